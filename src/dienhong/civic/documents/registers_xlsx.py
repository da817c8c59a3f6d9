"""A register as a workbook: written row by row, so that a year of documents takes no memory."""

import io
from collections.abc import Iterable, Sequence

import xlsxwriter

from dienhong.civic.documents.registers import Heading, Row

_LETTERS_A_CENTIMETRE = 5
_LONGEST_CELL = 32_767  # what the format allows


def register_xlsx(title: str, headings: Sequence[Heading], rows: Iterable[Row]) -> bytes:
    """The workbook. Every cell is text: what somebody typed as a subject is never run as a formula or a link."""
    made = io.BytesIO()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(made, options) as book:
        sheet = book.add_worksheet("Sổ đăng ký")
        head = book.add_format({"bold": True, "text_wrap": True, "border": 1, "align": "center", "valign": "vcenter"})
        cell = book.add_format({"text_wrap": True, "border": 1, "valign": "top"})
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(2)
        for column, heading in enumerate(headings):
            sheet.set_column(column, column, _LETTERS_A_CENTIMETRE * heading.width)
        sheet.write_string(0, 0, _printable(title), book.add_format({"bold": True, "font_size": 14}))
        for column, heading in enumerate(headings):
            sheet.write_string(2, column, heading.title, head)
        for line, row in enumerate(rows, start=3):
            for column, text in enumerate(row.cells):
                sheet.write_string(line, column, _printable(text), cell)
    return made.getvalue()


def _printable(text: str) -> str:
    """Without control characters, which the format cannot hold."""
    return "".join(char for char in text if char >= " " or char in "\n\t")[:_LONGEST_CELL]
