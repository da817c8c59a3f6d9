"""Reads a PDF back in millimetres from the top left: lines of letters with their look, rules, frames, pictures."""

import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pdfplumber

MM = 25.4 / 72


@dataclass(frozen=True)
class Line:
    """Letters on one base line without a wide gap: text, font, size (pt), place (mm) and page from 1."""

    text: str
    font: str
    size: float
    left: float
    right: float
    top: float
    base: float
    page: int

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2

    @property
    def width(self) -> float:
        return self.right - self.left


@dataclass(frozen=True)
class Shape:
    left: float
    right: float
    top: float
    bottom: float
    page: int
    colour: Any = None

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2


@dataclass(frozen=True)
class Read:
    """A PDF's pages: sizes (mm), lines, rules (lines and thin boxes), pictures, letters counted without case."""

    sizes: tuple[tuple[float, float], ...]
    lines: tuple[Line, ...]
    rules: tuple[Shape, ...]
    frames: tuple[Shape, ...]
    pictures: tuple[Shape, ...]
    letters: Counter[str]

    def line(self, start: str, page: int | None = None) -> Line:
        """The only line that starts so."""
        found = [line for line in self.lines if line.text.startswith(start) and page in {None, line.page}]
        assert len(found) == 1, f"{start!r}: {len(found)} lines"
        return found[0]

    def rule_below(self, line: Line) -> Shape:
        """The nearest rule within 6 mm below a line's base."""
        near = [
            rule
            for rule in self.rules
            if rule.page == line.page and 0 < rule.top - line.base < 6 and abs(rule.centre - line.centre) < 3
        ]
        return min(near, key=lambda rule: rule.top)


def read(pdf: bytes) -> Read:
    with pdfplumber.open(io.BytesIO(pdf)) as opened:
        pages = list(enumerate(opened.pages, start=1))
        return Read(
            tuple((float(page.width) * MM, float(page.height) * MM) for _, page in pages),
            tuple(line for number, page in pages for line in _lines(page.chars, number, float(page.height))),
            tuple(_shape(rule, number) for number, page in pages for rule in page.lines),
            tuple(_shape(frame, number) for number, page in pages for frame in page.rects),
            tuple(_shape(picture, number) for number, page in pages for picture in page.images),
            Counter(letter for _, page in pages for char in page.chars for letter in letters_of(char["text"])),
        )


def letters_of(text: str) -> list[str]:
    return [letter for letter in text.casefold() if letter.isalnum()]


def _lines(chars: Sequence[dict[str, Any]], page: int, height: float) -> list[Line]:
    rows: dict[float, list[dict[str, Any]]] = {}
    for char in chars:
        rows.setdefault(round(char["matrix"][5], 1), []).append(char)
    return [line for row in rows.values() for line in _split(sorted(row, key=lambda char: char["x0"]), page, height)]


def _split(row: list[dict[str, Any]], page: int, height: float) -> list[Line]:
    groups: list[list[dict[str, Any]]] = [[row[0]]]
    for char in row[1:]:
        if char["x0"] - groups[-1][-1]["x1"] > 3 / MM:
            groups.append([])
        groups[-1].append(char)
    return [_line(group, page, height) for group in groups if "".join(char["text"] for char in group).strip()]


def _line(group: list[dict[str, Any]], page: int, height: float) -> Line:
    shown = [char for char in group if char["text"].strip()]
    first = shown[0]
    return Line(
        "".join(char["text"] for char in group).strip(),
        first["fontname"].split("+")[-1],
        round(first["size"], 2),
        first["x0"] * MM,
        shown[-1]["x1"] * MM,
        min(char["top"] for char in shown) * MM,
        (height - first["matrix"][5]) * MM,
        page,
    )


def _shape(found: dict[str, Any], page: int) -> Shape:
    return Shape(
        found["x0"] * MM,
        found["x1"] * MM,
        found["top"] * MM,
        found["bottom"] * MM,
        page,
        found.get("stroking_color"),
    )
