"""OpenDocument texts (.odt): paragraphs, numbered lists, tables."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from dienhong.kernel.reading.archive import Archive
from dienhong.kernel.reading.layout import is_layout_table
from dienhong.kernel.reading.opendocument_numbering import ListNumbers
from dienhong.kernel.reading.result import ReadText, TextBuilder
from dienhong.kernel.reading.unreadable import UnreadableFile

_T = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_O = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_MANIFEST = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}"
_SKIPPED = {_T + "tracked-changes", _O + "annotation", _T + "note", _DRAW + "frame"}
_LOOKED_THROUGH = {_T + "section", _O + "text", _T + "index-body"}
_MAX_REPEAT = 40


def read_odt(archive: Archive) -> ReadText:
    """Text of content.xml in reading order."""
    if archive.has("META-INF/manifest.xml"):
        manifest = archive.xml("META-INF/manifest.xml")
        if manifest.find(f".//{_MANIFEST}encryption-data") is not None:
            raise UnreadableFile("encrypted")
    builder = TextBuilder()
    content = archive.xml("content.xml")
    body = content.find(f"{_O}body/{_O}text")
    if body is not None:
        styles = [archive.xml("styles.xml")] if archive.has("styles.xml") else []
        _read(body, builder, ListNumbers([*styles, content]))
    return builder.build("odt")


def _read(parent: Element, builder: TextBuilder, numbers: ListNumbers) -> None:
    for child in parent:
        if child.tag in (_T + "p", _T + "h"):
            for frame in child.iter(_DRAW + "text-box"):
                _read(frame, builder, numbers)
            builder.add_paragraph("".join(_runs(child)))
        elif child.tag == _T + "list":
            for line in _list_lines(child, numbers):
                builder.add_paragraph(line)
        elif child.tag == _TABLE + "table":
            _table(child, builder, numbers)
        elif child.tag in _LOOKED_THROUGH:
            _read(child, builder, numbers)


def _list_lines(block: Element, numbers: ListNumbers, style: str = "", depth: int = 0) -> Iterator[str]:
    """List items with the number of their style, else a dash (a plus below)."""
    style = block.get(_T + "style-name") or style
    if not depth:
        numbers.open_list(block, style)
    for item in block:
        label = numbers.label(item, style, depth) if _has_words(item) else ""
        first = item.tag != _T + "list-header"
        for child in item:
            if child.tag in (_T + "p", _T + "h"):
                text = "".join(_runs(child))
                yield f"{label or '-+'[min(depth, 1)]} {text}" if first and text.strip() else text
                first = False
            elif child.tag == _T + "list":
                yield from _list_lines(child, numbers, style, depth + 1)


def _has_words(item: Element) -> bool:
    """An item that only holds a deeper list is not counted."""
    return any(child.tag in (_T + "p", _T + "h") for child in item)


def _table(table: Element, builder: TextBuilder, numbers: ListNumbers) -> None:
    rows: list[list[str]] = []
    merged: dict[int, tuple[int, str]] = {}  # column → rows still covered, text
    for row in table.iter(_TABLE + "table-row"):
        line: list[str] = []
        for cell in row:
            column = len(line)
            if cell.tag == _TABLE + "covered-table-cell":
                left, text = merged.get(column, (0, ""))
                line.append(text if left else "")
                merged[column] = (left - 1, text)
            elif cell.tag == _TABLE + "table-cell":
                text = "\n".join(_cell_lines(cell, numbers))
                merged[column] = (int(cell.get(_TABLE + "number-rows-spanned") or 1) - 1, text)
                line.extend([text] * min(int(cell.get(_TABLE + "number-columns-repeated") or 1), _MAX_REPEAT))
        rows.append(line)
    if is_layout_table(rows):
        for line in rows:
            for text in line:
                builder.add_paragraph(text)
    else:
        for line in rows:
            builder.add_row(line)


def _cell_lines(cell: Element, numbers: ListNumbers) -> Iterator[str]:
    for child in cell:
        if child.tag in (_T + "p", _T + "h"):
            yield "".join(_runs(child))
        elif child.tag == _T + "list":
            yield from _list_lines(child, numbers)
        elif child.tag == _TABLE + "table":
            for row in child.iter(_TABLE + "table-row"):
                yield " ".join(" ".join(_cell_lines(inner, numbers)) for inner in row)


def _runs(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag == _T + "s":
            yield " " * min(int(child.get(_T + "c") or 1), 200)
        elif child.tag == _T + "tab":
            yield "\t"
        elif child.tag == _T + "line-break":
            yield "\n"
        elif child.tag not in _SKIPPED:
            yield from _runs(child)
        yield child.tail or ""
