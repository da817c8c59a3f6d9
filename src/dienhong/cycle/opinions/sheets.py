"""The register's columns as text, and the register as a workbook that takes the same memory for any number of rows."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import IO, Any

import xlsxwriter
from django.utils import timezone

from dienhong.cycle.opinions.states import Channel, OpinionKind, OpinionState, Urgency

Values = Mapping[str, Any]
_LETTERS_A_CENTIMETRE = 5
_LONGEST_CELL = 32_767  # what the format allows
USUAL = ("text", "village", "field", "unit", "due", "state")
_ALWAYS = ("pk", "id", "code", "state", "version", "received_at", "due_date")


@dataclass(frozen=True, slots=True)
class Names:
    """What cells need besides the row: names of the fields by code, and today."""

    topics: Mapping[str, str]
    today: date


@dataclass(frozen=True, slots=True)
class Column:
    """`values` are the columns read from the database besides those that every row has; `width` is in centimetres."""

    key: str
    label: str
    values: tuple[str, ...]
    text: Callable[[Values, Names], str]
    width: int = 3


def _fields(row: Values, names: Names) -> str:
    return "; ".join(names.topics.get(code, code) for code in row["fields"])


def moment(at: datetime) -> str:
    return f"{timezone.localtime(at):%d/%m/%Y %H:%M}"


def day(on: date | None) -> str:
    return f"{on:%d/%m/%Y}" if on else ""


COLUMNS = (
    Column("text", "Nội dung", ("text", "signer_count"), lambda row, _: row["text"], 12),
    Column("received", "Nhận lúc", (), lambda row, _: moment(row["received_at"])),
    Column("channel", "Nguồn", ("channel",), lambda row, _: Channel(row["channel"]).label),
    Column("village", "Thôn", ("village__name",), lambda row, _: row["village__name"] or "", 4),
    Column("dialogue", "Cuộc đối thoại", ("dialogue__title",), lambda row, _: row["dialogue__title"] or "", 5),
    Column("kind", "Loại", ("kind",), lambda row, _: OpinionKind(row["kind"]).label if row["kind"] else ""),
    Column("field", "Lĩnh vực", ("lead_field", "fields"), _fields, 5),
    Column("urgency", "Mức độ", ("urgency",), lambda row, _: Urgency(row["urgency"]).label if row["urgency"] else ""),
    Column("unit", "Đơn vị", ("unit__short_name", "unit__name"), lambda row, _: row["unit__name"] or "", 5),
    Column("due", "Hạn trả lời", (), lambda row, _: day(row["due_date"])),
    Column("state", "Tình trạng", (), lambda row, _: OpinionState(row["state"]).label, 4),
)


def chosen_columns(keys: Iterable[str]) -> tuple[Column, ...]:
    """Those of `keys` that are columns, in the table's own order; the usual ones when none is left."""
    wanted = set(keys)
    return tuple(column for column in COLUMNS if column.key in wanted) or chosen_columns(USUAL)


def needed_values(columns: Iterable[Column]) -> tuple[str, ...]:
    """What to read from the database for `columns`."""
    return tuple(dict.fromkeys((*_ALWAYS, *(name for column in columns for name in column.values))))


def write_workbook(into: IO[bytes], columns: Iterable[Column], rows: Iterable[Values], names: Names) -> None:
    """Write `rows`, one a line below the heads. Every cell is text: no words of a citizen run as formula or link."""
    shown = (Column("code", "Mã", (), lambda row, _: row["code"]), *columns)
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(into, options) as book:
        sheet = book.add_worksheet("Sổ ý kiến")
        head = book.add_format({"bold": True, "text_wrap": True, "border": 1, "align": "center", "valign": "vcenter"})
        cell = book.add_format({"text_wrap": True, "valign": "top"})
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        sheet.freeze_panes(1, 1)
        for place, column in enumerate(shown):
            sheet.set_column(place, place, _LETTERS_A_CENTIMETRE * column.width)
        for place, column in enumerate(shown):
            sheet.write_string(0, place, column.label, head)
        for line, row in enumerate(rows, start=1):
            for place, column in enumerate(shown):
                sheet.write_string(line, place, _printable(column.text(row, names)), cell)


def _printable(text: str) -> str:
    """Without control characters, which the format cannot hold."""
    return "".join(char for char in text if char >= " " or char in "\n\t")[:_LONGEST_CELL]
