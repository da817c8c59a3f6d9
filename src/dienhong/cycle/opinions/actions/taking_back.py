"""Taking back a triage or an assignment: the opinion stands as it stood before, and the journal says so."""

from datetime import date, datetime
from typing import Any

from dienhong.civic.communes.models import Unit
from dienhong.cycle.opinions.actions.moving import Move, moving
from dienhong.cycle.opinions.events import AssignmentTakenBack, TriageTakenBack
from dienhong.cycle.opinions.models import Assignment, Clock
from dienhong.cycle.opinions.permissions import may_triage
from dienhong.cycle.opinions.states import OpinionState
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Refused


def take_back_triage(
    actor: Actor, opinion_id: int, *, before: dict[str, Any], seen_version: int, now: datetime
) -> None:
    """Sort the opinion as `before` (from `standing`) says. Raises `Overtaken` when it was touched after that."""
    may_triage(actor).require()
    step = "untriage" if before["state"] == OpinionState.RECEIVED else "triage"
    with moving(actor, opinion_id, step, seen_version=seen_version, now=now) as move:
        fields = list(before["fields"])
        move.set(kind=before["kind"], fields=fields, lead_field=fields[0] if fields else "", urgency=before["urgency"])
        _set_due(move, before)
        move.record(
            TriageTakenBack(subject_id=opinion_id, kind=before["kind"], fields=tuple(fields), urgency=before["urgency"])
        )


def take_back_assignment(
    actor: Actor, opinion_id: int, *, before: dict[str, Any], seen_version: int, now: datetime
) -> None:
    """Give the opinion back to the unit that had it, or to the office when none had. What a unit has drafted stays.

    Raises `Overtaken` when the opinion was touched meanwhile.
    """
    may_triage(actor).require()
    was_assigned = before["state"] == OpinionState.ASSIGNED
    with moving(
        actor, opinion_id, "assign" if was_assigned else "unassign", seen_version=seen_version, now=now
    ) as move:
        unit = Unit.objects.filter(pk=before["unit"]).first() if before["unit"] else None
        if was_assigned and unit is None:
            raise Refused("Đơn vị trước đây không còn. Hãy phân công lại trên trang của ý kiến.")
        move.set(unit=unit)
        _set_due(move, before)
        goes_to = unit.pk if unit else None
        lost_by = move.opinion.unit_id if move.opinion.unit_id != goes_to else None
        name = unit.name if unit else ""
        move.record(AssignmentTakenBack(subject_id=opinion_id, unit=goes_to, unit_name=name, lost_by=lost_by))
        if was_assigned and unit is not None:
            due = date.fromisoformat(before["due_date"])
            Assignment.objects.create(
                opinion_id=opinion_id, unit=unit, due_date=due, assigned_by_id=actor.user_id, assigned_at=now
            )


def _set_due(move: Move, before: dict[str, Any]) -> None:
    """The day and what it was counted from, as they were."""
    move.set(due_date=date.fromisoformat(before["due_date"]) if before["due_date"] else None)
    if before["clock"] is None:
        Clock.objects.filter(opinion=move.opinion).delete()
    else:
        Clock.objects.update_or_create(opinion=move.opinion, defaults=before["clock"])
