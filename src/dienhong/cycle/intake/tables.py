"""A table out of an uploaded file or out of what was pasted from Excel: which sheet, which header, which rows."""

import csv
import io
from dataclasses import dataclass, replace

from dienhong.cycle.intake.columns import find_header
from dienhong.cycle.intake.states import Column
from dienhong.kernel.errors import Refused
from dienhong.kernel.legacy_letters import to_unicode, writing_of
from dienhong.kernel.reading.sheets import MAX_COLUMNS, read_sheets
from dienhong.kernel.vietnamese import nfc

MAX_ROWS = 20_000
_HEADING_LENGTH = 90
_SAMPLE = 20_000


@dataclass(frozen=True, slots=True)
class Table:
    """`rows` are numbered from `first_row`; `header` is an index in them, -1 without one.

    `originals` holds the rows before conversion when the letters were those of an old font, else nothing.
    """

    name: str
    rows: tuple[tuple[str, ...], ...]
    first_row: int
    header: int
    mapping: dict[Column, int]
    writing: str = "unicode"
    originals: tuple[tuple[str, ...], ...] = ()
    left_out: tuple[str, ...] = ()

    @property
    def header_row(self) -> int:
        """The number that the office program shows beside the header; 0 without one."""
        return self.first_row + self.header if self.header >= 0 else 0

    @property
    def heading(self) -> list[str]:
        """What stands over each column: its heading, else its letter."""
        cells = self.rows[self.header] if self.header >= 0 else ("",) * len(self.rows[0])
        return [cell[:_HEADING_LENGTH] or f"Cột {column_letters(index)}" for index, cell in enumerate(cells)]


def read_table(content: bytes) -> Table:
    """The sheet of the file whose header names most columns. Raises UnreadableFile or Refused."""
    sheets = read_sheets(content)
    found = [(sheet, *find_header(sheet.rows)) for sheet in sheets]
    sheet, header, mapping = max(found, key=lambda each: (len(each[2]), len(each[0].rows) if not each[2] else 0))
    others = tuple(each.name for each, _, meanings in found if each is not sheet and Column.TEXT in meanings)
    table = Table(sheet.name, sheet.rows, sheet.first_row, header, mapping, sheet.writing, sheet.originals, others)
    return _bounded(table)


def paste_table(text: str) -> Table:
    """What Excel puts on the clipboard: cells parted by tabs, those with line breaks in quotes."""
    lines = csv.reader(io.StringIO(nfc(text), newline=""), delimiter="\t")
    try:
        rows = [tuple(cell.strip() for cell in line) for line in lines]
    except csv.Error as error:
        raise Refused("Không đọc được phần đã dán. Hãy chép lại từ Excel rồi dán vào.", field="pasted") from error
    while rows and not any(rows[-1]):
        rows.pop()
    width = max(map(len, rows), default=0)
    if not width:
        raise Refused("Hãy dán các dòng đã chép từ Excel.", field="pasted")
    if width > MAX_COLUMNS:
        raise Refused(f"Bảng rộng {width} cột; tối đa là {MAX_COLUMNS}.", field="pasted")
    typed = tuple(row + ("",) * (width - len(row)) for row in rows)
    writing = writing_of(" ".join(cell for row in typed for cell in row if not cell.isascii())[:_SAMPLE])
    read = tuple(tuple(to_unicode(cell, writing) for cell in row) for row in typed)
    header, mapping = find_header(read)
    if header < 0 and width == 1:  # a bare list of opinions
        mapping = {Column.TEXT: 0}
    table = Table("", read, 1, header, mapping, writing)
    return _bounded(replace(table, originals=typed) if writing != "unicode" else table)


def column_letters(index: int) -> str:
    """The letters that office programs show above column `index` (from 0): A … Z, AA …"""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _bounded(table: Table) -> Table:
    count = len(table.rows) - table.header - 1
    if count > MAX_ROWS:
        raise Refused(f"Bảng có {count} dòng; mỗi lần nhập tối đa {MAX_ROWS}. Hãy tách thành nhiều tệp.", field="file")
    if count < 1:
        raise Refused("Bảng chỉ có dòng tiêu đề, chưa có ý kiến nào.", field="file")
    return table
