"""A process of its own that reads one workbook: bytes in by stdin, one JSON line a sheet out by stdout.

Ends with 1 for a file that is damaged; with anything else when it ran out of the memory or time that it may use.
"""

import io
import json
import sys
from datetime import date, datetime, time, timedelta
from typing import Any

from python_calamine import CalamineSheet, CalamineWorkbook

from dienhong.kernel.numbering import day_figures

_MEMORY_BYTES = 1 << 30
_CPU_SECONDS = 50
_MAX_CELLS = 5_000_000
_TOO_LARGE = 2


def main() -> None:
    """Read the workbook on stdin."""
    _limit()
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))
        for number, name in enumerate(book.sheet_names):
            sheet = book.get_sheet_by_index(number)
            if sheet.height * sheet.width > _MAX_CELLS:
                sys.exit(_TOO_LARGE)
            found = {"name": name, "first_row": (sheet.start or (0, 0))[0] + 1, "rows": _rows(sheet)}
            sys.stdout.write(json.dumps(found, ensure_ascii=False) + "\n")
    except Exception:  # noqa: BLE001  # the library raises whatever it likes on damaged files
        sys.exit(1)


def _rows(sheet: CalamineSheet) -> list[list[str]]:
    rows = [[_text(value) for value in row] for row in sheet.to_python(skip_empty_area=True)]
    top, left = sheet.start or (0, 0)
    for (first, column), (last, end) in sheet.merged_cell_ranges or []:
        _repeat(rows, range(first - top, last - top + 1), range(column - left, end - left + 1))
    return rows


def _repeat(rows: list[list[str]], lines: range, columns: range) -> None:
    """Write the first cell of a merged range into the first column of its other rows."""
    if lines.start < 0 or columns.start < 0 or lines.start >= len(rows):
        return
    text = rows[lines.start][columns.start : columns.start + 1]
    for row in rows[lines.start + 1 : lines.stop]:
        if text and not any(row[columns.start : columns.stop]):
            row[columns.start] = text[0]


def _text(value: Any) -> str:  # noqa: PLR0911  # one line a type
    match value:
        case bool():
            return "có" if value else "không"
        case float():
            return str(int(value)) if value.is_integer() else f"{value:.10g}".replace(".", ",")
        case datetime():
            day = day_figures(value.date())
            return day if value.time() == time() else f"{value:%H:%M} {day}"
        case date():
            return day_figures(value)
        case time():
            return f"{value:%H:%M}"
        case timedelta():
            return str(value)
        case _:
            return str(value)


def _limit() -> None:
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # stdout is a text file here
    try:
        import resource  # not on Windows, where only the time limit of the parent holds
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_BYTES, _MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (_CPU_SECONDS, _CPU_SECONDS))


if __name__ == "__main__":
    main()
