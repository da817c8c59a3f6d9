"""Laying out a dialogue's duties, and settling each: done with evidence, not needed, handed over, opened again."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.db import transaction
from django.utils.timezone import localdate

from dienhong.cycle.dialogues import rules
from dienhong.cycle.dialogues.actions.layout import lay_out_duties
from dienhong.cycle.dialogues.checklist import is_responsible, possible_holders
from dienhong.cycle.dialogues.events import DutyFinished, DutyHandedOver, DutyReopened, DutyWaived
from dienhong.cycle.dialogues.models import DialogueDuty
from dienhong.cycle.dialogues.permissions import may_reassign_duty, may_settle_duty
from dienhong.cycle.dialogues.states import DUTY_FLOW, DutyState
from dienhong.engines.files.store import keep
from dienhong.engines.journal.record import record
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing, Overtaken, Refused


@dataclass(frozen=True, slots=True)
class Proof:
    """A file that shows that something was done."""

    name: str
    content_type: str
    content: bytes


@transaction.atomic
def finish_duty(
    actor: Actor,
    duty_id: int,
    *,
    done_on: date,
    note: str = "",
    proof: Proof | None = None,
    folder: Path,
    now: datetime,
) -> DialogueDuty:
    """The duty was done on `done_on`; a note or a file says how one can see it. `Refused` without either."""
    duty = _duty_for_update(duty_id)
    may_settle_duty(actor, responsible=is_responsible(actor, duty)).require()
    step = DUTY_FLOW.require("finish", DutyState(duty.state))
    rules.duty_proven(duty.evidence, note, has_file=proof is not None).enforce("note")
    if done_on > localdate(now):
        raise Refused("Ngày làm xong không thể sau hôm nay.", field="done_on")
    if proof is not None:
        duty.proof = keep(folder, proof.content, name=proof.name, content_type=proof.content_type, now=now)
    duty.note, duty.done_on = note.strip(), done_on
    _settle(actor, duty, step.target, now)
    record(actor, DutyFinished(subject_id=duty.dialogue_id, duty=duty.key), now)
    lay_out_duties(actor, duty.dialogue, now=now)
    return duty


@transaction.atomic
def waive_duty(actor: Actor, duty_id: int, *, reason: str, now: datetime) -> DialogueDuty:
    """The duty need not be done here; never one that the law sets."""
    duty = _duty_for_update(duty_id)
    may_reassign_duty(actor).require()
    step = DUTY_FLOW.require("waive", DutyState(duty.state))
    rules.may_waive_duty(duty.certainty, duty.source).enforce()
    if not reason.strip():
        raise Refused("Hãy ghi vì sao không cần làm.", field="reason")
    duty.reason = reason.strip()
    _settle(actor, duty, step.target, now)
    record(actor, DutyWaived(subject_id=duty.dialogue_id, duty=duty.key), now)
    return duty


@transaction.atomic
def reopen_duty(actor: Actor, duty_id: int, *, now: datetime) -> DialogueDuty:
    """It was not done after all. The evidence stays with the duty until another replaces it."""
    duty = _duty_for_update(duty_id)
    may_settle_duty(actor, responsible=is_responsible(actor, duty)).require()
    step = DUTY_FLOW.require("reopen", DutyState(duty.state))
    duty.reason, duty.done_on = "", None
    _settle(actor, duty, step.target, now)
    record(actor, DutyReopened(subject_id=duty.dialogue_id, duty=duty.key), now)
    return duty


@transaction.atomic
def hand_over_duty(actor: Actor, duty_id: int, *, to_id: int | None, now: datetime) -> DialogueDuty:
    """Somebody by name does it from now on; None gives it back to the unit or the role."""
    duty = _duty_for_update(duty_id)
    may_reassign_duty(actor, holds=duty.holder_id is not None and duty.holder_id == actor.user_id).require()
    if duty.state != DutyState.OPEN:
        raise Refused("Việc này không còn mở nên không giao lại được.")
    if to_id is not None and not possible_holders(localdate(now)).filter(pk=to_id).exists():
        raise Refused("Hãy chọn người đang có vai trò trong xã.", field="holder")
    duty.holder_id = to_id
    duty.save(update_fields=["holder"])
    record(actor, DutyHandedOver(subject_id=duty.dialogue_id, duty=duty.key, to=to_id or 0), now)
    return duty


def _settle(actor: Actor, duty: DialogueDuty, state: DutyState, now: datetime) -> None:
    if not DialogueDuty.objects.filter(pk=duty.pk, state=duty.state).update(state=state):
        raise Overtaken
    duty.state, duty.settled_at, duty.settled_by = state, now, actor.name
    duty.save()


def _duty_for_update(duty_id: int) -> DialogueDuty:
    duty = DialogueDuty.objects.select_for_update(of=("self",)).select_related("dialogue").filter(pk=duty_id).first()
    if duty is None:
        raise Missing
    return duty
