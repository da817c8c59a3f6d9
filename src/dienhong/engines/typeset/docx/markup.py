"""WordprocessingML written by hand: runs, paragraphs, tables. Text enters a document only through `run`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal
from xml.sax.saxutils import escape

from dienhong.engines.typeset.model import Align, Inline

NAMESPACES: Final = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
JUSTIFICATION: Final = {Align.JUSTIFY: "both", Align.LEFT: "left", Align.CENTRE: "center", Align.RIGHT: "right"}
# What XML 1.0 cannot hold, even escaped.
_ILLEGAL: Final = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BREAKS: Final = {"\n": "<w:br/>", "\t": "<w:tab/>"}


def twips(millimetres: float) -> int:
    """Twentieths of a point, the unit of WordprocessingML."""
    return round(millimetres * 1440 / 25.4)


def legal(text: str) -> str:
    """`text` without the characters that no XML document may hold."""
    return _ILLEGAL.sub("", text.replace("\r\n", "\n"))


def attribute(text: str) -> str:
    """`text` for a place between double quotes."""
    return escape(legal(text), {'"': "&quot;", "\n": " ", "\t": " "})


def run(text: str, *, bold: bool | None = None, italic: bool | None = None, font: str = "") -> str:
    """Letters; None leaves the look to the style. `font` is further run properties."""
    text = legal(text)
    if not text:
        return ""
    properties = _toggle("b", bold) + _toggle("i", italic) + font
    parts = (_BREAKS.get(part) or f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in _parted(text))
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{''.join(parts)}</w:r>"


def runs(content: Inline) -> str:
    """The runs of a text with marks."""
    return "".join(run(part.text, bold=part.bold or None, italic=part.italic or None) for part in content)


def _toggle(name: str, on: bool | None) -> str:
    return "" if on is None else f"<w:{name}/><w:{name}Cs/>" if on else f'<w:{name} w:val="0"/><w:{name}Cs w:val="0"/>'


def _parted(text: str) -> Sequence[str]:
    return [part for part in re.split("([\n\t])", text) if part]


@dataclass(frozen=True, slots=True)
class Place:
    """How one paragraph departs from its style. Indents are twips, spaces points; None leaves the style's."""

    keep_with_next: bool = False
    new_page: bool = False
    align: Align | None = None
    left: int | None = None
    right: int | None = None
    first_line: int | None = None  # below zero hangs
    before: float | None = None
    after: float | None = None


AS_STYLED: Final = Place()


def paragraph(style: str, content: str, place: Place = AS_STYLED) -> str:
    """A paragraph of a style; `content` is XML of runs."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{paragraph_properties(place)}</w:pPr>{content}</w:p>'


def paragraph_properties(place: Place) -> str:
    """In the order that the schema asks for."""
    return (
        ("<w:keepNext/>" if place.keep_with_next else "")
        + ("<w:pageBreakBefore/>" if place.new_page else "")
        + _spacing(place)
        + _indent(place)
        + (f'<w:jc w:val="{JUSTIFICATION[place.align]}"/>' if place.align else "")
    )


def _spacing(place: Place) -> str:
    points = {"before": place.before, "after": place.after}
    written = "".join(f' w:{side}="{round(space * 20)}"' for side, space in points.items() if space is not None)
    return f"<w:spacing{written}/>" if written else ""


def _indent(place: Place) -> str:
    written = "".join(
        f' w:{side}="{indent}"' for side, indent in (("left", place.left), ("right", place.right)) if indent is not None
    )
    if place.first_line is not None:
        side = "firstLine" if place.first_line >= 0 else "hanging"
        written += f' w:{side}="{abs(place.first_line)}"'
    return f"<w:ind{written}/>" if written else ""


Border = Literal["none", "single"]


def table(widths: Sequence[int], rows: Sequence[str], *, border: Border = "none", align: str = "left") -> str:
    """A table of fixed columns (twips); `rows` are made by `row`. Without borders it only lays out."""
    style = "DHBang" if border == "single" else "DHKhung"
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:jc w:val="{align}"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def row(cells: Sequence[str], *, header: bool = False, whole: bool = True, height: int | None = None) -> str:
    """`whole` rows are not parted by a page; `header` rows stand on every page; `height` (twips) is exact."""
    properties = (
        ("<w:cantSplit/>" if whole else "")
        + (f'<w:trHeight w:val="{height}" w:hRule="exact"/>' if height else "")
        + ("<w:tblHeader/>" if header else "")
    )
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{''.join(cells)}</w:tr>"


def cell(width: int, content: str, *, middle: bool = False, span: int = 1) -> str:
    """`content` is XML of paragraphs and must end with one."""
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    upright = '<w:vAlign w:val="center"/>' if middle else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanned}{upright}</w:tcPr>{content}</w:tc>'
