"""Taking an act back: any act, as long as nothing built on it."""

from datetime import datetime

from django.db import transaction

from dienhong.cycle.conference.actions.acting import Acting, Press, perform
from dienhong.cycle.conference.models import Act
from dienhong.cycle.conference.permissions import may_queue
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing, Refused


@transaction.atomic
def undo_act(actor: Actor, conference_id: int, act_id: int, *, press: Press, now: datetime) -> Act:
    """Restore what the act changed. Taking back is an act too, and can itself be taken back."""
    undone = Act.objects.filter(pk=act_id, conference_id=conference_id).first()
    if undone is None:
        raise Missing

    def do(acting: Acting) -> None:
        if undone.undone_by_id is not None:
            raise Refused("Việc này đã được hoàn tác.")
        for change in reversed(undone.changes):
            acting.restore(change)
        acting.topics.update(undone.topics.split())
        acting.result = {"undoes": undone.pk}

    act = perform(actor, conference_id, "undo", do, needs=may_queue, press=press, now=now)
    Act.objects.filter(pk=act_id, undone_by=None).update(undone_by=act)
    return act
