"""A register to take away: a workbook, or a PDF to print and bind, of exactly the lines that the page shows."""

from collections.abc import Iterator
from dataclasses import replace

from django.http import HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from dienhong.civic.communes.letterhead import letterhead_of
from dienhong.civic.documents.kinds import KINDS
from dienhong.civic.documents.registers import Row
from dienhong.civic.documents.registers_paper import register_paper
from dienhong.civic.documents.registers_xlsx import register_xlsx
from dienhong.engines.typeset.clean import Unprintable, clean, tidy
from dienhong.engines.typeset.fonts import shown_letters
from dienhong.engines.typeset.typst_pdf import to_pdf
from dienhong.kernel.errors import Missing
from dienhong.web.desk.registry.asked import FATES, PROGRESS, Asked, asked
from dienhong.web.desk.registry.books import BOOKS, Book
from dienhong.web.desk.registry.seen import readers
from dienhong.web.kit.requests import CommuneRequest

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@readers
@require_safe
def workbook(request: CommuneRequest, key: str) -> HttpResponse:
    book, wanted = _book(key), asked(request.GET, timezone.localdate())
    content = register_xlsx(title_of(book, wanted), book.headings, book.lines(wanted))
    return attached(content, _XLSX, f"{_name(book, wanted)}.xlsx")


@readers
@require_safe
def printed(request: CommuneRequest, key: str) -> HttpResponse:
    book, wanted = _book(key), asked(request.GET, timezone.localdate())
    system = wanted.system if book.key == "di" else "state"
    head = letterhead_of(request.commune, today=wanted.today, system=system)
    document = register_paper(
        title_of(book, wanted), book.headings, _printable(book.lines(wanted)),
        issuer=head.issuer(), place=head.place, day=wanted.today, system=system,
    )  # fmt: skip
    return attached(to_pdf(document), "application/pdf", f"{_name(book, wanted)}.pdf")


def attached(content: bytes, content_type: str, name: str) -> HttpResponse:
    """A file to keep, never to be opened as something else than it is."""
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def title_of(book: Book, wanted: Asked) -> str:
    """The register with its year, and by what it was narrowed: a part must not pass for the whole."""
    parts = [
        "của Đảng" if book.key == "di" and wanted.system == "party" else "",
        f"từ {wanted.first:%d/%m/%Y}" if wanted.first else "",
        f"đến {wanted.last:%d/%m/%Y}" if wanted.last else "",
    ]
    narrowed = [wanted.words and f"có chữ “{_shown(wanted.words)}”"]
    if book.key == "di":
        narrowed += [KINDS[wanted.kind].title.lower() if wanted.kind else "", wanted.series and "một hệ thống số"]
        narrowed += [FATES[wanted.fate][0].lower() if wanted.fate else ""]
    else:
        narrowed += ["một đơn vị" if wanted.unit_id else "", PROGRESS.get(wanted.progress, "").lower()]
    told = ", ".join(part for part in narrowed if part)
    title = " ".join([book.title, f"năm {wanted.year}", *(part for part in parts if part)])
    return f"{title} (trích: {told})" if told else title


def _printable(rows: Iterator[Row]) -> Iterator[Row]:
    return (replace(row, cells=tuple(_shown(cell) for cell in row.cells)) for row in rows)


def _shown(text: str) -> str:
    """A letter that no face has becomes a box: one odd subject must not keep the whole year from being printed."""
    try:
        return clean(text)
    except Unprintable:
        return "".join(letter if letter in shown_letters() or letter == "\n" else "□" for letter in tidy(text))


def _name(book: Book, wanted: Asked) -> str:
    return f"so-van-ban-{book.key}-{wanted.year}"


def _book(key: str) -> Book:
    if key not in BOOKS:
        raise Missing
    return BOOKS[key]
