"""Taking back what one table brought in, as long as nobody has done anything with it."""

from datetime import datetime

from django.db import transaction

from dienhong.cycle.intake.events import ImportedOpinionWithdrawn, UndoContinued, UndoFinished
from dienhong.cycle.intake.models import IntakeBatch, IntakeRow
from dienhong.cycle.intake.moving import move_batch, own_batch
from dienhong.cycle.intake.states import BatchState, RowState
from dienhong.cycle.opinions.actions.moving import moving
from dienhong.engines.journal.record import record
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Overtaken, Refused
from dienhong.kernel.vietnamese import nfc

CHUNK = 50
_UNTOUCHED = 1
"""The version of an opinion that nobody has moved: every move raises it."""


@transaction.atomic
def undo_batch(actor: Actor, batch_id: int, *, reason: str, now: datetime) -> None:
    """Begin to withdraw the batch's opinions; `reason` is what a sender who asks for the code will read."""
    batch = own_batch(actor, batch_id)
    if not reason.strip():
        raise Refused("Hãy ghi vì sao rút; ai tra cứu mã sẽ đọc được lý do này.", field="reason")
    if not batch.rows.filter(state=RowState.IMPORTED).exists():
        raise Refused("Chưa có dòng nào được nhập nên không có gì để rút.")
    move_batch(batch, "undo", undo_reason=nfc(reason).strip())
    record(actor, UndoContinued(subject_id=batch.pk, round=batch.round), now)


@transaction.atomic
def continue_undo(actor: Actor, batch_id: int, *, seen_round: int, after: int, now: datetime) -> None:
    """Withdraw the next chunk of rows numbered above `after`, and ask for the one after it by an event."""
    batch = IntakeBatch.objects.select_for_update().filter(pk=batch_id).first()
    if batch is None or batch.state != BatchState.UNDOING or batch.round != seen_round:
        return
    imported = batch.rows.filter(state=RowState.IMPORTED)
    rows = list(imported.filter(number__gt=after).order_by("number")[:CHUNK])
    for row in rows:
        _withdraw(actor, row, batch.undo_reason, now)
    if rows and imported.filter(number__gt=rows[-1].number).exists():
        record(actor, UndoContinued(subject_id=batch.pk, round=batch.round, after=rows[-1].number), now)
        return
    move_batch(batch, "finish_undo")
    withdrawn = batch.rows.filter(state=RowState.UNDONE).count()
    record(actor, UndoFinished(subject_id=batch.pk, withdrawn=withdrawn, kept=imported.count()), now)


def _withdraw(actor: Actor, row: IntakeRow, reason: str, now: datetime) -> None:
    """The key is given free, so that the right words may come in again. What was moved since stays as it is."""
    if row.opinion_id is None:
        return
    try:
        with moving(actor, row.opinion_id, "withdraw", seen_version=_UNTOUCHED, now=now) as move:
            move.set(submission_key=None, outcome_reason=f"Rút vì nhập nhầm từ bảng: {reason}")
            move.record(ImportedOpinionWithdrawn(subject_id=row.opinion_id))
    except (Overtaken, Refused):
        return
    IntakeRow.objects.filter(pk=row.pk, state=RowState.IMPORTED).update(state=RowState.UNDONE, original="")
