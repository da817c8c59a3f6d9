"""The journal in words: what each verb means, and what its details say."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from typing import Any

from django.utils import timezone

import dienhong.civic.sealed.events
import dienhong.civic.topics.actions
import dienhong.cycle.dialogues.events
import dienhong.cycle.opinions.events
import dienhong.cycle.plans.events
import dienhong.cycle.replies.events  # noqa: F401 - these six define the events whose labels are walked below
from dienhong.cycle.dialogues.states import DIALOGUE_FLOW, PaperKind
from dienhong.engines.journal.models import Entry
from dienhong.kernel.events import Event


@cache
def labels() -> dict[str, str]:
    """Verb → Vietnamese label, from the events themselves."""
    return {event.verb: event.label for event in _kinds(Event) if "verb" in event.__dict__}


def title_of(entry: Entry) -> str:
    """What happened, in a few words."""
    if entry.verb == "dialogue_moved":
        return DIALOGUE_FLOW.step(entry.details["step"]).label
    if entry.verb == "dialogue_paper_drafted":
        return _drafted(PaperKind(entry.details["paper"]).label, entry.details["count"])
    return labels().get(entry.verb, "Việc khác")


def body_of(entry: Entry) -> str:
    """What the event's own details add; empty when they say nothing to people."""
    details = entry.details
    parts = [
        details.get("unit_name"),
        f"Nơi nhận: {details['to']}" if details.get("to") else "",
        f"Hạn {_day(details['due_date'])}" if details.get("due_date") else "",
        f"Số {details['number']}" if details.get("number") else "",
        f"Ngày {_day(details['date'])}" if entry.verb == "dialogue_scheduled" else "",
        f"Điểm {details['score']}/5" if details.get("score") else "",
        f"Lý do: {details['reason']}" if details.get("reason") else "",
    ]
    return ". ".join(part for part in parts if part)


def timeline(entries: Iterable[Entry]) -> list[dict[str, Any]]:
    """Rows for the kit's time line, newest first."""
    rows = [
        {"title": title_of(entry), "at": entry.at, "by": entry.actor_name, "body": body_of(entry)} for entry in entries
    ]
    return rows[::-1]


def overtaken_by(entry: Entry) -> str:
    """What to tell the slower of two people who worked on one record."""
    what = ": ".join(part for part in (title_of(entry), body_of(entry)) if part)
    return (
        f"Chưa lưu, vì {entry.actor_name} vừa xử lý ý kiến này lúc {timezone.localtime(entry.at):%H:%M} "
        f"({what}). Điều ông/bà chọn vẫn còn; hãy xem lại, nếu vẫn đúng thì bấm lần nữa."
    )


def _drafted(paper: str, count: int) -> str:
    thing = f"{paper[:1].lower()}{paper[1:]}"
    return f"Soạn {count} {thing}" if count > 1 else f"Soạn {thing}"


def _day(written: str) -> str:
    return f"{date.fromisoformat(written):%d/%m/%Y}"


def _kinds(event: type[Event]) -> Iterator[type[Event]]:
    for kind in event.__subclasses__():
        yield kind
        yield from _kinds(kind)
