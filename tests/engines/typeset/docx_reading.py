"""What Word would show: the look of a paragraph after its style, the styles below it and the defaults of the file."""

import io
import zipfile
from dataclasses import dataclass
from typing import Any

import docx
from lxml import etree

from dienhong.engines.typeset.docx import to_docx
from dienhong.engines.typeset.model import Document

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
EMU_PER_MM = 36_000


@dataclass(frozen=True)
class Shown:
    """Points and millimetres."""

    font: str
    size: float
    bold: bool
    italic: bool
    underline: bool
    align: str
    before: float
    after: float
    first_line: float
    line: tuple[str, int]


def read(document: Document) -> Any:
    return docx.Document(io.BytesIO(to_docx(document)))


def xml_of(content: bytes, name: str) -> Any:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return etree.fromstring(package.read(name))


def all_paragraphs(file: Any) -> list[Any]:
    """Every paragraph of the body in reading order, tables and tables in tables included."""
    return list(file.element.body.iter(f"{W}p"))


def text_of(paragraph: Any) -> str:
    parts = {f"{W}t": lambda element: element.text or "", f"{W}br": lambda _: "\n"}
    return "".join(parts[element.tag](element) for element in paragraph.iter(*parts))


def find(file: Any, text: str) -> Any:
    (found,) = [paragraph for paragraph in all_paragraphs(file) if text_of(paragraph) == text]
    return found


def shown(file: Any, text: str) -> Shown:
    """The look of the one paragraph that reads `text`, taken from its first letters."""
    paragraph = find(file, text)
    run = next(run for run in paragraph.iter(f"{W}r") if text_of(run))
    layers = _layers(file, paragraph, run)
    fonts = {_value(layers, "rFonts", name) for name in ("ascii", "hAnsi", "cs", "eastAsia")}
    (font,) = fonts
    sizes = {_value(layers, "sz"), _value(layers, "szCs")}
    (size,) = sizes
    return Shown(
        font=font,
        size=int(size) / 2,
        bold=_is_on(layers, "b"),
        italic=_is_on(layers, "i"),
        underline=_value(layers, "u") not in {None, "none"},
        align=_value(layers, "jc") or "left",
        before=int(_value(layers, "spacing", "before") or 0) / 20,
        after=int(_value(layers, "spacing", "after") or 0) / 20,
        first_line=round(int(_value(layers, "ind", "firstLine") or 0) / 1440 * 25.4, 1),
        line=(_value(layers, "spacing", "lineRule"), int(_value(layers, "spacing", "line"))),
    )


def _layers(file: Any, paragraph: Any, run: Any) -> list[Any]:
    layers = [run.find(f"{W}rPr"), paragraph.find(f"{W}pPr")]
    styles = {style.get(f"{W}styleId"): style for style in file.styles.element.iter(f"{W}style")}
    key = paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val")
    while key:
        layers.append(styles[key])
        below = styles[key].find(f"{W}basedOn")
        key = None if below is None else below.get(f"{W}val")
    return [layer for layer in [*layers, file.styles.element.find(f"{W}docDefaults")] if layer is not None]


def _value(layers: list[Any], name: str, attribute: str = "val") -> Any:
    for layer in layers:
        for element in layer.iter(f"{W}{name}"):
            if element.get(f"{W}{attribute}") is not None:
                return element.get(f"{W}{attribute}")
    return None


def _is_on(layers: list[Any], name: str) -> bool:
    for layer in layers:
        for element in layer.iter(f"{W}{name}"):
            return element.get(f"{W}val") not in {"0", "false"}
    return False


def rules(file: Any) -> list[tuple[str, float, float]]:
    """Each rule: the text above it, its length and its distance from the column's left edge, millimetres."""
    found, above = [], ""
    for paragraph in all_paragraphs(file):
        if paragraph.find(f"{W}pPr/{W}pBdr") is None:
            above = text_of(paragraph) or above
            continue
        cell = next(paragraph.iterancestors(f"{W}tc"), None)
        section = file.sections[0]
        text_width = (section.page_width - section.left_margin - section.right_margin) / 635
        width = text_width if cell is None else int(cell.find(f"{W}tcPr/{W}tcW").get(f"{W}w"))
        indent = paragraph.find(f"{W}pPr/{W}ind")
        left, right = (int(indent.get(f"{W}{side}")) for side in ("left", "right"))
        found.append((above, (width - left - right) / 1440 * 25.4, left / 1440 * 25.4))
    return found
