"""Appendices in files of their own, before the agency signs."""

from datetime import datetime
from pathlib import Path

from django.db import transaction

from dienhong.civic.documents.events import AttachmentAdded, AttachmentRemoved
from dienhong.civic.documents.models import DocumentAttachment, OfficialDocument
from dienhong.civic.documents.moving import document_by_id
from dienhong.civic.documents.permissions import may_draft_document, may_register
from dienhong.civic.documents.signing.copies import PDF, signed_places
from dienhong.civic.documents.signing.slots import AGENCY
from dienhong.civic.documents.states import WITH_FILES, DocumentState, Medium
from dienhong.engines.files.store import keep
from dienhong.engines.journal.record import record
from dienhong.engines.signing.files import open_pdf
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing, Refused
from dienhong.kernel.vietnamese import nfc

_MOST = 20
_DONE = (*WITH_FILES, DocumentState.DISCARDED, DocumentState.VOIDED)


@transaction.atomic
def add_attachment(
    actor: Actor, document_id: int, content: bytes, *, title: str, folder: Path, now: datetime
) -> DocumentAttachment:
    """Lay a PDF beside an electronic document as its appendix. Raises UnreadablePdf."""
    row = _open_document(actor, document_id)
    named = nfc(title).strip()[:200]
    if not named:
        raise Refused("Hãy ghi tên phụ lục.", field="title")
    if DocumentAttachment.objects.filter(document=row).count() >= _MOST:
        raise Refused(f"Mỗi văn bản kèm nhiều nhất {_MOST} tệp phụ lục.", field="file")
    open_pdf(content)
    file = keep(folder, content, name=f"{named}.pdf", content_type=PDF, now=now)
    part = DocumentAttachment.objects.create(
        document=row, title=named, file=file, added_by_id=actor.person_id, added_at=now
    )
    record(actor, AttachmentAdded(subject_id=row.pk, digest=file.digest), now)
    return part


@transaction.atomic
def remove_attachment(actor: Actor, document_id: int, attachment_id: int, *, now: datetime) -> None:
    """Take it away again."""
    row = _open_document(actor, document_id)
    part = DocumentAttachment.objects.select_related("file").filter(pk=attachment_id, document=row).first()
    if part is None:
        raise Missing
    part.delete()
    record(actor, AttachmentRemoved(subject_id=row.pk, digest=part.file.digest), now)


def _open_document(actor: Actor, document_id: int) -> OfficialDocument:
    if not may_register(actor):
        may_draft_document(actor).require()
    row = document_by_id(document_id)
    if row.medium != Medium.ELECTRONIC:
        raise Refused("Chỉ văn bản điện tử mới có phụ lục ở tệp riêng.")
    if row.state in _DONE or AGENCY in signed_places(row):
        raise Refused("Văn bản đã ký số của cơ quan hoặc đã xong, không đổi phụ lục được nữa.")
    return row
