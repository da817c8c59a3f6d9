"""Our documents and our answers as packages. Equal rows give equal bytes, so a package can be written again."""

from pathlib import Path

from dienhong.civic.documents.building import document_of
from dienhong.civic.documents.models import OfficialDocument, ReceivedPackage, Transmission
from dienhong.civic.documents.rules import authority_of
from dienhong.engines.edxml.message import (
    Attachment,
    Business,
    BusinessKind,
    Code,
    DocumentType,
    Message,
    MessageHeader,
    Organization,
    OtherInfo,
    Priority,
    Promulgation,
    ResponseFor,
    Signer,
    Trace,
    TraceStep,
)
from dienhong.engines.edxml.names import safe_name
from dienhong.engines.edxml.status import DeliveryStatus, StatusMessage
from dienhong.engines.edxml.write import document_id
from dienhong.engines.files.models import StoredFile
from dienhong.engines.files.store import fetch
from dienhong.engines.typeset.wording import issuer_name
from dienhong.kernel.errors import Refused

_ADMINISTRATIVE = 2
"""`Type` of an administrative document; the standard's own list was not at hand, programs in use write this."""


def document_key(row: OfficialDocument, organ_code: str) -> str:
    """The document's name everywhere (DocumentId). Raises EdxmlRefused."""
    if row.day is None:
        raise Refused("Văn bản chưa có ngày nên chưa gửi được.")
    return document_id(organ_code, row.day, row.reference)


def document_message(sent: Transmission, organ_code: str, folder: Path) -> Message:
    """The package of a document for one recipient: the signed PDF first, then its appendices."""
    row = sent.dispatch.document
    file = row.signed_pdf or row.pdf
    if file is None:
        raise Refused("Văn bản chưa có tệp PDF nên chưa gửi được.")
    files = [_attachment(file, folder)]
    for number, part in enumerate(row.attachments.select_related("file", "signed"), start=1):
        files.append(_attachment(part.signed or part.file, folder, before=f"PL{number}_", description=part.title))
    return Message(_header(sent, organ_code), _trace(sent, organ_code, Business()), tuple(files))


def recall_message(sent: Transmission, organ_code: str) -> Message:
    """The wish to have a document back, with the reason that was given for it."""
    reason = sent.dispatch.document.recall_reason
    business = Business(kind=BusinessKind.RECALL, reason=reason, document_id=sent.document_key)
    return Message(_header(sent, organ_code), _trace(sent, organ_code, business))


def answer_message(package: ReceivedPackage, organ: Organization) -> StatusMessage:
    """What we say of a package that came in."""
    if package.answer is None:
        raise ValueError(f"package {package.pk} gets no answer")
    return StatusMessage(
        sender=organ,
        response_for=ResponseFor(organ_code=package.sender_code, document_id=package.document_key),
        status=DeliveryStatus(package.answer),
        at=package.received_at,
        description=package.answer_note,
    )


def _header(sent: Transmission, organ_code: str) -> MessageHeader:
    row, dispatch = sent.dispatch.document, sent.dispatch
    document = document_of(row)
    if row.day is None or row.number is None:
        raise Refused("Văn bản chưa có số, ngày nên chưa gửi được.")
    return MessageHeader(
        sender=Organization(code=organ_code, name=issuer_name(document)[:200]),
        recipients=(Organization(code=sent.organ_code, name=dispatch.recipient),),
        document_id=sent.document_key,
        code=Code(row.number.written, row.symbol),
        promulgation=Promulgation(document.place, row.day),
        document_type=DocumentType(_ADMINISTRATIVE, row.of_kind.title),
        subject=row.subject,
        signer=_signer(row),
        to_places=tuple(row.recipients),
        other=OtherInfo(priority=Priority(row.urgency), pages=row.pages, copies=row.copies),
    )


def _signer(row: OfficialDocument) -> Signer:
    if row.signer is None:
        return Signer()
    *above, post = authority_of(row.signer.authority(), row.of_kind)
    return Signer(" ".join(above), post, row.signer.holder.full_name)


def _trace(sent: Transmission, organ_code: str, business: Business) -> Trace:
    return Trace(business, (TraceStep(organ_code, sent.dispatch.sent_at),))


def _attachment(file: StoredFile, folder: Path, *, before: str = "", description: str = "") -> Attachment:
    return Attachment(safe_name(f"{before}{file.name}"), file.content_type, fetch(folder, file), description)
