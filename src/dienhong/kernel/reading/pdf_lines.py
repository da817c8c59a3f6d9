"""From placed words to paragraphs: columns of the header and the signature, wrapped lines joined."""

import re
from dataclasses import dataclass
from itertools import pairwise

_SAME_LINE = 3.0
_COLUMN_GAP = 22.0
_INDENT = 9.0
_RIGHT_SLACK = 0.12
_MARKER = re.compile(
    r"(?:[-–+•*·]\s|[IVX]{1,4}[.\-/]|\d{1,2}(?:\.\d{1,2})*[.)/\-]|[a-zđ][).]\s|Căn cứ|Thực hiện\b|Điều \d)"
)
_MARKS_HEADER = re.compile(r"CỘNG\s+H[ÒO][ÀA]|ĐẢNG CỘNG SẢN VIỆT NAM|Độc lập")


@dataclass(frozen=True, slots=True)
class Word:
    text: str
    x0: float
    x1: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Line:
    """Words of one height, cut where a column gap stands."""

    segments: tuple[tuple[Word, ...], ...]

    @property
    def top(self) -> float:
        return self.segments[0][0].top

    @property
    def x0(self) -> float:
        return self.segments[0][0].x0

    @property
    def x1(self) -> float:
        return self.segments[-1][-1].x1

    @property
    def height(self) -> float:
        return self.segments[0][0].bottom - self.top

    @property
    def text(self) -> str:
        return "    ".join(" ".join(word.text for word in segment) for segment in self.segments)


def lines_of(words: list[Word]) -> list[Line]:
    """Words grouped into lines from top to bottom."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (w.bottom, w.x0)):
        if rows and abs(rows[-1][-1].bottom - word.bottom) <= _SAME_LINE:
            rows[-1].append(word)
        else:
            rows.append([word])
    return [Line(_segments(sorted(row, key=lambda w: w.x0))) for row in rows]


def _segments(row: list[Word]) -> tuple[tuple[Word, ...], ...]:
    segments: list[list[Word]] = [[row[0]]]
    for left, right in pairwise(row):
        gap = right.x0 - left.x1
        header = _MARKS_HEADER.match(" ".join([right.text, *(w.text for w in row[row.index(right) + 1 :][:4])]))
        if gap > _COLUMN_GAP or (header and gap > _INDENT):
            segments.append([])
        segments[-1].append(right)
    return tuple(tuple(segment) for segment in segments)


def paragraphs_of(lines: list[Line], width: float) -> list[str]:
    """Lines joined into paragraphs; side-by-side blocks come out left block first."""
    texts: list[str] = []
    at = 0
    while at < len(lines):
        if _starts_columns(lines, at):
            at, block = _side_by_side(lines, at)
            texts.extend(block)
        else:
            stop = next((i for i in range(at, len(lines)) if _starts_columns(lines, i)), len(lines))
            texts.extend(_joined(lines[at:stop], width))
            at = stop
    return texts


def _starts_columns(lines: list[Line], at: int) -> bool:
    """Two blocks side by side: in one line, or in two lines of unlike letter size that overlap in height."""
    line = lines[at]
    if len(line.segments) == 2:  # noqa: PLR2004
        return True
    return at + 1 < len(lines) and _beside(line, lines[at + 1])


def _beside(line: Line, other: Line) -> bool:
    overlaps = other.top < line.top + 0.8 * line.height
    return overlaps and (line.x1 < other.x0 or other.x1 < line.x0)


def _side_by_side(lines: list[Line], start: int) -> tuple[int, list[str]]:
    first_line = lines[start]
    two = len(first_line.segments) == 2  # noqa: PLR2004
    gutter = first_line.segments[1][0].x0 if two else max(first_line.x0, lines[start + 1].x0)
    left: list[str] = []
    right: list[str] = []
    at = start
    while at < len(lines):
        line = lines[at]
        first = line.segments[0]
        if len(line.segments) == 2:  # noqa: PLR2004
            gutter = min(gutter, line.segments[1][0].x0)
            left.append(_text(first))
            right.append(_text(line.segments[1]))
        elif len(line.segments) == 1 and first[-1].x1 <= gutter:
            left.append(_text(first))
        elif len(line.segments) == 1 and first[0].x0 >= gutter - _INDENT:
            right.append(_text(first))
        else:
            break
        if at + 1 < len(lines) and lines[at + 1].top - line.top > 8 * line.height:
            at += 1
            break
        at += 1
    return at, [*left, *right]


def _text(words: tuple[Word, ...]) -> str:
    return " ".join(word.text for word in words)


def _joined(lines: list[Line], width: float) -> list[str]:
    if not lines:
        return []
    left = min(line.x0 for line in lines)
    right = max(line.x1 for line in lines)
    texts: list[str] = []
    previous: Line | None = None
    for line in lines:
        text = line.text
        if previous is not None and _continues(previous, line, left, right - _RIGHT_SLACK * width):
            texts[-1] = texts[-1][:-1] + text if texts[-1].endswith("\u00ad") else f"{texts[-1]} {text}"
        else:
            texts.append(text)
        previous = line
    return texts


def _continues(previous: Line, line: Line, left: float, reaches: float) -> bool:
    if len(line.segments) > 1 or _MARKER.match(line.text) or previous.x1 < reaches:
        return False
    indented = line.x0 > left + _INDENT
    same_indent = abs(line.x0 - previous.x0) < 1.0
    return (not indented or same_indent) and line.top - previous.top < 3 * previous.height
