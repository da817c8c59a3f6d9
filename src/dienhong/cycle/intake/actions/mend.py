"""Putting rows right before they go in: cells changed in place, rows left out."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from dienhong.cycle.intake.events import RowMended
from dienhong.cycle.intake.judging import judge_row, settle_keys
from dienhong.cycle.intake.models import IntakeBatch, IntakeRow
from dienhong.cycle.intake.moving import mendable_batch
from dienhong.cycle.intake.queries import mapping_of, setting_of
from dienhong.cycle.intake.states import Column, RowState
from dienhong.engines.journal.record import record
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing, Overtaken
from dienhong.kernel.reading.sheets import MAX_CELL
from dienhong.kernel.vietnamese import nfc

_OPEN = (RowState.READY, RowState.FAULTY, RowState.DUPLICATE, RowState.SKIPPED)


@transaction.atomic
def mend_row(actor: Actor, batch_id: int, number: int, cells: Mapping[Column, str], *, now: datetime) -> RowState:
    """Write `cells` into the row, also for columns that the table does not have; the state that it has now."""
    batch = mendable_batch(actor, batch_id)
    row = _open_row(batch, number)
    mapping = _widened(batch, cells)
    for column, text in cells.items():
        index = mapping.get(column)
        if index is None:
            continue
        row.cells += [""] * (index + 1 - len(row.cells))
        row.cells[index] = nfc(text.replace("\r\n", "\n")).strip()[:MAX_CELL]
    return _judge_anew(actor, batch, row, now)


@transaction.atomic
def skip_row(actor: Actor, batch_id: int, number: int, *, now: datetime) -> None:
    """Leave the row out; the next equal one takes its place."""
    batch = mendable_batch(actor, batch_id)
    row = _open_row(batch, number)
    _save(row, state=RowState.SKIPPED, faults={}, notes={"row": "Người nhập bỏ qua dòng này."})
    settle_keys(batch, [row.key])
    record(actor, RowMended(subject_id=batch.pk, row=number, state=RowState.SKIPPED), now)


@transaction.atomic
def take_row_back(actor: Actor, batch_id: int, number: int, *, now: datetime) -> RowState:
    """Judge a skipped row as if it had never been skipped."""
    batch = mendable_batch(actor, batch_id)
    return _judge_anew(actor, batch, _open_row(batch, number), now)


def _judge_anew(actor: Actor, batch: IntakeBatch, row: IntakeRow, now: datetime) -> RowState:
    before, seen = row.key, row.state
    judge_row(row, mapping_of(batch), setting_of(batch, actor, localdate(now)))
    row_now = {
        name: getattr(row, name) for name in ("state", "cells", "key", "faults", "notes", "collected_on", "field_code")
    }
    row.state = seen
    _save(row, **row_now)
    settle_keys(batch, [before, row_now["key"]])
    state = RowState(IntakeRow.objects.values_list("state", flat=True).get(pk=row.pk))
    record(actor, RowMended(subject_id=batch.pk, row=row.number, state=state), now)
    return state


def _save(row: IntakeRow, **changes: object) -> None:
    if not IntakeRow.objects.filter(pk=row.pk, state=row.state).update(**changes):
        raise Overtaken


def _open_row(batch: IntakeBatch, number: int) -> IntakeRow:
    row = batch.rows.filter(number=number, state__in=_OPEN).first()
    if row is None:
        raise Missing
    return row


def _widened(batch: IntakeBatch, cells: Mapping[Column, str]) -> dict[Column, int]:
    """The mapping with a new column at the end of the table for what it had no column for."""
    mapping = mapping_of(batch)
    new = [column for column, text in cells.items() if column not in mapping and text.strip()]
    for column in new:
        mapping[column] = len(batch.heading)
        batch.heading.append(column.label)
    if new:
        batch.mapping = dict(mapping)
        batch.save(update_fields=["mapping", "heading"])
    return mapping
