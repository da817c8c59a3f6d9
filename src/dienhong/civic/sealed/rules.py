"""When an opinion is sealed, whom it names, what a copy hides, and how long its handling may take. Pure.

Luật Tố cáo 2018, Điều 47 and 56: a denouncer is protected from the first moment, so suspicion alone restricts.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from dienhong.civic.deadlines.rules import TimeLimit
from dienhong.civic.sealed.states import SealedState
from dienhong.engines.language.denunciation import suspicion
from dienhong.engines.language.privacy import hide
from dienhong.kernel.vietnamese import fold
from dienhong.kernel.workdays import WorkCalendar

__all__ = [
    "Clock", "accuses_chairman", "clock", "limit_keys", "mentioned", "most_extensions", "proposed_copy", "still_tells",
    "suspicion",
]  # fmt: skip

_LEAST_WORDS = 2
_LEAST_DIGITS = 8
_BEFORE_CHAIRMAN = re.compile(r"\bto cao (?:\w+ ){0,8}chu tich\b")
_HIDDEN = "[…]"


def mentioned(text: str, people: Mapping[int, str]) -> set[int]:
    """Ids of those of `people` (id → full name) whose full name stands in `text`, with or without diacritics."""
    words = f" {fold(text)} "
    names = {person: fold(name) for person, name in people.items()}
    return {person for person, name in names.items() if len(name.split()) >= _LEAST_WORDS and f" {name} " in words}


def accuses_chairman(text: str) -> bool:
    """Whether "tố cáo" is soon followed by "chủ tịch": enough to keep it from the Chairman until somebody decides."""
    return _BEFORE_CHAIRMAN.search(fold(text)) is not None


def proposed_copy(text: str, own: Iterable[str]) -> str:
    """`text` without what points to a person, and without the sender's `own` words (name, telephone, e-mail).

    Luật Tố cáo 2018, Điều 56. A first proposal: a person reads and approves it.
    """
    for word in sorted({word.strip() for word in own if word.strip()}, key=len, reverse=True):
        text = re.sub(re.escape(word), _HIDDEN, text, flags=re.IGNORECASE)
    return hide(text)


def still_tells(text: str, own: Iterable[str]) -> bool:
    """Whether one of the sender's `own` words (name, telephone, e-mail) stands in `text`, however it is written."""
    words = f" {fold(text)} "
    digits = re.sub(r"\D", "", text)
    return any(_stands(word, words, digits) for word in own if word.strip())


def _stands(word: str, words: str, digits: str) -> bool:
    number = re.sub(r"\D", "", word)
    is_number = len(number) >= _LEAST_DIGITS and "@" not in word
    return number in digits if is_number else f" {fold(word)} " in words


@dataclass(frozen=True, slots=True)
class Clock:
    """What is to be done by which day, by which law."""

    limit: TimeLimit
    start: date
    due: date


def limit_keys() -> tuple[str, ...]:
    """The time limits that `clock` needs."""
    return ("denounce_sort", "denounce_sort_many", "denounce_resolve", "denounce_extend", "complaint_accept")


def clock(
    state: SealedState,
    *,
    received: date,
    accepted: date | None,
    many_places: bool,
    extensions: int,
    limits: Mapping[str, TimeLimit],
    calendar: WorkCalendar,
) -> Clock | None:
    """The limit that runs now; None when nothing waits. `limits` has every key of `limit_keys`."""
    if state in (SealedState.SUSPECTED, SealedState.CONFIRMED):
        limit = limits["denounce_sort_many" if many_places else "denounce_sort"]
        return Clock(limit, received, limit.due(received, calendar))
    if state == SealedState.COMPLAINT:
        limit = limits["complaint_accept"]
        return Clock(limit, received, limit.due(received, calendar))
    if state == SealedState.ACCEPTED and accepted is not None:
        limit = limits["denounce_resolve"]
        longer = limit.amount + extensions * limits["denounce_extend"].amount
        return Clock(limit, accepted, calendar.next_workday(accepted + timedelta(days=longer)))
    return None


def most_extensions(*, very_complex: bool) -> int:
    """Once for a complex case, twice for a very complex one (Luật Tố cáo 2018, Điều 30)."""
    return 2 if very_complex else 1
