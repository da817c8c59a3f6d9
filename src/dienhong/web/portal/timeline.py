"""The journal's public events as the timeline that citizens read. Officials' names stay inside."""

from collections.abc import Iterable
from datetime import date
from types import ModuleType
from typing import Any

from dienhong.cycle.dialogues import events as dialogue_events
from dienhong.cycle.dialogues.states import DIALOGUE_FLOW, DialogueState, HalfDay
from dienhong.cycle.opinions import events as opinion_events
from dienhong.cycle.replies import events as reply_events
from dienhong.engines.journal.models import Entry
from dienhong.kernel.events import Event


def _public_events(*modules: ModuleType) -> dict[str, type[Event]]:
    """The public event classes of the modules by their verbs."""
    found = [value for module in modules for value in vars(module).values() if isinstance(value, type)]
    events = [value for value in found if issubclass(value, Event) and "verb" in vars(value)]
    return {event.verb: event for event in events if event.public}


_EVENTS = _public_events(dialogue_events, opinion_events, reply_events)
# Published and replied are one moment; that words were withheld for a time is nobody's business (domain §3.3).
_UNTOLD = {reply_events.ReplyPublished.verb, opinion_events.OpinionDiverted.verb}


def public_timeline(entries: Iterable[Entry]) -> list[dict[str, Any]]:
    """Rows for the kit's timeline, in the order given; what is not public is left out."""
    rows: list[dict[str, Any]] = []
    was_received = False
    for entry in entries:
        event = _EVENTS.get(entry.verb)
        is_received = event is opinion_events.OpinionReceived
        if event is None or entry.verb in _UNTOLD or (is_received and was_received):
            continue
        was_received = was_received or is_received
        rows.append({"title": _title(event, entry.details), "at": entry.at, "body": _body(entry.details)})
    if rows:
        rows[-1]["state"] = "current"
    return rows


def _title(event: type[Event], details: dict[str, Any]) -> str:
    """A dialogue's step reads as the state that it led to."""
    if event is dialogue_events.DialogueMoved:
        return DialogueState(DIALOGUE_FLOW.step(details["step"]).target).label
    return event.label


def _body(details: dict[str, Any]) -> str:
    if "unit_name" in details:
        return f"{details['unit_name']}, hạn trả lời {_day(details['due_date'])}."
    if "half_day" in details:
        return f"{HalfDay(details['half_day']).label.capitalize()}, {_day(details['date'])}."
    if "to" in details:
        return f"Nơi nhận: {details['to']}."
    return f"Lý do: {details['reason']}" if details.get("step") and details.get("reason") else ""


def _day(iso: str) -> str:
    return f"{date.fromisoformat(iso):%d/%m/%Y}"
