"""Word documents: paragraphs with their visible numbers, tables, two-column headers, text boxes."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from dienhong.kernel.reading.archive import Archive
from dienhong.kernel.reading.layout import is_layout_table
from dienhong.kernel.reading.result import ReadText, TextBuilder
from dienhong.kernel.reading.word_numbering import Numbering

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SKIPPED = {W + "del", W + "moveFrom", W + "pPr", W + "rPr", W + "instrText", _MC + "Fallback", W + "footnoteReference"}
_BREAKS = {W + "br": "\n", W + "cr": "\n", W + "tab": "\t", W + "noBreakHyphen": "-", W + "softHyphen": ""}


def read_docx(archive: Archive) -> ReadText:
    """Text of word/document.xml in reading order."""
    body = archive.xml("word/document.xml").find(W + "body")
    builder = TextBuilder()
    if body is not None:
        _Reader(builder, _numbering(archive)).read(body)
    return builder.build("docx")


def _numbering(archive: Archive) -> Numbering:
    numbering = archive.xml("word/numbering.xml") if archive.has("word/numbering.xml") else None
    styles = archive.xml("word/styles.xml") if archive.has("word/styles.xml") else None
    return Numbering(numbering, styles)


class _Reader:
    def __init__(self, builder: TextBuilder, numbering: Numbering) -> None:
        self.builder = builder
        self.numbering = numbering

    def read(self, parent: Element) -> None:
        for block in _blocks(parent):
            if block.tag == W + "p":
                self._paragraph(block)
            else:
                self._table(block)

    def _paragraph(self, paragraph: Element) -> None:
        boxes: list[Element] = []
        text = self._text(paragraph, boxes)
        for box in boxes:
            self.read(box)
        self.builder.add_paragraph(text)

    def _text(self, paragraph: Element, boxes: list[Element]) -> str:
        text = "".join(_runs(paragraph, boxes))
        label = self.numbering.label(paragraph) if text.strip() else ""
        return f"{label} {text}" if label else text

    def _table(self, table: Element) -> None:
        rows = [[self._cell(cell) for cell in _cells(row)] for row in _rows(table)]
        rows = _with_merged(table, rows)
        if is_layout_table(rows):
            for row in rows:
                for cell in row:
                    self.builder.add_paragraph(cell)
        else:
            for row in rows:
                self.builder.add_row(row)

    def _cell(self, cell: Element) -> str:
        lines: list[str] = []
        for block in _blocks(cell):
            if block.tag == W + "p":
                boxes: list[Element] = []
                lines.append(self._text(block, boxes))
                lines.extend(self._cell(box) for box in boxes)
            else:
                lines.extend(" ".join(self._cell(inner) for inner in _cells(row)) for row in _rows(block))
        return "\n".join(line for line in lines if line.strip())


def _blocks(parent: Element) -> Iterator[Element]:
    """Paragraphs and tables in order; content controls and insertions are looked through."""
    for child in parent:
        if child.tag in (W + "p", W + "tbl"):
            yield child
        elif child.tag in (W + "sdt", W + "sdtContent", W + "ins", W + "moveTo", W + "customXml", W + "smartTag"):
            yield from _blocks(child)


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == W + "tr":
            yield child
        elif child.tag in (W + "sdt", W + "sdtContent", W + "ins"):
            yield from _rows(child)


def _cells(row: Element) -> Iterator[Element]:
    for child in row:
        if child.tag == W + "tc":
            yield child
        elif child.tag in (W + "sdt", W + "sdtContent", W + "ins"):
            yield from _cells(child)


def _with_merged(table: Element, rows: list[list[str]]) -> list[list[str]]:
    """Rows on one grid: a cell merged downwards repeats its text, a cell merged sideways leaves empty cells."""
    grid: list[list[str]] = []
    for row, texts in zip(_rows(table), rows, strict=True):
        line: list[str] = []
        for cell, text in zip(_cells(row), texts, strict=True):
            properties = cell.find(W + "tcPr")
            merge = properties.find(W + "vMerge") if properties is not None else None
            span = properties.find(W + "gridSpan") if properties is not None else None
            continues = merge is not None and merge.get(W + "val") != "restart"
            above = grid[-1][len(line)] if continues and grid and len(line) < len(grid[-1]) else ""
            width = int(span.get(W + "val") or 1) if span is not None else 1
            line.append(text or above)
            line.extend([""] * (min(width, 40) - 1))
        grid.append(line)
    return grid


def _runs(element: Element, boxes: list[Element]) -> Iterator[str]:
    for child in element:
        if child.tag == W + "t":
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        elif child.tag == W + "txbxContent":
            boxes.append(child)
        elif child.tag not in _SKIPPED:
            yield from _runs(child, boxes)
