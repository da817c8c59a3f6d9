"""Judging one row: what would be entered, what must be mended, what we mended. Pure."""

import json
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from dienhong.cycle.intake.cells import Read, read_consent, read_day, read_phone
from dienhong.cycle.intake.columns import meaning_of
from dienhong.cycle.intake.places import Names
from dienhong.cycle.intake.states import Column, RowState
from dienhong.cycle.opinions.rules import acceptable_text, storable
from dienhong.kernel.vietnamese import fold, nfc

V = TypeVar("V")

NAME_LENGTH = 160
NOT_THE_COLUMN = "Chưa biết cột nào là nội dung ý kiến. Hãy chọn ở phần “Cột của bảng”."
OTHER_VILLAGE = "Ông/bà chỉ nhập được ý kiến của thôn mình. Hãy gửi dòng này cho thôn đó hoặc Văn phòng."
_KEYS = uuid.UUID("6f0c1f0e-5b4b-5d0a-9a0e-8c1d2f3a4b5c")
_CONSENT_UNKNOWN = "Chưa ghi người có ý kiến đồng ý lưu tên, số điện thoại hay không: “Có” hoặc “Không”."
EXAMPLE = "VÍ DỤ (xóa dòng này)"
"""How the example rows of the template begin: they never go in."""
_LONGEST_REPEATED = 40
_TOTALS = ("tong", "tong so", "tong cong", "cong")


@dataclass(frozen=True, slots=True)
class Setting:
    """What is the same for all rows. `own_villages` is None for those who may enter for all.

    `topics` are fields by position in `topic_codes`. `without_contacts`: leave out names and numbers where nobody
    wrote that the person agrees.
    """

    commune_id: int
    today: date
    villages: Names
    topics: Names
    topic_codes: Sequence[str] = ()
    village_id: int | None = None
    own_villages: frozenset[int] | None = None
    without_contacts: bool = False


@dataclass(slots=True)
class Judged:
    """One row as it would be entered. `faults` and `notes` are sentences by column."""

    state: RowState = RowState.READY
    text: str = ""
    name: str = ""
    phone: str = ""
    village_id: int | None = None
    day: date | None = None
    consents: bool = False
    field_code: str = ""
    key: uuid.UUID | None = None
    faults: dict[str, str] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)


def judge(cells: Mapping[Column, str], setting: Setting) -> Judged:
    """Read a row's cells (column → text as it stands in the table)."""
    row = Judged(text=nfc(cells.get(Column.TEXT, "")).strip(), name=nfc(cells.get(Column.NAME, "")).strip())
    empty = Column.TEXT in cells and not any(cell.strip() for cell in cells.values())
    if empty or _is_no_opinion(row.text, cells):
        row.state = RowState.SKIPPED
        row.notes["row"] = "Dòng trống, dòng ví dụ, dòng tiêu đề lặp lại hoặc dòng cộng."
        return row
    _judge_text(row, cells)
    row.phone = _keep(row, Column.PHONE, read_phone(cells.get(Column.PHONE, "")))
    row.day = _keep(row, Column.DAY, read_day(cells.get(Column.DAY, ""), setting.today))
    _place(row, cells.get(Column.VILLAGE, "").strip(), setting)
    _field(row, cells.get(Column.FIELD, "").strip(), setting)
    row.key = row_key(setting.commune_id, row)
    _contact(row, cells.get(Column.CONSENT, ""), setting)
    if row.faults:
        row.state = RowState.FAULTY
    return row


def row_key(commune_id: int, row: Judged) -> uuid.UUID:
    """The same words of the same person in the same village have the same key in whatever file they come."""
    words = " ".join(row.text.casefold().split())
    written = json.dumps([commune_id, words, row.village_id, fold(row.name), row.phone], ensure_ascii=False)
    return uuid.uuid5(_KEYS, written)


def _is_no_opinion(text: str, cells: Mapping[Column, str]) -> bool:
    """A header that comes again on each printed page, an example of the template, or the line of the total."""
    if text.startswith(EXAMPLE):
        return True
    others = [cell for column, cell in cells.items() if column != Column.TEXT and cell.strip()]
    if others and 0 < len(text) <= _LONGEST_REPEATED and meaning_of(text) == Column.TEXT:
        return all(meaning_of(cell) is not None for cell in others)
    return not text and any(fold(cell).startswith(_TOTALS) for cell in others)


def _judge_text(row: Judged, cells: Mapping[Column, str]) -> None:
    if Column.TEXT not in cells:
        row.faults[Column.TEXT] = NOT_THE_COLUMN
        return
    verdict = acceptable_text(row.text)
    if not verdict:
        row.faults[Column.TEXT] = verdict.reason if row.text else "Chưa có nội dung ý kiến."
    if len(row.name) > NAME_LENGTH:
        row.faults[Column.NAME] = f"Tên dài {len(row.name)} ký tự; tối đa là {NAME_LENGTH}."
    elif not storable(row.name):
        row.faults[Column.NAME] = storable(row.name).reason


def _keep(row: Judged, column: Column, read: Read[V]) -> V:
    if read.fault:
        row.faults[column] = read.fault
    if read.note:
        row.notes[column] = read.note
    return read.value


def _place(row: Judged, written: str, setting: Setting) -> None:
    own = setting.own_villages
    if not written:
        row.village_id = setting.village_id
        if own is not None and row.village_id is None:
            row.faults[Column.VILLAGE] = "Hãy ghi thôn, tổ dân phố."
    else:
        row.village_id = setting.villages.find(written)
        if row.village_id is None:
            near = setting.villages.near(written)
            hint = f"Có phải: {'; '.join(near)}?" if near else "Hãy chọn trong danh sách của xã."
            row.faults[Column.VILLAGE] = f"Không có thôn, tổ dân phố tên này. {hint}"
    if own is not None and row.village_id is not None and row.village_id not in own:
        row.faults[Column.VILLAGE] = OTHER_VILLAGE


def _field(row: Judged, written: str, setting: Setting) -> None:
    if not written:
        return
    place = setting.topics.find(written)
    if place is None:
        row.notes[Column.FIELD] = "Không có trong danh sách lĩnh vực của xã nên để trống; Văn phòng sẽ chọn."
    else:
        row.field_code = setting.topic_codes[place]


def _contact(row: Judged, written: str, setting: Setting) -> None:
    consent = _keep(row, Column.CONSENT, read_consent(written))
    told = bool(row.name or row.phone)
    if not told or Column.CONSENT in row.faults:
        return
    row.consents = consent is True
    if consent is None and not setting.without_contacts:
        row.faults[Column.CONSENT] = _CONSENT_UNKNOWN
    elif not consent:
        row.name = row.phone = ""
        row.notes[Column.CONSENT] = "Không lưu tên, số điện thoại; vẫn nhập nội dung."
