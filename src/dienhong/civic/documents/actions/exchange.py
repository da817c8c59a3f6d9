"""Sending documents to other agencies, answering recalls, and what the commune is called on the way."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from django.db import IntegrityError, transaction

from dienhong.civic.communes.permissions import may_configure
from dienhong.civic.documents.actions.dispatch import dispatch_document
from dienhong.civic.documents.events import DocumentTransmitted, ExchangeSet, RecallAnswered
from dienhong.civic.documents.exchange.packages import document_key
from dienhong.civic.documents.models import (
    DocumentSignature,
    ExchangeOffice,
    ExchangePartner,
    IncomingDocument,
    ReceivedPackage,
    Transmission,
)
from dienhong.civic.documents.moving import document_by_id
from dienhong.civic.documents.permissions import may_register
from dienhong.civic.documents.states import IN_FORCE, Medium, PackageKind, Required, SignatureRole
from dienhong.engines.edxml.forms import Unfit
from dienhong.engines.edxml.shapes import ORGAN_CODE
from dienhong.engines.edxml.spool import SpoolFolder
from dienhong.engines.edxml.status import DeliveryStatus
from dienhong.engines.journal.record import record
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing, Overtaken, Refused
from dienhong.kernel.vietnamese import nfc

_RECALLED = "Nơi gửi đã thu hồi văn bản này."


@transaction.atomic
def set_exchange(actor: Actor, *, organ_code: str, required: Required, spool: Path, now: datetime) -> ExchangeOffice:
    """The commune's code, empty to stay out of the exchange, and which signatures its electronic documents need."""
    may_configure(actor).require()
    code = _code(organ_code, "organ_code") if organ_code.strip() else ""
    office, _ = ExchangeOffice.objects.update_or_create(defaults={"organ_code": code, "required": required})
    if code:
        SpoolFolder(spool)
    record(actor, ExchangeSet(subject_id=office.pk), now)
    return office


@transaction.atomic
def add_partner(actor: Actor, *, name: str, organ_code: str, now: datetime) -> ExchangePartner:
    """An agency that documents are sent to."""
    may_configure(actor).require()
    named = nfc(name).strip()
    if not named:
        raise Refused("Hãy ghi tên cơ quan.", field="name")
    code = _code(organ_code, "organ_code")
    try:
        with transaction.atomic():
            partner = ExchangePartner.objects.create(name=named[:200], organ_code=code)
    except IntegrityError as error:
        raise Refused("Mã cơ quan này đã có trong danh sách.", field="organ_code") from error
    record(actor, ExchangeSet(subject_id=partner.pk), now)
    return partner


@transaction.atomic
def remove_partner(actor: Actor, partner_id: int, *, now: datetime) -> None:
    """Off the list; what was sent stays on record."""
    may_configure(actor).require()
    if not ExchangePartner.objects.filter(pk=partner_id).delete()[0]:
        raise Missing
    record(actor, ExchangeSet(subject_id=partner_id), now)


@transaction.atomic
def transmit_document(
    actor: Actor, document_id: int, partner_ids: Sequence[int], *, now: datetime
) -> list[Transmission]:
    """Send an issued document with the agency's signature to partners: a dispatch and a package each."""
    may_register(actor).require()
    row = document_by_id(document_id)
    office = ExchangeOffice.objects.first()
    if office is None or not office.organ_code:
        raise Refused("Xã chưa khai mã cơ quan. Người quản trị hãy khai ở mục Liên thông văn bản.")
    if row.state not in IN_FORCE:
        raise Refused("Chỉ gửi văn bản đã ban hành và còn hiệu lực.")
    if not DocumentSignature.objects.filter(document=row, role=SignatureRole.AGENCY).exists():
        raise Refused("Chỉ gửi liên thông văn bản đã có chữ ký số của cơ quan.")
    partners = list(ExchangePartner.objects.filter(pk__in=partner_ids))
    if not partners or len(partners) != len(set(partner_ids)):
        raise Refused("Hãy chọn ít nhất một nơi nhận trong danh sách.", field="partners")
    key = document_key(row, office.organ_code)
    return [_transmit(actor, row.pk, partner, key, now) for partner in partners]


@transaction.atomic
def answer_recall(actor: Actor, package_id: int, *, agreed: bool, reason: str = "", now: datetime) -> None:
    """Give a document back that its sender recalls, or say why not (NĐ 30/2020, Điều 18)."""
    may_register(actor).require()
    row = ReceivedPackage.objects.filter(pk=package_id, kind=PackageKind.RECALL).first()
    if row is None:
        raise Missing
    said = nfc(reason).strip()[:500]
    if not agreed and not said:
        raise Refused("Hãy ghi lý do không đồng ý thu hồi.", field="reason")
    status = DeliveryStatus.RECALLED if agreed else DeliveryStatus.RECALL_REFUSED
    asked = ReceivedPackage.objects.filter(about=row.about_id, kind=PackageKind.RECALL, answer=None)
    if not asked.update(answer=status, answer_note=said):
        raise Overtaken
    if agreed and row.about and row.about.incoming_id:
        IncomingDocument.objects.filter(pk=row.about.incoming_id).update(note=_RECALLED)
    record(actor, RecallAnswered(subject_id=row.pk, agreed=agreed), now)


def _transmit(actor: Actor, document_id: int, partner: ExchangePartner, key: str, now: datetime) -> Transmission:
    dispatch = dispatch_document(
        actor, document_id, recipient=partner.name, medium=Medium.ELECTRONIC, copies=1, now=now
    )
    sent = Transmission.objects.create(dispatch=dispatch, organ_code=partner.organ_code, document_key=key)
    record(actor, DocumentTransmitted(subject_id=document_id, transmission=sent.pk), now)
    return sent


def _code(written: str, field: str) -> str:
    try:
        return ORGAN_CODE.spell(written.strip())
    except Unfit as unfit:
        raise Refused(f"Mã cơ quan {unfit}.", field=field) from unfit
