"""Tables in plain text: pipes (files and Markdown), tabs, aligned columns, drawn frames."""

import re
from dataclasses import dataclass

from dienhong.cycle.plans.reading.structure import Found, Span, T
from dienhong.cycle.plans.reading.surface import Surface

_RULER = re.compile(r"^[\s|:+\-=_]*$")
_GAP = re.compile(r"(?: {2,}|\t+ *)")
_COLUMN_WORDS = re.compile(
    r"\b(?:stt|tt|thoi gian|ngay|dia diem|noi dung|thanh phan|chu tri|don vi|doi tuong|ghi chu|thon|ap"
    r"|to dan pho|khu pho|gio|buoi|chu de)\b"
)
_BULLETS = "-+•*–"
_MAX_HEADING = 60
_MIN_COLUMNS, _MIN_HEADER_WORDS, _MIN_PIPE_CELLS = 3, 2, 2
_DITTO = {'"', "''", "nt", "-nt-", "như trên", "nhu tren", "//", "”", "-//-", "“", "- nt -"}


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: words at [start, end) of `surface`; `home` is its place in the document when `surface` is a copy."""

    surface: Surface
    start: int
    end: int
    home: Span | None = None

    @property
    def text(self) -> str:
        return self.surface.value(self.start, self.end)

    def at_home(self, found: Found[T] | None) -> Found[T] | None:
        """`found` with a span of the document, not of the copy."""
        return found if found is None or self.home is None else Found(found.value, self.home)

    @property
    def span(self) -> Span:
        return self.home or Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Table:
    rows: tuple[tuple[Cell, ...], ...]
    span: Span


def find_tables(surface: Surface) -> tuple[Table, ...]:
    """Every table of two rows or more, in order."""
    lines = list(surface.lines())
    tables: list[Table] = []
    at = 0
    while at < len(lines):
        stop = _pipe_block(surface, lines, at)
        if stop > at + 1:
            if table := _pipe_table(surface, lines[at:stop]):
                tables.append(table)
            at = stop
            continue
        stop = _column_block(surface, lines, at)
        if stop > at + 1:
            tables.append(_column_table(surface, lines[at:stop]))
            at = stop
            continue
        at += 1
    return tuple(tables)


def _pipe_block(surface: Surface, lines: list[Span], at: int) -> int:
    stop = at
    while stop < len(lines):
        line = surface.plain[lines[stop].start : lines[stop].end]
        if "|" in line or (stop > at and _RULER.match(line) and line.strip()) or (line.strip().startswith("+-")):
            stop += 1
        else:
            break
    return stop if sum("|" in surface.plain[line.start : line.end] for line in lines[at:stop]) > 1 else at


def _pipe_table(surface: Surface, lines: list[Span]) -> Table | None:
    framed = sum(surface.plain[line.start : line.end].strip().startswith("+-") for line in lines) > 2  # noqa: PLR2004
    rows: list[list[list[Span]]] = []
    fresh = True
    for line in lines:
        if _RULER.match(surface.plain[line.start : line.end]):
            fresh = True
            continue
        cells = _pipe_cells(surface, line)
        if framed and not fresh and rows and len(rows[-1]) == len(cells):
            for known, cell in zip(rows[-1], cells, strict=True):
                known.append(cell)
        else:
            rows.append([[cell] for cell in cells])
        fresh = False
    if max((len(row) for row in rows), default=0) < _MIN_PIPE_CELLS or len(rows) < 2:  # noqa: PLR2004
        return None
    read = [tuple(_cell(surface, parts) for parts in row) for row in rows]
    return Table(_without_repeated_head(read), Span(lines[0].start, lines[-1].end))


def _without_repeated_head(rows: list[tuple[Cell, ...]]) -> tuple[tuple[Cell, ...], ...]:
    """A table over several pages has its head on each."""
    head = [cell.text for cell in rows[0]]
    return (rows[0], *(row for row in rows[1:] if [cell.text for cell in row] != head))


def _pipe_cells(surface: Surface, line: Span) -> list[Span]:
    plain = surface.plain[line.start : line.end]
    start, end = line.start, line.end
    body = plain.strip()
    if body.startswith("|"):
        start += plain.index("|") + 1
    if body.endswith("|") and len(body) > 1:
        end = line.start + plain.rindex("|")
    cells, at = [], start
    while True:
        bar = surface.plain.find("|", at, end)
        cells.append(surface.trim(at, end if bar < 0 else bar, " \t\u2028"))
        if bar < 0:
            return cells
        at = bar + 1


def _column_block(surface: Surface, lines: list[Span], at: int) -> int:
    line = lines[at]
    written = surface.text[line.start : line.end].strip()
    if ("  " not in written and "\t" not in written) or written[0] in _BULLETS:
        return at
    heads = _column_starts(surface, line)
    if any(head.end - head.start > _MAX_HEADING for head in heads):
        return at
    words = len(set(_COLUMN_WORDS.findall(surface.folded[line.start : line.end])))
    if len(heads) < _MIN_COLUMNS or words < _MIN_HEADER_WORDS:
        return at
    stop, blanks = at + 1, 0
    while stop < len(lines) and blanks < 2:  # noqa: PLR2004  two blank lines end a table
        text = surface.plain[lines[stop].start : lines[stop].end]
        if not text.strip():
            blanks += 1
        elif len(_column_starts(surface, lines[stop])) > 1 or (text.startswith("  ") and not blanks):
            blanks = 0
        elif (
            len(text.strip()) < _MAX_HEADING
            and stop + 1 < len(lines)
            and len(_column_starts(surface, lines[stop + 1])) >= _MIN_COLUMNS
        ):
            blanks = 0  # a heading across the table
        else:
            break
        stop += 1
    while stop > at + 1 and not surface.text[lines[stop - 1].start : lines[stop - 1].end].strip():
        stop -= 1
    return stop


def _column_starts(surface: Surface, line: Span) -> list[Span]:
    plain = surface.text
    cells, at = [], line.start
    while at < line.end and plain[at] == " ":
        at += 1
    for gap in _GAP.finditer(plain, at, line.end):
        if gap.start() > at or plain[gap.start()] == "\t":
            cells.append(Span(at, gap.start()))
        at = gap.end()
    if at < line.end:
        cells.append(Span(at, line.end))
    return [cell for cell in cells if cell.end > cell.start] if "\t" not in plain[line.start : line.end] else cells


def _column_table(surface: Surface, lines: list[Span]) -> Table:
    if any("\t" in surface.plain[line.start : line.end].strip() for line in lines):
        rows = [[[cell] for cell in _tab_cells(surface, line)] for line in lines if _has_text(surface, line)]
    else:
        rows = _aligned_rows(surface, lines)
    return Table(
        tuple(tuple(_cell(surface, parts) for parts in row) for row in rows), Span(lines[0].start, lines[-1].end)
    )


def _has_text(surface: Surface, line: Span) -> bool:
    return bool(surface.text[line.start : line.end].strip())


def _tab_cells(surface: Surface, line: Span) -> list[Span]:
    cells, at = [], line.start
    while True:
        tab = surface.plain.find("\t", at, line.end)
        cells.append(surface.trim(at, line.end if tab < 0 else tab, " "))
        if tab < 0:
            return cells
        at = tab + 1


def _aligned_rows(surface: Surface, lines: list[Span]) -> list[list[list[Span]]]:
    heads = [cell.start - lines[0].start for cell in _column_starts(surface, lines[0])]
    rows: list[list[list[Span]]] = []
    for line in lines:
        row: list[list[Span]] = [[] for _ in heads]
        for cell in _column_starts(surface, line):
            offset = cell.start - line.start
            nearest = min(range(len(heads)), key=lambda i: abs(heads[i] - offset))
            row[nearest].append(cell)
        if not any(row):
            continue
        if rows and not row[0] and len(rows) > 0:
            for known, more in zip(rows[-1], row, strict=True):
                known.extend(more)
        else:
            rows.append(row)
    return rows


def _cell(surface: Surface, parts: list[Span]) -> Cell:
    parts = [part for part in parts if part.end > part.start]
    if not parts:
        return Cell(surface, 0, 0)
    if len(parts) == 1:
        return Cell(surface, parts[0].start, parts[0].end)
    copy = Surface(" ".join(surface.text[part.start : part.end] for part in parts))
    return Cell(copy, 0, len(copy.text), parts[0])


def is_ditto(cell: Cell) -> bool:
    """ "nt", ″ and the like: the value of the row above."""
    return cell.text.lower().strip(" .") in _DITTO
