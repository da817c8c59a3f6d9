"""The registers of the decree as rows of texts: what went out, what came in, what is being dealt with.

Columns: NĐ 30/2020/NĐ-CP, Phụ lục IV. One row a number given: voided and
foreign numbers show with their reason.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db import models
from django.utils.timezone import localdate

from dienhong.civic.documents.models import Dispatch, IncomingDocument, IssuedNumber, OfficialDocument
from dienhong.civic.documents.numbering import INCOMING as ARRIVALS
from dienhong.civic.documents.states import DocumentState
from dienhong.kernel.numbering import System, day_figures

_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Heading:
    """A column: its title and its width in centimetres on paper, where the whole is about 25."""

    title: str
    width: float


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a register, a text a column. `id` is the document's, None for a number without one here."""

    id: int | None
    cells: tuple[str, ...]


OUTGOING = (
    Heading("Số, ký hiệu văn bản", 3.0),
    Heading("Ngày tháng văn bản", 2.6),
    Heading("Tên loại và trích yếu nội dung văn bản", 4.6),
    Heading("Người ký", 2.5),
    Heading("Nơi nhận văn bản", 2.8),
    Heading("Đơn vị, người nhận bản lưu", 2.2),
    Heading("Số lượng bản", 1.7),
    Heading("Ngày chuyển", 2.6),
    Heading("Ký nhận", 1.8),
    Heading("Ghi chú", 2.2),
)
INCOMING = (
    Heading("Ngày đến", 2.6),
    Heading("Số đến", 1.5),
    Heading("Tác giả", 2.8),
    Heading("Số, ký hiệu văn bản", 3.0),
    Heading("Ngày tháng văn bản", 2.6),
    Heading("Tên loại và trích yếu nội dung văn bản", 4.8),
    Heading("Đơn vị hoặc người nhận", 2.6),
    Heading("Ngày chuyển", 2.6),
    Heading("Ký nhận", 1.8),
    Heading("Ghi chú", 1.9),
)
FOLLOW_UP = (
    Heading("Số đến", 1.5),
    Heading("Tên loại, số, ký hiệu, ngày tháng và tác giả văn bản", 7.5),
    Heading("Đơn vị hoặc người nhận", 3.2),
    Heading("Thời hạn giải quyết", 2.6),
    Heading("Tiến độ giải quyết", 4.0),
    Heading("Số, ký hiệu văn bản trả lời", 3.0),
    Heading("Ghi chú", 3.2),
)


def outgoing_register(year: int, system: System = "state", *, series: str = "") -> Iterator[Row]:
    """Sổ đăng ký văn bản đi of a year in the order of numbers, of all series of the system or of one (its key)."""
    rows = outgoing_numbers(year, system, series=series)
    rows = rows.order_by("period__series_id", "period_id", "number", "letter")
    return map(outgoing_row, rows.iterator(chunk_size=_CHUNK))


def outgoing_numbers(year: int, system: System = "state", *, series: str = "") -> models.QuerySet[IssuedNumber]:
    """The numbers of that register, with all that its rows tell."""
    numbers = IssuedNumber.objects.filter(day__year=year, period__series__system=system)
    numbers = numbers.exclude(period__series__key=ARRIVALS)
    if series:
        numbers = numbers.filter(period__series__key=series)
    rows = numbers.select_related("period__series", "document__signer__holder", "document__drafting_unit")
    sent = Dispatch.objects.order_by("sent_at", "pk")
    return rows.prefetch_related(models.Prefetch("document__dispatches", queryset=sent))


def outgoing_row(number: IssuedNumber) -> Row:
    """The line of a number; one that was used elsewhere has no document here."""
    document = getattr(number, "document", None)
    return _foreign(number) if document is None else _outgoing(number, document)


def incoming_register(year: int) -> Iterator[Row]:
    """Sổ đăng ký văn bản đến of a year, by number of arrival."""
    rows = arrivals(year).order_by("number__period_id", "number__number")
    return map(incoming_row, rows.iterator(chunk_size=_CHUNK))


def arrivals(year: int) -> models.QuerySet[IncomingDocument]:
    """What came in that year, with all that the rows of its registers tell."""
    rows = IncomingDocument.objects.filter(arrived_on__year=year)
    return rows.select_related("number", "unit", "reply__number")


def incoming_row(document: IncomingDocument) -> Row:
    """The line of an arrival."""
    cells = (
        day_figures(document.arrived_on),
        document.number.written,
        document.author,
        document.reference,
        day_figures(document.day),
        document.subject,
        document.unit.name if document.unit else "",
        _day(document.forwarded_on),
        document.received_by,
        document.note,
    )
    return Row(document.pk, cells)


def follow_up_register(year: int) -> Iterator[Row]:
    """Sổ theo dõi giải quyết văn bản đến of a year: what was handed to a unit or has a time limit."""
    rows = followed_up(year).order_by("number__period_id", "number__number")
    return map(follow_up_row, rows.iterator(chunk_size=_CHUNK))


def followed_up(year: int) -> models.QuerySet[IncomingDocument]:
    """The arrivals of that register."""
    return arrivals(year).exclude(unit=None, due_on=None)


def follow_up_row(document: IncomingDocument) -> Row:
    """How far an arrival is."""
    what = f"{document.subject}; số {document.reference} ngày {day_figures(document.day)} của {document.author}"
    cells = (
        document.number.written,
        what,
        document.unit.name if document.unit else "",
        _day(document.due_on),
        document.progress or ("Đã giải quyết" if document.done_on else ""),
        document.reply.reference if document.reply else "",
        document.note,
    )
    return Row(document.pk, cells)


def _outgoing(number: IssuedNumber, document: OfficialDocument) -> Row:
    document.number = number  # known already: saves a query a row
    sent = list(document.dispatches.all())
    named = ", ".join(document.recipients)
    cells = (
        document.reference,
        day_figures(number.day),
        f"{document.of_kind.title} {document.subject}".strip(),
        document.signer.holder.full_name if document.signer else "",
        "; ".join(dict.fromkeys(dispatch.recipient for dispatch in sent)) or named,
        document.drafting_unit.name if document.drafting_unit else "Văn thư",
        str(document.copies),
        _day_of(sent[0].sent_at if sent else None),
        "; ".join(dispatch.acknowledged_by for dispatch in sent if dispatch.acknowledged_by),
        _notes(number, document),
    )
    return Row(document.pk, cells)


def _notes(number: IssuedNumber, document: OfficialDocument) -> str:
    state = DocumentState(document.state)
    told = {
        DocumentState.VOIDED: f"Hủy số: {number.void_reason}",
        DocumentState.RECALLED: f"Đã thu hồi: {document.recall_reason}",
        DocumentState.CORRECTED: state.label,
        DocumentState.REPLACED: state.label,
        DocumentState.NUMBERED: "Chưa ban hành",
    }
    return ". ".join(note for note in (told.get(state, ""), number.reason) if note)


def _foreign(number: IssuedNumber) -> Row:
    cells = (number.written, day_figures(number.day), *[""] * 7, f"Đã dùng ngoài phần mềm: {number.reason}")
    return Row(None, cells)


def _day(day: date | None) -> str:
    return day_figures(day) if day else ""


def _day_of(moment: datetime | None) -> str:
    return _day(localdate(moment) if moment else None)
