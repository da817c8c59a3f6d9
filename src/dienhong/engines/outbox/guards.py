"""Asking again, at the hour of sending, whether a record may still be spoken of."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Asked:
    """The record, and to whom something about it is to go."""

    subject_id: int
    topic: str
    address: str


Guard = Callable[[Asked], str]
"""The reason to keep back what is said about a record, a Vietnamese sentence; "" lets it go. Only reads."""

_guards: dict[str, Guard] = {}


def bind_guards(table: Mapping[str, Guard]) -> None:
    """Set the one table of guards by name (`config/outgoing.py`), once at start-up."""
    _guards.clear()
    _guards.update(table)


def reason_to_withhold(guard: str, subject_id: int | None, topic: str, address: str) -> str:
    """What the guard says; a letter with the name of an unknown guard never leaves. "" without a guard."""
    if not guard or subject_id is None:
        return ""
    known = _guards.get(guard)
    return known(Asked(subject_id, topic, address)) if known else "Không rõ ai kiểm tra nội dung này trước khi gửi."
