"""Tables out of .xlsx, .xls, .ods and .csv files: each cell as the text that a person sees."""

import csv
import io
import json
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from dienhong.kernel.legacy_letters import Writing, to_unicode, writing_of
from dienhong.kernel.reading import ole
from dienhong.kernel.reading.archive import Archive
from dienhong.kernel.reading.file import MAX_FILE_BYTES
from dienhong.kernel.reading.plain import decode_text
from dienhong.kernel.reading.result import clean
from dienhong.kernel.reading.unreadable import UnreadableFile

MAX_ROWS = 50_000
MAX_COLUMNS = 100
MAX_CELL = 20_000
_SECONDS = 60
_SAMPLE = 20_000
_DELIMITERS = ",;\t|"


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows from the first to the last that holds something, all of one width; "" is an empty cell.

    `first_row` is the number that the office program shows beside `rows[0]`. `writing` names the letters of the file;
    the cells are Unicode whatever it is, and `originals` keeps them as typed where it is an old one.
    """

    name: str
    rows: tuple[tuple[str, ...], ...]
    first_row: int = 1
    writing: Writing = "unicode"
    originals: tuple[tuple[str, ...], ...] = ()


def read_sheets(content: bytes) -> list[Sheet]:
    """The sheets of a table file that hold something, told apart by content, never by name.

    At most MAX_FILE_BYTES, MAX_ROWS rows a sheet, MAX_COLUMNS columns; a longer cell is cut at MAX_CELL letters.
    A cell merged over several rows counts for each of them. Raises UnreadableFile, nothing else.
    """
    if len(content) > MAX_FILE_BYTES:
        raise UnreadableFile("too_large")
    if not content.strip(b"\x00 \t\r\n"):
        raise UnreadableFile("empty")
    sheets = [sheet for sheet in map(_as_text, _read(content)) if sheet.rows]
    if not sheets:
        raise UnreadableFile("empty")
    return sheets


def _read(content: bytes) -> Iterator[Sheet]:
    if content.startswith(b"PK"):
        archive = Archive(content)
        mimetype = archive.read("mimetype") if archive.has("mimetype") else b""
        if not archive.has("xl/workbook.xml") and b"spreadsheet" not in mimetype:
            raise UnreadableFile("not_a_table")
        return _workbook(content)
    if content.startswith(ole.SIGNATURE):
        kind = ole.holds(content)
        if kind != "workbook":
            raise UnreadableFile("encrypted" if kind == "encrypted" else "not_a_table")
        return _workbook(content)
    if b"\x00" in content[:2000] and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableFile("not_a_table")
    return iter([_delimited(decode_text(content))])


def _workbook(content: bytes) -> Iterator[Sheet]:
    """Read in a process of its own: the library takes memory for every cell up to the last, and a single cell in the
    last corner of a sheet asks for half a terabyte. There the process ends, not ours."""
    command = [sys.executable, "-m", "dienhong.kernel.reading.workbook_process"]
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603
    except subprocess.TimeoutExpired as error:
        raise UnreadableFile("bomb") from error
    if done.returncode:
        raise UnreadableFile("damaged" if done.returncode == 1 else "bomb")
    return (
        _sheet(found["name"], found["rows"], found["first_row"]) for found in map(json.loads, done.stdout.splitlines())
    )


def _delimited(text: str) -> Sheet:
    if "\x00" in text:
        raise UnreadableFile("not_a_table")
    head = list(islice(io.StringIO(text), 30))
    delimiter = max(_DELIMITERS, key=lambda sign: sum(line.count(sign) for line in head))
    csv.field_size_limit(MAX_FILE_BYTES)
    try:
        return _sheet("", csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), 1)
    except csv.Error as error:
        raise UnreadableFile("damaged") from error


def _sheet(name: str, rows: Iterable[Sequence[str]], first_row: int) -> Sheet:
    kept: list[tuple[str, ...]] = []
    blank = 0
    for row in rows:
        cells = tuple(cell[:MAX_CELL].strip() for cell in row)
        while cells and not cells[-1]:
            cells = cells[:-1]
        if not cells:
            blank += 1
            continue
        if kept:
            kept.extend([()] * blank)
        else:
            first_row += blank
        blank = 0
        kept.append(cells)
        if len(kept) > MAX_ROWS or len(cells) > MAX_COLUMNS:
            raise UnreadableFile("too_many_rows")
    width = max(map(len, kept), default=0)
    return Sheet(name, tuple(cells + ("",) * (width - len(cells)) for cells in kept), first_row)


def _as_text(sheet: Sheet) -> Sheet:
    foreign = (cell for row in sheet.rows for cell in row if not cell.isascii())
    writing = writing_of(" ".join(islice(foreign, 500))[:_SAMPLE])
    # Cleaning comes after: the soft hyphen that it takes away is the ư of TCVN3.
    rows = tuple(tuple(clean(to_unicode(cell, writing)) for cell in row) for row in sheet.rows)
    originals = () if writing == "unicode" else sheet.rows
    return replace(sheet, rows=rows, writing=writing, originals=originals)
