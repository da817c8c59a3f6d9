"""Signing electronically: the person first, with a key at hand or with another programme; the agency last."""

from datetime import datetime
from pathlib import Path

from django.db import transaction

from dienhong.civic.documents.actions.decide import sign_document
from dienhong.civic.documents.events import AgencySigned, ElectronicallySigned
from dienhong.civic.documents.issuing import require_issuable
from dienhong.civic.documents.models import (
    DocumentAttachment,
    DocumentSignature,
    OfficialDocument,
    SignaturePicture,
    SigningCopy,
)
from dienhong.civic.documents.moving import document_by_id
from dienhong.civic.documents.permissions import may_register
from dienhong.civic.documents.signing.copies import PDF, copy_of, grow, make_copy, open_slots, signed_places
from dienhong.civic.documents.signing.keys import AgencyKey
from dienhong.civic.documents.signing.looks import person_look, seal_look, time_label
from dienhong.civic.documents.signing.slots import AGENCY, Slot, may_sign_slot, same_person, slots_of
from dienhong.civic.documents.states import DocumentState, SignatureRole
from dienhong.engines.files.store import fetch, keep
from dienhong.engines.journal.record import record
from dienhong.engines.signing.additions import only_signatures_added
from dienhong.engines.signing.certificate import Certificate
from dienhong.engines.signing.sign import sign_pdf
from dienhong.engines.signing.signers import Signer
from dienhong.engines.signing.verify import verify_pdf
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Forbidden, Refused

_NOT_OURS = (
    "Tệp này không phải bản đã ký số của đúng văn bản đang ký, hoặc nội dung đã bị sửa. "
    "Hãy tải bản PDF ở trang này về, ký rồi tải lên lại."
)


@transaction.atomic
def begin_signing(actor: Actor, document_id: int, *, seen_version: int, folder: Path, now: datetime) -> SigningCopy:
    """Decide to sign and get the number, where that is still open; then set the PDF that is to be signed."""
    row = document_by_id(document_id)
    if row.state == DocumentState.APPROVED:
        sign_document(actor, document_id, seen_version=seen_version, now=now)
        row = document_by_id(document_id)
    elif not may_register(actor):
        _slot_for(actor, row)
    require_issuable(row)
    return make_copy(row, folder, now)


@transaction.atomic
def sign_with_key(
    actor: Actor,
    document_id: int,
    signer: Signer,
    *,
    seen_version: int,
    even_if_other_name: bool = False,
    folder: Path,
    now: datetime,
) -> DocumentSignature:
    """Sign with a key that the person brought; the key is used and not kept.

    Raises SigningError, and `Refused` at `even_if_other_name` when the certificate bears another name.
    """
    copy = begin_signing(actor, document_id, seen_version=seen_version, folder=folder, now=now)
    row = document_by_id(document_id)
    slot = _slot_for(actor, row)
    _require_name(signer.certificate, slot, even_if_other_name)
    picture = SignaturePicture.objects.select_related("file").filter(holder_id=actor.person_id).first()
    pdf = fetch(folder, copy.current)
    look = person_look(pdf, slot, picture, folder)
    signed = sign_pdf(pdf, signer, field_name=slot.place, place=look.place, image=look.image, now=now)
    return _keep(actor, row, copy, slot, signer.certificate, signed, folder=folder, now=now)


@transaction.atomic
def sign_elsewhere(
    actor: Actor,
    document_id: int,
    content: bytes,
    *,
    even_if_other_name: bool = False,
    folder: Path,
    now: datetime,
) -> DocumentSignature:
    """Keep the PDF that the person signed with another programme: ours, whole, with one signature more.

    Raises UnreadablePdf, and `Refused` as `sign_with_key`.
    """
    row = document_by_id(document_id)
    slot = _slot_for(actor, row)
    copy = copy_of(row)
    if copy is None:
        raise Refused("Hãy tải bản PDF của văn bản về trước, ký rồi tải lên.", field="file")
    given = fetch(folder, copy.current)
    if not only_signatures_added(given, content):
        raise Refused(_NOT_OURS, field="file")
    found, before = verify_pdf(content), verify_pdf(given).signature_count
    newest = found.signatures[-1] if found.signature_count == before + 1 else None
    if newest is None or newest.certificate is None or not found.is_intact:
        raise Refused("Tệp phải có đúng một chữ ký số mới, còn nguyên vẹn. Hãy ký lại rồi tải lên.", field="file")
    _require_name(newest.certificate, slot, even_if_other_name)
    make_copy(row, folder, now)
    return _keep(actor, row, copy, slot, newest.certificate, content, elsewhere=True, folder=folder, now=now)


@transaction.atomic
def sign_for_agency(
    actor: Actor, document_id: int, key: AgencyKey | None, *, folder: Path, now: datetime
) -> DocumentSignature:
    """Văn thư puts the agency's signature on document and appendices, after the authority (NĐ 30/2020, Điều 32).

    Raises SigningError and `Refused`.
    """
    may_register(actor).require()
    row = document_by_id(document_id)
    copy = copy_of(row)
    waiting = open_slots(row)
    if copy is None or waiting:
        names = ", ".join(slot.name for slot in waiting) or "người có thẩm quyền"
        raise Refused(f"Chữ ký số của cơ quan chỉ đóng sau khi {names} đã ký số.")
    if AGENCY in signed_places(row):
        raise Refused("Văn bản đã có chữ ký số của cơ quan.")
    if key is None:
        raise Refused("Máy chủ chưa khai khóa ký của cơ quan. Người quản trị máy chủ hãy khai theo tài liệu cài đặt.")
    make_copy(row, folder, now)
    signer = key.load()
    pdf = fetch(folder, copy.current)
    look = seal_look(fetch(folder, copy.blank), row, slots_of(row)[-1], folder)
    signed = sign_pdf(pdf, signer, field_name=AGENCY, place=look.place, image=look.image, now=now)
    _sign_attachments(row, signer, folder, now)
    return _keep(actor, row, copy, None, signer.certificate, signed, folder=folder, now=now)


def _sign_attachments(row: OfficialDocument, signer: Signer, folder: Path, now: datetime) -> None:
    label = time_label(row, now)
    for part in DocumentAttachment.objects.select_related("file").filter(document=row, signed=None):
        signed = sign_pdf(fetch(folder, part.file), signer, field_name=AGENCY, label=label, now=now)
        part.signed = keep(folder, signed, name=part.file.name, content_type=PDF, now=now)
        part.save(update_fields=["signed"])


def _slot_for(actor: Actor, row: OfficialDocument) -> Slot:
    """The actor's own place among those that are open."""
    for slot in open_slots(row):
        if may_sign_slot(actor, slot):
            return slot
    if any(may_sign_slot(actor, slot) for slot in slots_of(row)):
        raise Refused("Ông/bà đã ký số văn bản này.")
    raise Forbidden("Văn bản này không có chỗ ký của ông/bà.")


def _require_name(certificate: Certificate, slot: Slot, even_if_other_name: bool) -> None:
    if not even_if_other_name and not same_person(certificate.name, slot.name):
        raise Refused(
            f"Chứng thư số mang tên “{certificate.name}”, không phải “{slot.name}”. "
            "Nếu đúng là chứng thư của ông/bà, hãy đánh dấu xác nhận rồi ký lại.",
            field="even_if_other_name",
        )


def _keep(
    actor: Actor,
    row: OfficialDocument,
    copy: SigningCopy,
    slot: Slot | None,
    certificate: Certificate,
    signed: bytes,
    *,
    elsewhere: bool = False,
    folder: Path,
    now: datetime,
) -> DocumentSignature:
    """The grown file and who signed it. Without a slot it is the agency."""
    file = grow(copy, signed, folder, now)
    signature = DocumentSignature.objects.create(
        document=row,
        role=SignatureRole.PERSON if slot else SignatureRole.AGENCY,
        place=slot.place if slot else AGENCY,
        certificate_name=certificate.name,
        certificate_serial=certificate.serial[:64],
        issuer=certificate.issuer,
        signed_at=now,
        signed_by_id=actor.person_id,
        elsewhere=elsewhere,
        other_name=slot is not None and not same_person(certificate.name, slot.name),
        file=file,
    )
    if slot is None:
        record(actor, AgencySigned(subject_id=row.pk, certificate=certificate.serial, pdf=file.digest), now)
    else:
        event = ElectronicallySigned(
            subject_id=row.pk, certificate=certificate.serial, pdf=file.digest, elsewhere=elsewhere
        )
        record(actor, event, now)
    return signature
