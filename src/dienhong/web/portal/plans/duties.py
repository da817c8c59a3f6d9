"""A plan's duties with the days on which they fall due."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from dienhong.cycle.dialogues.models import Dialogue
from dienhong.cycle.plans.models import Duty

_CONFERENCE = "conference"


def duty_rows(duties: Iterable[Duty], dialogues: Sequence[Dialogue]) -> list[dict[str, Any]]:
    """Who, what, by when in words, and for times counted from a dialogue the day for each one that has its date."""
    held = [dialogue.date for dialogue in dialogues if dialogue.date is not None]
    return [
        {"who": duty.who, "what": duty.what, "due": _words(duty), "days": _days(duty, sorted(held))} for duty in duties
    ]


def _words(duty: Duty) -> str:
    if duty.due_kind == "absolute":
        return f"{date.fromisoformat(duty.due_value):%d/%m/%Y}" if _is_iso(duty.due_value) else duty.due_value
    if duty.due_kind == "relative" and duty.offset_days is not None and duty.basis == _CONFERENCE:
        side = "trước" if duty.offset_days < 0 else "sau"
        return f"{abs(duty.offset_days)} ngày {side} ngày đối thoại"
    return duty.due_value


def _days(duty: Duty, held: Sequence[date]) -> list[date]:
    if duty.due_kind != "relative" or duty.offset_days is None or duty.basis != _CONFERENCE:
        return []
    return [day + timedelta(days=duty.offset_days) for day in held]


def _is_iso(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
