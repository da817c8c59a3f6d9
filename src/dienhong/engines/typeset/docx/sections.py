"""Paper, margins and page numbers of each section (NĐ 30/2020: numbers in the top margin, none on page 1)."""

from typing import Final

from dienhong.engines.typeset.docx.markup import twips
from dienhong.engines.typeset.docx.package import EMPTY_HEADER, PAGE_NUMBER_HEADER
from dienhong.engines.typeset.docx.sheet import PAPER, Sheet

_HEADER_DISTANCE: Final = 10.0  # millimetres from the paper's edge to the page number


def section(sheet: Sheet, first_header: str = EMPTY_HEADER) -> str:
    """A section that numbers its own pages from 1; `first_header` names the header of its first page."""
    width, height = (twips(side) for side in (reversed(PAPER) if sheet.landscape else PAPER))
    turned = ' w:orient="landscape"' if sheet.landscape else ""
    top, bottom, left, right = (twips(margin) for margin in sheet.profile.margins)
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{PAGE_NUMBER_HEADER}"/>'
        f'<w:headerReference w:type="first" r:id="{first_header}"/><w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"{turned}/><w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" '
        f'w:left="{left}" w:header="{twips(_HEADER_DISTANCE)}" w:footer="{twips(_HEADER_DISTANCE)}" w:gutter="0"/>'
        '<w:pgNumType w:fmt="decimal" w:start="1"/><w:titlePg/></w:sectPr>'
    )


def closed_section(properties: str) -> str:
    """The smallest paragraph that ends a section before the last."""
    return f'<w:p><w:pPr><w:pStyle w:val="DHDuongKe"/>{properties}</w:pPr></w:p>'
