"""Draw the demonstration plan as a Word document in official form, from its plain text.

The text is the only source, so the two files cannot drift. Page, letters and header follow Nghị định 30/2020/NĐ-CP,
Phụ lục I: A4, margins 20/20/30/15 mm, Times New Roman 13-14, page number in the top margin from page 2 on.

Run: python scripts/make_demo_plan.py
"""

import datetime as dt
import re
import zipfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

FOLDER = Path(__file__).resolve().parent.parent / "src/dienhong/config/demo"
SECTION_HEADING = re.compile(r"[IVX]+\. ")
SHORT_HEADING = re.compile(r"\d+\. [^.;:]+$")
HEADER_BLOCKS = 5
ISSUED = dt.datetime(2026, 1, 12, 8, 0, tzinfo=dt.UTC)
ZIP_DATE = (2026, 1, 12, 8, 0, 0)


def main() -> None:
    text = (FOLDER / "ke-hoach-mau.txt").read_text(encoding="utf-8")
    blocks = [block.splitlines() for block in text.strip().split("\n\n")]
    paper_at = next(i for i, block in enumerate(blocks) if block[0] == "Nơi nhận:")
    word = Document()
    set_page(word)
    issuer, number, motto, date, title = blocks[:HEADER_BLOCKS]
    draw_header(word, issuer, number, motto, date)
    draw_title(word, title)
    for block in blocks[HEADER_BLOCKS:paper_at]:
        draw_paragraph(word, " ".join(block))
    draw_ending(word, *blocks[paper_at:])
    path = FOLDER / "ke-hoach-mau.docx"
    path.write_bytes(repeatable(word))
    print(path)


def set_page(word: WordDocument) -> None:
    """A4 portrait with the decree's margins, one style for all letters, page number from page 2."""
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True
    normal = word.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(14)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), "Times New Roman")
    number = section.header.paragraphs[0]
    number.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    number.paragraph_format.element.append(field)
    properties = word.core_properties
    properties.title, properties.author = "Kế hoạch tiếp xúc, đối thoại với Nhân dân năm 2026", "UBND xã Hợp Thịnh"
    properties.language, properties.comments = "vi-VN", ""
    properties.created = properties.modified = ISSUED


def draw_header(
    word: WordDocument, issuer: Sequence[str], number: Sequence[str], motto: Sequence[str], date: Sequence[str]
) -> None:
    """Cells 1-4: issuer and number on the left, national name, motto and date on the right."""
    table = borderless(word, rows=2, widths=(Cm(6.5), Cm(10)))
    left, right = table.rows[0].cells
    for line in issuer:
        write(left, line, size=13, bold=True)
    rule(left, indent=Cm(2.1))
    write(right, motto[0], size=13, bold=True)
    write(right, motto[1], size=14, bold=True)
    rule(right, indent=Cm(2.0))
    below_left, below_right = table.rows[1].cells
    write(below_left, number[0], size=13)
    write(below_right, date[0], size=14, italic=True)


def draw_title(word: WordDocument, title: Sequence[str]) -> None:
    for row, line in enumerate(title):
        paragraph = styled(word.add_paragraph(), line, size=14, bold=True)
        paragraph.paragraph_format.space_before = Pt(12 if row == 0 else 0)
        paragraph.paragraph_format.space_after = Pt(0)
    rule(word, indent=Cm(5.8)).paragraph_format.space_after = Pt(12)


def draw_paragraph(word: WordDocument, text: str) -> None:
    """Bases in italics, headings bold, the rest plain; justified, first line indented 1.27 cm."""
    heading = bool(SECTION_HEADING.match(text) or SHORT_HEADING.match(text))
    paragraph = styled(word.add_paragraph(), text, size=14, bold=heading, italic=text.startswith("Căn cứ "))
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    shape = paragraph.paragraph_format
    shape.first_line_indent, shape.space_after, shape.line_spacing = Cm(1.27), Pt(6), 1.1
    shape.keep_with_next = heading


def draw_ending(
    word: WordDocument, paper: Sequence[str], electronic: Sequence[str], post: Sequence[str], name: Sequence[str]
) -> None:
    """Recipients on the left (9b), authority, post and name on the right (7a, 7b)."""
    table = borderless(word, rows=1, widths=(Cm(8.5), Cm(8)))
    left, right = table.rows[0].cells
    for label, *lines in (paper, electronic):
        write(left, label, size=12, bold=True, italic=True, centred=False)
        for line in lines:
            write(left, line, size=11, centred=False)
    for line in post:
        write(right, line, size=14, bold=True)
    for _ in range(4):
        write(right, "", size=14)
    write(right, name[0], size=14, bold=True)


def borderless(word: WordDocument, rows: int, widths: Sequence[int]) -> Table:
    table: Table = word.add_table(rows=rows, cols=len(widths))
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
        for cell in column.cells:
            cell.width = width
    return table


def write(cell: _Cell, text: str, *, size: int, bold: bool = False, italic: bool = False, centred: bool = True) -> None:
    """Add a line to `cell`; its first, empty paragraph is used first."""
    first = cell.paragraphs[0]
    paragraph = first if len(cell.paragraphs) == 1 and not first.runs else cell.add_paragraph()
    styled(paragraph, text, size=size, bold=bold, italic=italic)
    paragraph.paragraph_format.space_after = Pt(0)
    if not centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT


def styled(paragraph: Paragraph, text: str, *, size: int, bold: bool = False, italic: bool = False) -> Paragraph:
    run = paragraph.add_run(text)
    run.font.size, run.bold, run.italic = Pt(size), bold, italic
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return paragraph


def rule(place: WordDocument | _Cell, *, indent: int) -> Paragraph:
    """An empty low paragraph whose upper border is the ruled line, shortened by `indent` on both sides."""
    paragraph = place.add_paragraph()
    shape = paragraph.paragraph_format
    shape.left_indent = shape.right_indent = indent
    shape.space_before, shape.space_after, shape.line_spacing = Pt(2), Pt(6), Pt(4)
    borders, top = OxmlElement("w:pBdr"), OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        top.set(qn(f"w:{name}"), value)
    borders.append(top)
    properties = shape.element.get_or_add_pPr()
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")
    return paragraph


def repeatable(word: WordDocument) -> bytes:
    """The file's bytes with fixed times inside, so that drawing it again changes nothing."""
    drawn, fixed = BytesIO(), BytesIO()
    word.save(drawn)
    with zipfile.ZipFile(drawn) as source, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.namelist():
            target.writestr(zipfile.ZipInfo(part, ZIP_DATE), source.read(part), zipfile.ZIP_DEFLATED)
    return fixed.getvalue()


if __name__ == "__main__":
    main()
