"""The second step: the good rows become opinions, a chunk a transaction; begun, stopped, resumed; each exactly once.

A row goes in under its key, which the register takes only once: the same row of another file finds it there.
"""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from dienhong.cycle.intake.events import BatchClosed, ImportContinued, ImportFinished, ImportStopped
from dienhong.cycle.intake.judging import ALREADY_IN, judge_row
from dienhong.cycle.intake.models import IntakeBatch, IntakeRow
from dienhong.cycle.intake.moving import move_batch, own_batch
from dienhong.cycle.intake.permissions import may_import
from dienhong.cycle.intake.queries import known_keys, mapping_of, setting_of
from dienhong.cycle.intake.rules import Judged
from dienhong.cycle.intake.states import BatchState, Column, RowState
from dienhong.cycle.opinions.actions.submit import Submission, submit_opinion
from dienhong.cycle.opinions.models import Opinion
from dienhong.cycle.opinions.states import Channel
from dienhong.engines.journal.record import record
from dienhong.engines.secrets.seal import Seal
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Refused

CHUNK = 50
"""Rows a transaction: well below a second, so that others wait no longer for the journal."""


@transaction.atomic
def start_import(actor: Actor, batch_id: int, *, now: datetime) -> None:
    """Begin, or go on after a stop or after more rows were mended."""
    batch = own_batch(actor, batch_id)
    if not batch.rows.filter(state=RowState.READY).exists():
        raise Refused("Không còn dòng nào để nhập. Hãy sửa các dòng còn lỗi trước.")
    move_batch(batch, "start")
    record(actor, ImportContinued(subject_id=batch.pk, round=batch.round), now)


@transaction.atomic
def stop_import(actor: Actor, batch_id: int, *, now: datetime) -> None:
    """Stop after the chunk that is under way."""
    batch = own_batch(actor, batch_id)
    move_batch(batch, "stop")
    record(actor, ImportStopped(subject_id=batch.pk), now)


@transaction.atomic
def continue_import(
    actor: Actor, batch_id: int, *, seen_round: int, seal: Seal, random: Callable[[int], int], now: datetime
) -> None:
    """Enter the next chunk for `actor`, whose table it is, and ask for the one after it by an event.

    Nothing when it was stopped meanwhile; stopped when the actor may no longer import.
    """
    batch = IntakeBatch.objects.select_for_update().filter(pk=batch_id).first()
    if batch is None or batch.state != BatchState.RUNNING or batch.round != seen_round:
        return
    if not may_import(actor):
        move_batch(batch, "stop")
        record(actor, ImportStopped(subject_id=batch.pk), now)
        return
    waiting = batch.rows.filter(state=RowState.READY).order_by("number")
    mapping, setting = mapping_of(batch), setting_of(batch, actor, localdate(now))
    for row in waiting[:CHUNK]:
        judged = judge_row(row, mapping, setting)
        _enter(actor, batch, row, judged, seal=seal, random=random, now=now)
    if waiting.exists():
        record(actor, ImportContinued(subject_id=batch.pk, round=batch.round), now)
    else:
        move_batch(batch, "finish")
        imported = batch.rows.filter(state=RowState.IMPORTED).count()
        record(actor, ImportFinished(subject_id=batch.pk, imported=imported), now)


@transaction.atomic
def close_batch(actor: Actor, batch_id: int, *, now: datetime) -> None:
    """Put the table away; the words of rows that did not go in are deleted."""
    batch = own_batch(actor, batch_id)
    move_batch(batch, "close")
    batch.rows.exclude(state__in=(RowState.IMPORTED, RowState.UNDONE)).delete()
    record(actor, BatchClosed(subject_id=batch.pk), now)


def _enter(
    actor: Actor,
    batch: IntakeBatch,
    row: IntakeRow,
    judged: Judged,
    *,
    seal: Seal,
    random: Callable[[int], int],
    now: datetime,
) -> None:
    if judged.state != RowState.READY or judged.key is None:
        row.save()  # the list of villages changed since the preview
        return
    if known_keys([judged.key]):
        row.state, row.notes = RowState.DUPLICATE, {**row.notes, "row": ALREADY_IN}
        row.save()
        return
    submission = Submission(
        text=judged.text,
        key=judged.key,
        dialogue_id=batch.dialogue_id,
        village_id=judged.village_id,
        name=judged.name,
        phone=judged.phone,
        consents=judged.consents,
        channel=Channel(batch.channel),
    )
    try:
        received = submit_opinion(actor, submission, seal=seal, random=random, now=now)
    except Refused as refusal:
        row.state, row.faults = RowState.FAULTY, {Column.TEXT: refusal.message}
        row.save()
        return
    _settle(row, received.code, mapping_of(batch)[Column.TEXT])


def _settle(row: IntakeRow, code: str, place: int) -> None:
    """The row's words stand in the register now, or under seal, and nowhere else."""
    opinion_id = Opinion.objects.filter(submission_key=row.key).values_list("pk", flat=True).first()
    typed = row.typed[place] if opinion_id and place < len(row.typed) else ""
    row.original = typed if opinion_id and typed != row.cells[place] else ""
    row.state, row.code, row.opinion_id = RowState.IMPORTED, code, opinion_id
    row.cells, row.typed, row.faults, row.notes = [], [], {}, {}
    row.save()
