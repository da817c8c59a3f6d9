"""Units that help: asked by the office or the unit that answers, and their contribution."""

from datetime import date, datetime

from django.utils import timezone

from dienhong.civic.communes.queries import active_units
from dienhong.cycle.opinions import rules
from dienhong.cycle.opinions.actions.concerning import require_answerer
from dienhong.cycle.opinions.actions.holding import holding
from dienhong.cycle.opinions.events import SupportAsked, SupportGiven
from dienhong.cycle.opinions.models import SupportingUnit
from dienhong.cycle.opinions.permissions import may_ask_support, may_give_support
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing, Refused
from dienhong.kernel.vietnamese import nfc


def ask_support(actor: Actor, opinion_id: int, *, unit_id: int, asked: str, due_date: date, now: datetime) -> None:
    """Ask another unit to contribute until `due_date`; from then on it sees the opinion. Once a unit."""
    unit = active_units().filter(pk=unit_id).first()
    if unit is None:
        raise Refused("Hãy chọn đơn vị trong danh sách.", field="unit")
    if not asked.strip():
        raise Refused("Hãy ghi nội dung đề nghị đơn vị góp ý.", field="asked")
    today = timezone.localdate(now)
    rules.assignable_due(due_date, today).enforce("due_date")
    require_answerer(unit, opinion_id, today)
    with holding(actor, opinion_id, now=now) as move:
        may_ask_support(actor, move.opinion.unit_id).require()
        if unit.pk == move.opinion.unit_id:
            raise Refused("Đơn vị này đang chủ trì trả lời. Hãy chọn đơn vị khác.", field="unit")
        if SupportingUnit.objects.filter(opinion=move.opinion, unit=unit).exists():
            raise Refused("Đơn vị này đã được đề nghị phối hợp.", field="unit")
        SupportingUnit.objects.create(
            opinion=move.opinion,
            unit=unit,
            asked=nfc(asked).strip(),
            due_date=due_date,
            asked_by_id=actor.user_id,
            asked_at=now,
        )
        due = due_date.isoformat()
        move.record(SupportAsked(subject_id=opinion_id, unit=unit.pk, unit_name=unit.name, due_date=due))


def give_support(actor: Actor, support_id: int, *, answer: str, now: datetime) -> None:
    """The contribution of the actor's unit; writing it again replaces it until the opinion is answered."""
    support = SupportingUnit.objects.select_related("unit").filter(pk=support_id).first()
    if support is None:
        raise Missing
    if not answer.strip():
        raise Refused("Hãy ghi nội dung góp ý.", field="answer")
    with holding(actor, support.opinion_id, now=now) as move:
        may_give_support(actor, support.unit_id).require()
        SupportingUnit.objects.filter(pk=support_id).update(
            answer=nfc(answer).strip(), answered_by=actor.user_id, answered_at=now
        )
        given = SupportGiven(subject_id=support.opinion_id, unit=support.unit_id, unit_name=support.unit.name)
        move.record(given)
