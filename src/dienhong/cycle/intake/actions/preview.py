"""The first step: a table is kept as it is, each row judged; nothing is in the register yet."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from dienhong.civic.communes.models import Village
from dienhong.cycle.dialogues.models import Dialogue
from dienhong.cycle.intake.events import ColumnsChosen, TableRead
from dienhong.cycle.intake.judging import judge_row, mark_duplicates
from dienhong.cycle.intake.models import IntakeBatch, IntakeRow
from dienhong.cycle.intake.moving import mendable_batch
from dienhong.cycle.intake.permissions import may_import
from dienhong.cycle.intake.queries import mapping_of, setting_of
from dienhong.cycle.intake.rules import OTHER_VILLAGE, Setting
from dienhong.cycle.intake.states import Column, RowState
from dienhong.cycle.intake.tables import Table, column_letters
from dienhong.cycle.opinions.permissions import villages_for
from dienhong.cycle.opinions.states import SELF_SENT, Channel
from dienhong.engines.journal.record import record
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Refused
from dienhong.kernel.vietnamese import nfc

_AT_ONCE = 1000
_KEPT = (RowState.IMPORTED, RowState.UNDONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What the person says of the whole table. `collector`: who collected, such as the village head or a union."""

    collector: str
    title: str = ""
    channel: Channel = Channel.VILLAGE_HEAD
    village_id: int | None = None
    dialogue_id: int | None = None
    without_contacts: bool = False


@transaction.atomic
def keep_table(actor: Actor, table: Table, origin: Origin, *, now: datetime) -> IntakeBatch:
    """Keep the rows and judge each. Raises Forbidden, or Refused with the field of `Origin`."""
    may_import(actor).require()
    batch = IntakeBatch.objects.create(
        title=(nfc(origin.title).strip() or "Dán từ Excel")[:200],
        collector=_collector(origin.collector),
        channel=_channel(origin.channel),
        village_id=_village(actor, origin.village_id),
        dialogue_id=_dialogue(origin.dialogue_id),
        without_contacts=origin.without_contacts,
        header_row=table.header_row,
        heading=table.heading,
        mapping=dict(table.mapping),
        writing=table.writing,
        remark=_remark(table),
        created_by_id=actor.person_id,
        created_at=now,
    )
    rows = _rows(batch, table)
    _judge(rows, batch, setting_of(batch, actor, localdate(now)))
    IntakeRow.objects.bulk_create(rows, batch_size=_AT_ONCE)
    record(actor, TableRead(subject_id=batch.pk, rows=len(rows)), now)
    return batch


@transaction.atomic
def map_columns(
    actor: Actor,
    batch_id: int,
    *,
    header_row: int,
    mapping: dict[Column, int],
    without_contacts: bool,
    now: datetime,
) -> None:
    """Set by hand which row is the header and what each column holds; the rows are judged anew.

    Rows that were skipped by hand are judged as well; those that are in the register stay.
    """
    batch = mendable_batch(actor, batch_id)
    if Column.TEXT not in mapping:
        raise Refused("Hãy chọn cột có nội dung ý kiến.", field=Column.TEXT)
    if len(set(mapping.values())) != len(mapping):
        raise Refused("Một cột đang được chọn cho hai mục. Hãy chọn lại.", field=Column.TEXT)
    rows = list(batch.rows.exclude(state__in=_KEPT).order_by("number"))
    if header_row != batch.header_row:
        batch.header_row = header_row
        batch.heading = _heading(rows, header_row, len(batch.heading))
    batch.mapping, batch.without_contacts = dict(mapping), without_contacts
    batch.save(update_fields=["header_row", "heading", "mapping", "without_contacts"])
    _judge(rows, batch, setting_of(batch, actor, localdate(now)))
    batch.rows.exclude(state__in=_KEPT).delete()
    for row in rows:
        row.pk = None
    IntakeRow.objects.bulk_create(rows, batch_size=_AT_ONCE)
    record(actor, ColumnsChosen(subject_id=batch.pk), now)


def _judge(rows: list[IntakeRow], batch: IntakeBatch, setting: Setting) -> None:
    mapping = mapping_of(batch)
    for row in rows:
        if row.number <= batch.header_row:
            row.state, row.key, row.faults, row.notes = RowState.OUTSIDE, None, {}, {}
        else:
            judge_row(row, mapping, setting)
    mark_duplicates(rows)


def _rows(batch: IntakeBatch, table: Table) -> list[IntakeRow]:
    """Rows that hold something."""
    return [
        IntakeRow(
            commune_id=batch.commune_id,
            batch=batch,
            number=table.first_row + index,
            cells=list(cells),
            typed=list(table.originals[index]) if table.originals and table.originals[index] != cells else [],
        )
        for index, cells in enumerate(table.rows)
        if any(cells)
    ]


def _heading(rows: list[IntakeRow], header_row: int, width: int) -> list[str]:
    cells: list[str] = next((row.cells for row in rows if row.number == header_row), [])
    padded = [*cells, *[""] * (width - len(cells))]
    return [cell[:90] or f"Cột {column_letters(index)}" for index, cell in enumerate(padded)]


def _collector(name: str) -> str:
    if not name.strip():
        raise Refused("Hãy ghi ai đã thu thập, ví dụ trưởng thôn hoặc Hội Phụ nữ thôn.", field="collector")
    return nfc(name).strip()[:160]


def _channel(channel: Channel) -> Channel:
    if channel in SELF_SENT:
        raise Refused("Hãy chọn ý kiến được ghi bằng cách nào.", field="channel")
    return channel


def _village(actor: Actor, village_id: int | None) -> int | None:
    own = villages_for(actor)
    if village_id is None:
        return next(iter(own)) if own is not None and len(own) == 1 else None
    if own is not None and village_id not in own:
        raise Refused(OTHER_VILLAGE, field="village")
    if not Village.objects.filter(pk=village_id, is_active=True).exists():
        raise Refused("Hãy chọn thôn, tổ dân phố trong danh sách.", field="village")
    return village_id


def _dialogue(dialogue_id: int | None) -> int | None:
    if dialogue_id is not None and not Dialogue.objects.filter(pk=dialogue_id).exists():
        raise Refused("Hãy chọn cuộc đối thoại trong danh sách.", field="dialogue")
    return dialogue_id


def _remark(table: Table) -> str:
    said = []
    if table.writing != "unicode":
        font = "TCVN3 (.VnTime)" if table.writing == "tcvn3" else "VNI"
        said.append(f"Bảng gõ bằng phông cũ {font}; chữ đã được đổi sang Unicode, nguyên văn vẫn được giữ.")
    if table.left_out:
        said.append(f"Chỉ đọc trang tính “{table.name}”. Còn trang khác có ý kiến: {'; '.join(table.left_out)}.")
    return " ".join(said)
