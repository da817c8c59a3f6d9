"""Writing down what the rules say of rows, and which of equal rows is the one that goes in."""

import uuid
from collections.abc import Iterable

from dienhong.cycle.intake.models import IntakeBatch, IntakeRow
from dienhong.cycle.intake.queries import cells_of, known_keys
from dienhong.cycle.intake.rules import Judged, Setting, judge
from dienhong.cycle.intake.states import Column, RowState

ALREADY_IN = "Ý kiến này đã được nhập trước đây nên không nhập lại."
_AT_ONCE = 500


def judge_row(row: IntakeRow, mapping: dict[Column, int], setting: Setting) -> Judged:
    """Set what the rules say of `row`; nothing is saved."""
    judged = judge(cells_of(row.cells, mapping), setting)
    row.state, row.key = judged.state, judged.key
    row.faults, row.notes = dict(judged.faults), dict(judged.notes)
    row.collected_on, row.field_code = judged.day, judged.field_code
    return judged


def mark_duplicates(rows: Iterable[IntakeRow]) -> None:
    """Of `rows` that are ready, in their order, the first of each key stays so; those known before are duplicates.

    Nothing is saved.
    """
    ready = [row for row in rows if row.state in (RowState.READY, RowState.DUPLICATE) and row.key is not None]
    known = known_keys({row.key for row in ready if row.key})
    first: dict[uuid.UUID, int] = {}
    for row in ready:
        key = row.key or uuid.UUID(int=0)
        row.state = RowState.READY
        row.notes = {name: note for name, note in row.notes.items() if name != "row"}
        if key in known:
            row.state, row.notes["row"] = RowState.DUPLICATE, ALREADY_IN
        elif key in first:
            row.state, row.notes["row"] = RowState.DUPLICATE, f"Giống hệt dòng {first[key]} của bảng này."
        else:
            first[key] = row.number


def settle_keys(batch: IntakeBatch, keys: Iterable[uuid.UUID | None]) -> None:
    """After a row changed: judge anew which of the batch's rows with these keys goes in, and save that."""
    touched = {key for key in keys if key is not None}
    alike = (RowState.READY, RowState.DUPLICATE)
    rows = list(batch.rows.filter(key__in=touched, state__in=alike).order_by("number"))
    mark_duplicates(rows)
    IntakeRow.objects.bulk_update(rows, ["state", "notes"], batch_size=_AT_ONCE)
