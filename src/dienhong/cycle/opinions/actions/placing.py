"""Putting an opinion to another dialogue, or to none."""

from datetime import datetime

from django.db import transaction

from dienhong.cycle.dialogues.models import Dialogue
from dienhong.cycle.opinions.events import OpinionPlaced
from dienhong.cycle.opinions.models import Opinion
from dienhong.cycle.opinions.permissions import may_triage
from dienhong.cycle.opinions.rules import may_be_placed
from dienhong.cycle.opinions.states import OpinionState
from dienhong.engines.journal.record import record
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing, Overtaken, Refused


@transaction.atomic
def place_opinion(
    actor: Actor, opinion_id: int, *, dialogue_id: int | None, seen_version: int | None = None, now: datetime
) -> None:
    """Let the opinion belong to `dialogue_id` from now on. Raises `Missing`, `Refused` or `Overtaken`."""
    may_triage(actor).require()
    opinion = Opinion.objects.filter(pk=opinion_id).first()
    if opinion is None:
        raise Missing
    may_be_placed(OpinionState(opinion.state)).enforce()
    if dialogue_id is not None and not Dialogue.objects.filter(pk=dialogue_id).exists():
        raise Refused("Hãy chọn cuộc đối thoại trong danh sách.", field="dialogue")
    if seen_version is not None and seen_version != opinion.version:
        raise Overtaken
    as_read = Opinion.objects.filter(pk=opinion_id, state=opinion.state, version=opinion.version)
    if not as_read.update(dialogue_id=dialogue_id, version=opinion.version + 1):
        raise Overtaken
    record(actor, OpinionPlaced(subject_id=opinion_id, dialogue=dialogue_id), now)
