"""Taking in what other agencies send: documents are registered, statuses noted, recalls put before văn thư.

A package counts by the digest of its bytes: brought a second time, after a kill or by the carrier, it changes nothing.
"""

import hashlib
from datetime import datetime, timedelta
from pathlib import Path

from django.db import transaction

from dienhong.civic.communes.models import Commune
from dienhong.civic.documents.actions.incoming import Arrival, receive_document
from dienhong.civic.documents.events import PackageRefused, PackageRegistered, RecallAsked, TransmissionAnswered
from dienhong.civic.documents.exchange.contents import PDF, content_type_of
from dienhong.civic.documents.exchange.packages import answer_message
from dienhong.civic.documents.models import Dispatch, ExchangeOffice, ReceivedFile, ReceivedPackage, Transmission
from dienhong.civic.documents.permissions import may_register
from dienhong.civic.documents.states import PackageKind
from dienhong.engines.edxml.incoming import read_package
from dienhong.engines.edxml.message import Business, BusinessKind, Message, Organization
from dienhong.engines.edxml.refused import EdxmlRefused
from dienhong.engines.edxml.spool import SpoolFolder
from dienhong.engines.edxml.status import DeliveryStatus, StatusMessage
from dienhong.engines.files.store import keep
from dienhong.engines.journal.record import record
from dienhong.engines.tenancy.scope import current_commune_id
from dienhong.engines.typeset.model import Urgency
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing, Refused

LEASE = timedelta(minutes=15)
"""After this long a package that somebody took and did not finish waits again."""

_REACHED = frozenset(
    {
        DeliveryStatus.ARRIVED,
        DeliveryStatus.ACCEPTED,
        DeliveryStatus.ASSIGNED,
        DeliveryStatus.PROCESSING,
        DeliveryStatus.DONE,
    }
)
_DOING = {BusinessKind.UPDATE: "Cập nhật văn bản đã gửi.", BusinessKind.REPLACE: "Thay thế văn bản đã gửi."}


def collect_packages(actor: Actor, spool: SpoolFolder, *, folder: Path, now: datetime) -> int:
    """Take in every package that waits, answer it, and set it aside; returns how many."""
    may_register(actor).require()
    spool.give_back(now - LEASE)
    count = 0
    for path in spool.waiting():
        claimed = spool.claim(path, now)
        if claimed is None:
            continue
        package = import_package(actor, spool.read(claimed), name=claimed.name, folder=folder, now=now)
        answer_package(actor, package.pk, spool, now=now)
        if package.kind == PackageKind.REFUSED:
            spool.refuse(claimed, package.reason)
        else:
            spool.accept(claimed)
        count += 1
    return count


@transaction.atomic
def import_package(actor: Actor, content: bytes, *, name: str, folder: Path, now: datetime) -> ReceivedPackage:
    """Keep what a package says. What cannot be read or is not for us is kept as refused, with the reason."""
    may_register(actor).require()
    office = ExchangeOffice.objects.select_for_update().first()
    if office is None or not office.organ_code:
        raise Missing("Xã chưa khai mã cơ quan nên chưa nhận văn bản liên thông.")
    row = ReceivedPackage(digest=hashlib.sha256(content).hexdigest(), name=name[-200:], received_at=now)
    known = ReceivedPackage.objects.filter(digest=row.digest).first()
    if known is not None:
        return known
    try:
        package = read_package(content)
    except EdxmlRefused as refusal:
        return _refuse(actor, row, refusal.message, None)
    sender = package.sender if isinstance(package, StatusMessage) else package.header.sender
    row.sender_code, row.sender_name = sender.code, sender.name[:200]
    match package:
        case StatusMessage(status=DeliveryStatus.RECALL_ASKED):
            return _take_recall(actor, row, package.response_for.document_id, package.description)
        case StatusMessage():
            return _take_status(actor, row, package)
        case Message(trace=trace) if trace.business.kind is BusinessKind.RECALL:
            key = trace.business.document_id or package.header.document_id
            return _take_recall(actor, row, key, trace.business.reason)
    return _take_document(actor, row, package, office.organ_code, folder)


@transaction.atomic
def answer_package(actor: Actor, package_id: int, spool: SpoolFolder, *, now: datetime) -> None:
    """Write the status that is owed for a package, once; nothing when none is owed.

    A kill between file and commit writes the same file again, which the spool and the receiver know as one.
    """
    may_register(actor).require()
    row = ReceivedPackage.objects.select_for_update().filter(pk=package_id, answered_at=None).first()
    if row is None or row.answer is None:
        return
    office = ExchangeOffice.objects.get()
    commune = Commune.objects.get(pk=current_commune_id())
    spool.put(answer_message(row, Organization(office.organ_code, f"Ủy ban nhân dân {commune.full_name}")))
    row.answered_at = now
    row.save(update_fields=["answered_at"])


def _take_document(
    actor: Actor, row: ReceivedPackage, message: Message, organ_code: str, folder: Path
) -> ReceivedPackage:
    header, business = message.header, message.trace.business
    row.document_key = header.document_id
    if organ_code not in {recipient.code for recipient in header.recipients}:
        return _refuse(actor, row, "Gói văn bản không gửi cho cơ quan này.", DeliveryStatus.REFUSED)
    try:
        with transaction.atomic():
            return _register(actor, row, message, business, folder)
    except Refused as refusal:
        row.pk = None
        row.incoming = None
        return _refuse(actor, row, refusal.message, DeliveryStatus.REFUSED)


def _register(
    actor: Actor, row: ReceivedPackage, message: Message, business: Business, folder: Path
) -> ReceivedPackage:
    files = [
        keep(folder, part.content, name=part.name, content_type=content_type_of(part.content), now=row.received_at)
        for part in message.attachments
    ]
    main = next((file for file in files if file.content_type == PDF), files[0] if files else None)
    header = message.header
    joint = "-" if "/" in header.code.notation else "/"
    arrival = Arrival(
        author=header.sender.name,
        reference=f"{header.code.number}{joint}{header.code.notation}"[:60],
        day=header.promulgation.issued_date,
        subject=f"{header.document_type.name} {header.subject}".strip(),
        urgency=Urgency(header.other.priority.value),
        due_on=header.due_date,
        note=_DOING.get(business.kind, ""),
        file_id=main.pk if main else None,
    )
    row.incoming = receive_document(actor, arrival, even_if_known=business.kind in _DOING, now=row.received_at)
    row.kind, row.answer, row.notes = PackageKind.DOCUMENT, DeliveryStatus.ARRIVED, list(message.notes)
    row.save()
    for file, part in zip(files, message.attachments, strict=True):
        ReceivedFile.objects.create(package=row, file=file, description=part.description)
    record(actor, PackageRegistered(subject_id=row.pk, incoming=row.incoming.pk), row.received_at)
    return row


def _take_recall(actor: Actor, row: ReceivedPackage, document_key: str, reason: str) -> ReceivedPackage:
    """A document can be recalled by its sender only."""
    row.document_key, row.reason = document_key, reason[:500]
    of_sender = ReceivedPackage.objects.filter(kind=PackageKind.DOCUMENT, sender_code=row.sender_code)
    row.about = of_sender.filter(document_key=document_key).order_by("pk").first()
    if row.about is None:
        unknown = "Cơ quan này chưa nhận văn bản được đề nghị thu hồi."
        return _refuse(actor, row, unknown, DeliveryStatus.RECALL_REFUSED)
    row.kind = PackageKind.RECALL
    row.save()
    record(actor, RecallAsked(subject_id=row.pk), row.received_at)
    return row


def _take_status(actor: Actor, row: ReceivedPackage, message: StatusMessage) -> ReceivedPackage:
    """The receiver's last word counts, whatever the order in which its words arrive."""
    row.document_key, row.reason = message.response_for.document_id, message.description[:500]
    sent = Transmission.objects.select_for_update().filter(document_key=row.document_key, organ_code=row.sender_code)
    found = sent.first()
    if found is None:
        return _refuse(actor, row, "Trạng thái của một văn bản mà cơ quan này không gửi.", None)
    row.kind = PackageKind.STATUS
    row.save()
    if found.status_at is None or found.status_at <= message.at:
        found.status, found.status_at, found.status_note = message.status, message.at, row.reason
        found.save(update_fields=["status", "status_at", "status_note"])
    dispatch = Dispatch.objects.filter(pk=found.dispatch_id)
    if message.status in _REACHED:
        dispatch.filter(acknowledged_at=None).update(acknowledged_at=message.at, acknowledged_by=row.sender_name[:120])
    if message.status is DeliveryStatus.RECALLED:
        dispatch.filter(destroyed_at=None).update(destroyed_at=message.at)
    document = dispatch.values_list("document_id", flat=True).get()
    event = TransmissionAnswered(subject_id=document, transmission=found.pk, status=message.status.value)
    record(actor, event, row.received_at)
    return row


def _refuse(actor: Actor, row: ReceivedPackage, reason: str, answer: DeliveryStatus | None) -> ReceivedPackage:
    row.kind, row.reason = PackageKind.REFUSED, reason[:500]
    row.answer, row.answer_note = answer, reason[:500] if answer else ""
    row.save()
    record(actor, PackageRefused(subject_id=row.pk), row.received_at)
    return row
