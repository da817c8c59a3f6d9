"""Turns that wait for their outcome with the forms for it, what was decided, what was promised."""

from typing import Any

from django.utils import timezone

from dienhong.civic.deadlines.queries import calendar, limit
from dienhong.cycle.conference import rules
from dienhong.cycle.conference.models import Commitment, Outcome, Turn
from dienhong.cycle.conference.queries import without_outcome
from dienhong.cycle.conference.states import Door, Duty, OutcomeKind, TurnState
from dienhong.web.stage.access import Room
from dienhong.web.stage.deeds.form import DeedForm
from dienhong.web.stage.deeds.outcomes import OUTCOMES, CommitForm

Bound = dict[tuple[str, int], DeedForm]
_OPEN = 3
_DECIDED = 8


def outcomes_of(room: Room, bound: Bound | None = None) -> dict[str, Any]:
    """The latest turns without outcome, each with the smallest form for each kind; then what was decided."""
    turns = list(without_outcome(room.conference.pk).select_related("village", "opinion").order_by("-started_at"))
    decided = Outcome.objects.filter(turn__conference=room.conference, taken_back=False)
    return {
        "waiting": [{"turn": turn, "kinds": _kinds(room, turn, bound or {})} for turn in turns[:_OPEN]],
        "more": turns[_OPEN:],
        "decided": list(decided.select_related("turn__village", "unit").order_by("-pk")[:_DECIDED]),
    }


def commitments_of(room: Room, bound: Bound | None = None) -> dict[str, Any]:
    """Promises as rows, and the form for another."""
    form = (bound or {}).get(("commit", 0)) or CommitForm(auto_id="commit-%s", initial={"due_date": _usual_day(room)})
    rows = Commitment.objects.filter(conference=room.conference, taken_back=False)
    return {"commitments": list(rows.select_related("unit").order_by("pk")), "commit_form": form}


def heard_of(room: Room) -> list[Turn]:
    """Who spoke or speaks, the latest first: for tying a row of the minutes to a speaker."""
    spoken = Turn.objects.filter(conference=room.conference, state__in=(TurnState.SPEAKING, TurnState.SPOKEN))
    return list(spoken.exclude(door=Door.ORDER).select_related("village").order_by("-started_at")[:_DECIDED])


def _kinds(room: Room, turn: Turn, bound: Bound) -> list[dict[str, Any]]:
    return [
        {
            "verb": kind.value,
            "label": kind.label,
            "form": bound.get((kind.value, turn.pk)) or _form(room, kind, turn),
            "failed": (kind.value, turn.pk) in bound,
            "why": _default(turn)[1] if kind == OutcomeKind.ASSIGNED else "",
        }
        for kind in OUTCOMES
    ]


def _form(room: Room, kind: OutcomeKind, turn: Turn) -> DeedForm:
    initial: dict[str, Any] = {"turn": turn.pk}
    if kind == OutcomeKind.ASSIGNED:
        written, why = _default(turn)
        initial |= {"written": written, "reason": why, "due_date": _usual_day(room)}
        initial |= {"unit": turn.opinion.unit_id} if turn.opinion else {}
    if kind == OutcomeKind.ANSWERED:
        initial |= {"responder": _chair(room)}
    return OUTCOMES[kind](initial=initial, auto_id=f"{kind.value}-{turn.pk}-%s")


def _default(turn: Turn) -> tuple[bool, str]:
    return rules.written_by_default(came_in_writing=turn.opinion_id is not None, is_pressing=turn.is_pressing)


def _usual_day(room: Room) -> Any:
    """The last day for an ordinary petition, as the law and the commune set it."""
    return limit("ordinary").due(timezone.localdate(room.now), calendar())


def _chair(room: Room) -> str:
    holder = room.conference.duties.filter(duty=Duty.CHAIR, until=None).last()
    return holder.name if holder else ""
