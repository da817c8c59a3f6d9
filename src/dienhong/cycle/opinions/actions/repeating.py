"""A repeat after an answer: a person says that this was asked and answered before."""

from datetime import datetime

from django.db import transaction

from dienhong.cycle.opinions.events import OpinionRepeated
from dienhong.cycle.opinions.models import Opinion, Repeat
from dienhong.cycle.opinions.permissions import may_tell_repeat
from dienhong.cycle.opinions.relations import comparable
from dienhong.cycle.opinions.states import OpinionState
from dienhong.engines.journal.record import record
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing, Refused


@transaction.atomic
def mark_repeat(actor: Actor, opinion_id: int, *, earlier_id: int, now: datetime) -> None:
    """Keep that `opinion_id` asks again what was answered under `earlier_id`; the same twice changes nothing."""
    found: dict[int, Opinion] = comparable().in_bulk([opinion_id, earlier_id])
    if len(found) < 2:  # noqa: PLR2004 (two different ones)
        raise Missing
    may_tell_repeat(actor, found[opinion_id].unit_id).require()
    if found[earlier_id].state not in (OpinionState.REPLIED, OpinionState.CLOSED):
        raise Refused("Ý kiến trước chưa được trả lời nên chưa dẫn lại được.")
    details = {"earlier": found[earlier_id], "by_id": actor.user_id, "at": now}
    known = Repeat.objects.filter(opinion_id=opinion_id).first()
    if known is not None and known.earlier_id == earlier_id:
        return
    Repeat.objects.update_or_create(opinion=found[opinion_id], defaults=details)
    record(actor, OpinionRepeated(subject_id=opinion_id, earlier=earlier_id), now)
