"""Giving an opinion to the unit that will answer."""

from datetime import date, datetime

from django.utils import timezone

from dienhong.civic.communes.queries import active_units
from dienhong.cycle.opinions import rules
from dienhong.cycle.opinions.actions.concerning import require_answerer
from dienhong.cycle.opinions.actions.moving import moving
from dienhong.cycle.opinions.events import OpinionAssigned
from dienhong.cycle.opinions.models import Assignment
from dienhong.cycle.opinions.permissions import may_triage
from dienhong.cycle.opinions.winding import wind_by_hand
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Refused


def assign_opinion(
    actor: Actor,
    opinion_id: int,
    *,
    unit_id: int,
    due_date: date | None = None,
    note: str = "",
    seen_version: int | None = None,
    now: datetime,
) -> None:
    """Assign or re-assign; without `due_date` the one from triage holds.

    Raises `Overtaken` when the opinion moved after `seen_version`.
    """
    may_triage(actor).require()
    unit = active_units().filter(pk=unit_id).first()
    if unit is None:
        raise Refused("Hãy chọn đơn vị trong danh sách.", field="unit")
    require_answerer(unit, opinion_id, timezone.localdate(now))
    with moving(actor, opinion_id, "assign", seen_version=seen_version, now=now) as move:
        due = due_date or move.opinion.due_date
        if due is None:
            raise Refused("Hãy ghi hạn trả lời.", field="due_date")
        if due_date is not None:
            rules.assignable_due(due_date, timezone.localdate(now)).enforce("due_date")
            if due_date != move.opinion.due_date:
                wind_by_hand(move.opinion, due_date, timezone.localdate(now))
        lost_by = move.opinion.unit_id if move.opinion.unit_id != unit.pk else None
        move.set(unit=unit, due_date=due)
        move.record(
            OpinionAssigned(
                subject_id=opinion_id, unit=unit.pk, unit_name=unit.name, due_date=due.isoformat(), lost_by=lost_by
            )
        )
        Assignment.objects.create(
            opinion_id=opinion_id, unit=unit, note=note, due_date=due, assigned_by_id=actor.user_id, assigned_at=now
        )
