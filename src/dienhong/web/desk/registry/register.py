"""A register as a page, filters in the address, with what became of its numbers told above."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Max, Q
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from dienhong.civic.communes.queries import active_units
from dienhong.civic.documents.kinds import KINDS
from dienhong.civic.documents.models import IncomingDocument, IssuedNumber, NumberPeriod, NumberSeries
from dienhong.civic.documents.numbering import INCOMING
from dienhong.civic.documents.queries import gaps, visible_to
from dienhong.civic.documents.registers import Row
from dienhong.civic.documents.states import Scope
from dienhong.kernel.actors import Actor
from dienhong.web.desk.paging import keyset_page
from dienhong.web.desk.registry.asked import FATES, NAMES, PROGRESS, Asked, asked, kept
from dienhong.web.desk.registry.books import BOOKS, Book
from dienhong.web.desk.registry.sections import sections
from dienhong.web.desk.registry.seen import readers
from dienhong.web.kit.requests import CommuneRequest

Options = Iterable[tuple[str, str]]
_NARROWING = tuple(name for name in NAMES if name not in {"nam", "he"})
_WIDE, _MIDDLE = 4.5, 2.8  # centimetres on paper
_PAGES = {"di": "book_out", "den": "book_in", "theo-doi": "book_follow_up"}


@dataclass(frozen=True, slots=True)
class Line:
    """A line as the table shows it: the cell that names it, the others as heading, look, text; days left."""

    named: str
    others: list[tuple[str, str, str]]
    href: int | None
    is_late: bool
    days_left: int | None


@readers
@require_safe
def register(request: CommuneRequest, key: str) -> HttpResponse:
    book, wanted = BOOKS[key], asked(request.GET, timezone.localdate())
    page = keyset_page(book.found(wanted), book.newest_first, request.GET.get("trang", ""))
    context = {
        "sections": sections(request.actor, _PAGES[key]),
        "book": book,
        "title": f"{book.title} năm {wanted.year}",
        "asked": wanted,
        "headings": _turned(book, [heading.title for heading in book.headings]),
        "lines": _lines(request.actor, book, page.rows, wanted),
        "previous": kept(request, trang=page.previous) if page.previous else "",
        "next": kept(request, trang=page.next) if page.next else "",
        "download": kept(request),
        "clear": f"?nam={wanted.year}",
        "is_filtered": any(request.GET.get(name) for name in _NARROWING),
        "years": _years(book, wanted),
        "filters": _filters(book, wanted),
        "told": _numbers_told(wanted) if key == "di" else _arrivals_told(wanted),
    }
    return render(request, "desk/registry/register.html", context)


def _lines(actor: Actor, book: Book, records: list[Any], wanted: Asked) -> list[Line]:
    rows = [book.row(record) for record in records]
    open_to_me = _may_open(actor, book, rows)
    return [_line(book, record, row, open_to_me, wanted) for record, row in zip(records, rows, strict=True)]


def _may_open(actor: Actor, book: Book, rows: list[Row]) -> set[int]:
    """Documents of the office whose page this person finds; arrivals are open to all who read the registers."""
    keys = {row.id for row in rows if row.id is not None}
    if book.key != "di":
        return keys
    return set(visible_to(actor).filter(pk__in=keys).order_by().values_list("pk", flat=True)) if keys else set()


def _line(book: Book, record: Any, row: Row, open_to_me: set[int], wanted: Asked) -> Line:
    columns = [(heading.title, _look(heading.width)) for heading in book.headings]
    first, *others = _turned(book, [(*column, cell) for column, cell in zip(columns, row.cells, strict=True)])
    waits = isinstance(record, IncomingDocument) and record.done_on is None and record.due_on is not None
    left = (record.due_on - wanted.today).days if waits else None
    return Line(first[-1], others, row.id if row.id in open_to_me else None, left is not None and left < 0, left)


def _look(width: float) -> str:
    """How much room a column gets on the screen."""
    return "desk-words" if width >= _WIDE else "desk-middle" if width >= _MIDDLE else ""


def _turned(book: Book, cells: list[Any]) -> list[Any]:
    """With the column that names a line in front."""
    return [cells[book.named], *cells[: book.named], *cells[book.named + 1 :]]


def _years(book: Book, wanted: Asked) -> list[tuple[str, bool]]:
    given = IssuedNumber.objects.exclude(period__series__key=INCOMING).dates("day", "year")
    arrived = IncomingDocument.objects.dates("arrived_on", "year")
    days = list(given if book.key == "di" else arrived)
    years = {day.year for day in days} | {wanted.year, wanted.today.year}
    return [(str(year), year == wanted.year) for year in sorted(years, reverse=True)]


def _filters(book: Book, wanted: Asked) -> list[dict[str, Any]]:
    if book.key == "di":
        series = NumberSeries.objects.filter(system=wanted.system).exclude(key=INCOMING).order_by("title")
        kinds = [(key, kind.title) for key, kind in KINDS.items() if kind.system == wanted.system]
        return [
            _choice("he", "Hệ thống", wanted.system, [("state", "Chính quyền"), ("party", "Đảng")], everything=""),
            _choice("so", "Hệ thống số", wanted.series, series.values_list("key", "title")),
            _choice("loai", "Loại văn bản", wanted.kind, kinds),
            _choice("so-phan", "Tình trạng số", wanted.fate, [(key, label) for key, (label, _) in FATES.items()]),
        ]
    units = [(str(key), name) for key, name in active_units().values_list("pk", "name")]
    return [
        _choice("don-vi", "Đơn vị nhận", str(wanted.unit_id or ""), units),
        _choice("tien-do", "Tiến độ", wanted.progress, PROGRESS.items()),
    ]


def _choice(name: str, label: str, chosen: str, options: Options, everything: str = "Tất cả") -> dict[str, Any]:
    shown = [(key, text, key == chosen) for key, text in options]
    return {"name": name, "label": label, "everything": everything, "options": shown}


def _numbers_told(wanted: Asked) -> str:
    """How many numbers the year has, and why some of them stand for no document in force."""
    numbers = IssuedNumber.objects.filter(day__year=wanted.year, period__series__system=wanted.system)
    count = numbers.exclude(period__series__key=INCOMING).aggregate(
        every=Count("pk"),
        void=Count("pk", filter=~Q(void_reason="")),
        outside=Count("pk", filter=Q(document=None)),
    )
    parts = [
        f"Năm {wanted.year} có {count['every']} số",
        f"{count['void']} số đã hủy" if count["void"] else "",
        f"{count['outside']} số dùng ngoài phần mềm" if count["outside"] else "",
        _missing(wanted),
    ]
    return f"{'; '.join(part for part in parts if part)}."


def _missing(wanted: Asked) -> str:
    """Numbers that should be there; counted first, looked for only where the count is short."""
    periods = NumberPeriod.objects.filter(series__system=wanted.system).exclude(series__key=INCOMING)
    periods = periods.filter(Q(label=str(wanted.year)) | Q(series__scope=Scope.TERM))
    whole = Q(numbers__letter="")
    counted = periods.annotate(given=Count("numbers", filter=whole), highest=Max("numbers__number", filter=whole))
    short = set(counted.exclude(given=F("last_number")).values_list("pk", flat=True))
    lost = [str(number) for period, number in gaps() if period in short] if short else []
    return f"thiếu số {', '.join(lost[:20])}: hãy báo người quản trị" if lost else "dãy số liền, không thiếu số nào"


def _arrivals_told(wanted: Asked) -> str:
    count = IncomingDocument.objects.filter(arrived_on__year=wanted.year).aggregate(
        every=Count("pk"),
        idle=Count("pk", filter=Q(unit=None, done_on=None)),
        late=Count("pk", filter=Q(done_on=None, due_on__lt=wanted.today)),
        done=Count("pk", filter=Q(done_on__isnull=False)),
    )
    return (
        f"Năm {wanted.year} có {count['every']} văn bản đến; {count['done']} đã giải quyết, "
        f"{count['idle']} chưa chuyển đơn vị, {count['late']} quá hạn."
    )
