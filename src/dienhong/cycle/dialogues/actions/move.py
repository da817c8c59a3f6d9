"""Moving a dialogue along its flow."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from dienhong.civic.deadlines.queries import limit
from dienhong.cycle.dialogues import rules
from dienhong.cycle.dialogues.events import DialogueMoved
from dienhong.cycle.dialogues.models import Dialogue
from dienhong.cycle.dialogues.permissions import may_manage_dialogues
from dienhong.cycle.dialogues.states import DIALOGUE_FLOW, DialogueState
from dienhong.engines.journal.record import record
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing, Overtaken, Refused


@transaction.atomic
def move_dialogue(actor: Actor, dialogue_id: int, step_name: str, *, now: datetime, reason: str = "") -> None:
    """Take one step of `DIALOGUE_FLOW`; the rules of announcing and holding are checked here."""
    may_manage_dialogues(actor).require()
    dialogue = dialogue_for_update(dialogue_id)
    step = DIALOGUE_FLOW.require(step_name, DialogueState(dialogue.state))
    _check(dialogue, step_name, reason, now)
    changes: dict[str, object] = {"state": step.target}
    if step_name == "announce":
        changes["announced_at"] = now
    if step_name == "cancel":
        changes["cancel_reason"] = reason
    if not Dialogue.objects.filter(pk=dialogue.pk, state=dialogue.state).update(**changes):
        raise Overtaken
    record(actor, DialogueMoved(subject_id=dialogue.pk, step=step_name, reason=reason), now)


def dialogue_for_update(dialogue_id: int) -> Dialogue:
    """The dialogue, locked until the transaction ends; `Missing` when the commune has none with this id."""
    dialogue = Dialogue.objects.select_for_update().filter(pk=dialogue_id).first()
    if dialogue is None:
        raise Missing
    return dialogue


def _check(dialogue: Dialogue, step_name: str, reason: str, now: datetime) -> None:
    today = timezone.localdate(now)
    if step_name == "announce":
        rules.ready_to_announce(_missing(dialogue)).enforce()
        if dialogue.date is not None:
            rules.in_time_to_announce(dialogue.date, today, limit("announce")).enforce()
    if step_name == "hold" and dialogue.date is not None:
        rules.may_be_held(dialogue.date, today).enforce()
    if step_name == "cancel" and not reason.strip():
        raise Refused("Hãy ghi lý do không tổ chức; lý do sẽ được công khai.", field="reason")


def _missing(dialogue: Dialogue) -> list[str]:
    known = (dialogue.date, dialogue.half_day, dialogue.venue_id, dialogue.topics, dialogue.chair_id)
    return [name for name, value in zip(rules.NOTICE_ELEMENTS, known, strict=True) if not value]
