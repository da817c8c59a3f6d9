"""Tables as lines of "|" in the editing form."""

import math
import re
from typing import Final

from dienhong.engines.typeset.model import Align, Column, Table

_ALIGNS: Final = {Align.LEFT: "trái", Align.CENTRE: "giữa", Align.RIGHT: "phải", Align.JUSTIFY: "đều"}
_NAMED: Final = {name: align for align, name in _ALIGNS.items()}
_CELLS: Final = re.compile(r"((?:[^\\|]|\\.)*)\|")
_ESCAPED: Final = re.compile(r"\\(.)")
_WIDEST: Final = 1000.0


def table_lines(table: Table) -> list[str]:
    """ "|^ caption", the head, "|: share alignment | …", one line a row."""
    shapes = [f"{column.share!r} {_ALIGNS[column.align]}" for column in table.columns]
    return [
        *([f"|^ {_escaped(table.caption)}"] if table.caption else []),
        _line("|", [column.title for column in table.columns]),
        _line("|:", shapes),
        *(_line("|", list(row)) for row in table.rows),
    ]


def table_from(lines: list[str]) -> Table:
    """The table of lines that each start with "|". Rows too short are filled, cells too many join the last one."""
    caption = next((_plain(line[2:]) for line in lines if line.startswith("|^")), "")
    shapes = next((_cells(line[2:]) for line in lines if line.startswith("|:")), [])
    head, *rows = [_cells(line[1:]) for line in lines if line[:2] not in {"|^", "|:"}] or [[""]]
    columns = tuple(_column(title, shapes[index : index + 1]) for index, title in enumerate(head))
    return Table(columns, tuple(_fitted(row, len(columns)) for row in rows), caption)


def _line(start: str, cells: list[str]) -> str:
    return f"{start} {' | '.join(_escaped(cell) for cell in cells)} |"


def _escaped(text: str) -> str:
    written = re.sub(r"[\\|⏎]", lambda sign: "\\" + sign[0], text).replace("\n", "⏎")
    return "\\" + written if written[:1] in {"^", ":"} else written


def _plain(written: str) -> str:
    lines = re.sub(r"(\\.)|⏎", lambda sign: sign[1] or "\n", written.strip())
    return _ESCAPED.sub(lambda sign: sign[1], lines)


def _cells(line: str) -> list[str]:
    closed = line if _CELLS.fullmatch(line) or re.fullmatch(rf"(?:{_CELLS.pattern})+", line) else f"{line}|"
    return [_plain(cell) for cell in _CELLS.findall(closed)]


def _column(title: str, shape: list[str]) -> Column:
    share, _, align = shape[0].partition(" ") if shape else ("", "", "")
    try:
        width = float(share)
    except ValueError:
        width = 1.0
    return Column(title, width if math.isfinite(width) and 0 < width <= _WIDEST else 1.0, _NAMED.get(align, Align.LEFT))


def _fitted(row: list[str], width: int) -> tuple[str, ...]:
    if len(row) > width:
        return (*row[: width - 1], " ".join(row[width - 1 :]))
    return (*row, *[""] * (width - len(row)))
