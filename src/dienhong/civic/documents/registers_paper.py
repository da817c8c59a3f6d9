"""A register on paper: kept electronically, it must still be printed and bound (NĐ 30/2020, Điều 16, 22)."""

from collections.abc import Iterable, Sequence
from datetime import date

from dienhong.civic.documents.registers import Heading, Row
from dienhong.engines.typeset.model import Appendix, Column, Document, Issuer, Paragraph, Table, inline
from dienhong.kernel.numbering import System, day_words


def register_paper(
    title: str,
    headings: Sequence[Heading],
    rows: Iterable[Row],
    *,
    issuer: Issuer,
    place: str,
    day: date,
    system: System = "state",
) -> Document:
    """A cover with the title and the day of printing, then the register across the page."""
    columns = tuple(Column(heading.title, heading.width) for heading in headings)
    table = Table(columns, tuple(row.cells for row in rows))
    count = f"Sổ có {len(table.rows)} số đăng ký, in {day_words(day)}"
    return Document(
        system=system,
        form_day=day,
        issuer=issuer,
        symbol="",
        kind_name="SỔ ĐĂNG KÝ",
        subject=title,
        place=place,
        day=day,
        numbered=False,
        closed=False,
        body=(Paragraph(inline(count)),),
        appendices=(Appendix(title, (table,), landscape=True),),
    )
