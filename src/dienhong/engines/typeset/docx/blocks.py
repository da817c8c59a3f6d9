"""The body: paragraphs, headings, items, tables and pictures as Word's own."""

from collections.abc import Sequence
from functools import partial
from itertools import accumulate, pairwise
from typing import Final

from dienhong.engines.typeset.docx.markup import Place, cell, paragraph, row, run, runs, table, twips
from dienhong.engines.typeset.docx.sheet import Sheet, spacer
from dienhong.engines.typeset.docx.styles import CAPTION_STYLE, STYLES
from dienhong.engines.typeset.model import (
    Align,
    Block,
    Column,
    Heading,
    Inline,
    Item,
    Level,
    PageBreak,
    Paragraph,
    Picture,
    Table,
)
from dienhong.engines.typeset.pictures import opened
from dienhong.engines.typeset.profiles import HEADING_PARTS, Part
from dienhong.engines.typeset.wording import heading_lines, item_line

_BODY: Final = STYLES[Part.BODY].key
_SMALLEST_MM: Final = 5.0  # of a picture's width
_HIGHEST: Final = 0.9  # of a page, for a picture
_NARROWEST: Final = 0.02  # of a table, for a column
_LONG_ROW: Final = 1500  # letters in a cell: such a row may be parted, lest it leave half a page empty


def blocks_xml(blocks: Sequence[Block], sheet: Sheet, *, tied: bool = False) -> str:
    """The blocks in order. `tied` keeps the last one on the page of what follows the body."""
    last = len(blocks) - 1
    return "".join(_block(block, sheet, tied=tied and index == last) for index, block in enumerate(blocks))


def _block(block: Block, sheet: Sheet, *, tied: bool) -> str:
    match block:
        case Paragraph():
            return _paragraph(block, tied=tied)
        case Heading():
            return _heading(block, sheet, tied=tied)
        case Item():
            return paragraph(_BODY, runs(item_line(block)), Place(keep_with_next=tied))
        case Table():
            return _table(block, sheet, tied=tied)
        case Picture():
            return _picture(block, sheet, tied=tied)
        case PageBreak():
            return spacer(new_page=True)


def _paragraph(block: Paragraph, *, tied: bool) -> str:
    flows = block.align is Align.JUSTIFY
    place = Place(
        keep_with_next=tied or block.keep_with_next,
        align=None if flows else block.align,
        first_line=None if flows else 0,
    )
    return paragraph(_BODY, runs(block.content), place)


def _heading(block: Heading, sheet: Sheet, *, tied: bool) -> str:
    """Labels are typed: automatic numbers are lost when text is copied, and never counted twice."""
    lines = heading_lines(sheet.profile, block)
    is_title = bool(block.text) and (not block.content or block.level is Level.PART)
    if not is_title:
        return "".join(paragraph(_BODY, runs(line), Place(keep_with_next=tied)) for line in lines)
    style = STYLES[HEADING_PARTS[block.level]].key
    return paragraph(style, "<w:r><w:br/></w:r>".join(_as_styled(line) for line in lines))


def _as_styled(line: Inline) -> str:
    return "".join(run(part.text) for part in line)


def _table(block: Table, sheet: Sheet, *, tied: bool) -> str:
    caption = paragraph(CAPTION_STYLE, run(block.caption)) if block.caption else ""
    if not block.columns:
        return caption
    widths = column_widths(block.columns, twips(sheet.width))
    head = row(
        [
            cell(width, _cell(Part.TABLE_HEAD, column.title, None, tied=True), middle=True)
            for width, column in zip(widths, block.columns, strict=True)
        ],
        header=True,
    )
    end = len(block.rows) - 1
    body = [_row(texts, block.columns, widths, tied=tied and index == end) for index, texts in enumerate(block.rows)]
    # Word joins tables that touch; LibreOffice forgets what a heading right after a table must stay with.
    return caption + table(widths, [head, *body], border="single") + spacer(keep_with_next=tied)


def column_widths(columns: Sequence[Column], width: int) -> list[int]:
    """Whole twips by share; together exactly `width`."""
    total = sum(max(column.share, 0.0) for column in columns) or 1.0
    shares = [max(column.share / total, _NARROWEST) for column in columns]
    edges = [round(width * share / sum(shares)) for share in accumulate(shares, initial=0.0)]
    return [right - left for left, right in pairwise(edges)]


def _row(texts: Sequence[str], columns: Sequence[Column], widths: Sequence[int], *, tied: bool) -> str:
    cells = [
        cell(width, _cell(Part.TABLE_CELL, text, column.align, tied=tied))
        for text, column, width in zip(texts, columns, widths, strict=True)
    ]
    return row(cells, whole=all(len(text) < _LONG_ROW for text in texts))


def _cell(part: Part, text: str, align: Align | None, *, tied: bool) -> str:
    write = partial(paragraph, STYLES[part].key, place=Place(align=align, keep_with_next=tied))
    return "".join(write(run(line)) for line in text.split("\n"))


def _picture(block: Picture, sheet: Sheet, *, tied: bool) -> str:
    image = opened(block.png)
    width = min(max(block.width_mm, _SMALLEST_MM), sheet.width, sheet.height * _HIGHEST / image.ratio)
    place = Place(align=block.align, first_line=0, keep_with_next=tied or bool(block.caption))
    drawn = paragraph(_BODY, sheet.pictures.inline(image, width, block.alt or "Hình"), place)
    # An exact distance of lines would cut a picture off.
    drawn = drawn.replace("<w:ind ", '<w:spacing w:line="240" w:lineRule="auto"/><w:ind ', 1)
    if not block.caption:
        return drawn
    return drawn + paragraph(_BODY, run(block.caption, italic=True), Place(align=block.align, first_line=0))
