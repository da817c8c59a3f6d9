"""Where an opinion stands, by its code: the few facts that everybody who holds the code may know.

A code whose words are withheld tells exactly what one tells that nobody has read yet (domain §3.3).
"""

from datetime import datetime
from typing import Any

from django.utils.timezone import localdate

from dienhong.civic.deadlines.queries import calendar, limit
from dienhong.civic.sealed.queries import withheld_since
from dienhong.cycle.opinions import rules
from dienhong.cycle.opinions.queries import by_code
from dienhong.cycle.opinions.states import OPEN_STATES, OpinionState

_UNREAD = (OpinionState.RECEIVED, OpinionState.DIVERTED)


def standing_of(code: str, now: datetime) -> dict[str, Any] | None:
    """State, day of receipt, last day and unit; None for a code that stands for nothing here."""
    since, opinion = withheld_since(code), by_code(code)
    due = rules.due_date(localdate(since or (opinion.received_at if opinion else now)), limit("ordinary"), calendar())
    if since is not None or (opinion is not None and opinion.state in _UNREAD):
        received = opinion.received_at if opinion else since
        return _told(code, OpinionState.RECEIVED, localdate(received), due, "")
    if opinion is None:
        return None
    answered = opinion.merged_into or opinion
    waits = answered.state in OPEN_STATES
    unit = answered.unit.name if answered.unit else ""
    return _told(
        code, OpinionState(opinion.state), localdate(opinion.received_at), answered.due_date if waits else None, unit
    )


def _told(code: str, state: OpinionState, received_on: Any, due_date: Any, unit: str) -> dict[str, Any]:
    return {
        "code": code,
        "state": state.value,
        "state_label": str(state.label),
        "received_on": received_on,
        "due_date": due_date,
        "unit": unit,
    }
