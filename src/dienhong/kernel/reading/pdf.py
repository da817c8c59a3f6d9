"""PDF files with a text layer: pages → lines → paragraphs, tables cell by cell, two-column headers left then right."""

import io
import logging
import re
from typing import Any

import pdfplumber
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from dienhong.kernel.reading.layout import is_layout_table
from dienhong.kernel.reading.pdf_header import head_of
from dienhong.kernel.reading.pdf_lines import Line, Word, lines_of, paragraphs_of
from dienhong.kernel.reading.result import ReadText, TextBuilder
from dienhong.kernel.reading.unreadable import UnreadableFile

MAX_PAGES = 100
_MIN_LETTERS_A_PAGE = 20
_INSIDE = 1.0
_MIN_TABLE_ROWS = 2
_WRAP = re.compile(r"(?<![;.:])\n(?!\s*(?:[-+•*]|\d+[.)]))")
logging.getLogger("pdfminer").setLevel(logging.ERROR)
logging.getLogger("pypdf").setLevel(logging.ERROR)


def read_pdf(content: bytes) -> ReadText:
    """Text of a PDF in reading order. Raises UnreadableFile for passwords, scans without text, too many pages."""
    _check(content)
    builder = TextBuilder()
    with pdfplumber.open(io.BytesIO(content)) as document:
        letters = 0
        for page in document.pages:
            letters += _read_page(page, builder)
            page.close()
        if letters < _MIN_LETTERS_A_PAGE * len(document.pages):
            raise UnreadableFile("scanned")
    return builder.build("pdf")


def _check(content: bytes) -> None:
    try:
        reader = PdfReader(io.BytesIO(content))
        locked = reader.is_encrypted and not reader.decrypt("")
        count = 0 if locked else len(reader.pages)
    except PyPdfError as error:
        raise UnreadableFile("damaged") from error
    if locked:
        raise UnreadableFile("encrypted")
    if count > MAX_PAGES:
        raise UnreadableFile("too_many_pages")
    if count == 0:
        raise UnreadableFile("empty")


def _read_page(page: Any, builder: TextBuilder) -> int:
    """Add one page to the text; returns its number of letters."""
    words = [
        Word(w["text"], w["x0"], w["x1"], w["top"], w["bottom"])
        for w in page.extract_words(x_tolerance=1.5, y_tolerance=2)
    ]
    tables = [_Table(table) for table in page.find_tables() if len(table.rows) >= _MIN_TABLE_ROWS]
    tables = [table for table in tables if not is_layout_table(table.rows)]
    free = [word for word in words if not any(table.holds(word) for table in tables)]
    head = head_of(free)
    for text in head.texts if head else ():
        builder.add_line(text)
    lines = _without_page_number(lines_of(head.below if head else free), page.height)
    at = 0
    for table in sorted(tables, key=lambda t: t.top):
        before = [line for line in lines[at:] if line.top < table.top]
        at += len(before)
        for paragraph in paragraphs_of(before, page.width):
            builder.add_line(paragraph)
        for row in table.rows:
            builder.add_row(row)
    for paragraph in paragraphs_of(lines[at:], page.width):
        builder.add_line(paragraph)
    return sum(len(word.text) for word in words)


class _Table:
    """A ruled table; a cell merged downwards (None under text) repeats the text above it."""

    def __init__(self, table: Any) -> None:
        self.x0, self.top, self.x1, self.bottom = (float(side) for side in table.bbox)
        self.rows: list[list[str]] = []
        for cells in table.extract(x_tolerance=1.5, y_tolerance=2):
            row = [_unwrapped(cell) for cell in cells]
            spanning = sum(cell is not None for cell in row) == 1
            above = self.rows[-1] if self.rows else [""] * len(row)
            self.rows.append([cell if cell is not None else "" if spanning else above[i] for i, cell in enumerate(row)])

    def holds(self, word: Word) -> bool:
        middle = (word.top + word.bottom) / 2
        return self.top - _INSIDE <= middle <= self.bottom + _INSIDE and self.x0 - _INSIDE <= word.x0 <= self.x1


def _unwrapped(cell: str | None) -> str | None:
    """A cell whose lines were only broken by the column's width becomes one line."""
    return _WRAP.sub(" ", cell) if cell else cell


def _without_page_number(lines: list[Line], height: float) -> list[Line]:
    def is_number(line: Line) -> bool:
        return line.text.strip(" -–").isdigit() and (line.top < height * 0.09 or line.top > height * 0.91)

    return [line for line in lines if not is_number(line)]
