"""What came in: registered, handed on, followed up."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from dienhong.civic.communes.queries import active_units
from dienhong.civic.documents import rules
from dienhong.civic.documents.events import IncomingFollowed, IncomingForwarded, IncomingReceived
from dienhong.civic.documents.models import Dossier, IncomingDocument
from dienhong.civic.documents.moving import document_by_id
from dienhong.civic.documents.numbering import Giving, incoming_series, lock_counter, next_number
from dienhong.civic.documents.permissions import may_follow_incoming, may_register
from dienhong.civic.documents.queries import same_incoming
from dienhong.civic.documents.states import WITH_FILES
from dienhong.engines.journal.record import record
from dienhong.engines.typeset.model import Urgency
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing, Refused
from dienhong.kernel.numbering import day_figures, padded
from dienhong.kernel.vietnamese import nfc


@dataclass(frozen=True, slots=True)
class Arrival:
    """A document as văn thư reads it off. `file_id` is the stored scan, `dossier_id` an open dossier."""

    author: str
    reference: str
    day: date
    subject: str
    urgency: Urgency = Urgency.NORMAL
    due_on: date | None = None
    note: str = ""
    file_id: int | None = None
    dossier_id: int | None = None


@transaction.atomic
def receive_document(
    actor: Actor, arrival: Arrival, *, on: date | None = None, even_if_known: bool = False, now: datetime
) -> IncomingDocument:
    """Register an arrival on the day `on` (today without it) under the next number of arrival.

    Raises `Refused` when the same document is registered already, unless `even_if_known`.
    """
    may_register(actor).require()
    if not arrival.author.strip() or not arrival.subject.strip():
        raise Refused("Hãy ghi cơ quan ban hành và trích yếu.", field="subject" if arrival.author.strip() else "author")
    arrived = on or localdate(now)
    rules.datable(arrived, localdate(now)).enforce("on")
    if arrival.day > arrived:
        raise Refused("Ngày của văn bản không thể sau ngày đến.", field="day")
    if arrival.dossier_id and not Dossier.objects.filter(pk=arrival.dossier_id, closed_on=None).exists():
        raise Refused("Hồ sơ này không có hoặc đã kết thúc. Hãy chọn hồ sơ đang mở.", field="dossier")
    period = lock_counter(incoming_series(), arrived)
    known = same_incoming(arrival.author, arrival.reference, arrival.day)
    if known is not None and not even_if_known:
        raise Refused(
            f"Văn bản này đã đăng ký: số đến {padded(known.number.number)}, ngày {day_figures(known.arrived_on)}. "
            "Nếu vẫn cần đăng ký, hãy xác nhận.",
            field="reference",
        )
    number = next_number(period, Giving(day=arrived, by=actor.user_id, now=now))
    document = IncomingDocument.objects.create(
        number=number,
        arrived_on=arrived,
        author=nfc(arrival.author).strip(),
        reference=nfc(arrival.reference).strip(),
        day=arrival.day,
        subject=nfc(arrival.subject).strip()[:500],
        urgency=arrival.urgency.value,
        due_on=arrival.due_on,
        note=nfc(arrival.note).strip()[:300],
        file_id=arrival.file_id,
        dossier_id=arrival.dossier_id,
    )
    record(actor, IncomingReceived(subject_id=document.pk, number=number.number), now)
    return document


@transaction.atomic
def forward_incoming(
    actor: Actor, incoming_id: int, *, unit_id: int, received_by: str = "", due_on: date | None = None, now: datetime
) -> None:
    """Hand it to a unit; a time limit given here replaces the one noted at arrival."""
    may_register(actor).require()
    document = _incoming(incoming_id)
    if not active_units().filter(pk=unit_id).exists():
        raise Refused("Hãy chọn đơn vị trong danh sách.", field="unit")
    document.unit_id, document.forwarded_on = unit_id, localdate(now)
    document.received_by = nfc(received_by).strip()[:120]
    document.due_on = due_on or document.due_on
    document.save(update_fields=["unit", "forwarded_on", "received_by", "due_on"])
    record(actor, IncomingForwarded(subject_id=document.pk), now)


@transaction.atomic
def follow_incoming(
    actor: Actor, incoming_id: int, *, progress: str, reply_id: int | None = None, is_done: bool = False, now: datetime
) -> None:
    """How far it is; `reply_id` is the issued document that answers it, which settles it."""
    document = _incoming(incoming_id)
    may_follow_incoming(actor, document.unit_id).require()
    if reply_id is not None:
        if document_by_id(reply_id).state not in WITH_FILES:
            raise Refused("Văn bản trả lời chưa ban hành.", field="reply")
        document.reply_id = reply_id
    document.progress = nfc(progress).strip()[:300]
    document.done_on = localdate(now) if is_done or reply_id is not None else None
    document.save(update_fields=["reply", "progress", "done_on"])
    record(actor, IncomingFollowed(subject_id=document.pk), now)


def _incoming(incoming_id: int) -> IncomingDocument:
    document = IncomingDocument.objects.select_for_update().filter(pk=incoming_id).first()
    if document is None:
        raise Missing
    return document
