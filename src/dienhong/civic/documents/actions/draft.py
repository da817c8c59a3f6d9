"""Writing a document, handing it in, dropping it."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from dienhong.civic.communes.queries import active_units
from dienhong.civic.documents import rules
from dienhong.civic.documents.building import document_of
from dienhong.civic.documents.events import DocumentDiscarded, DocumentDrafted, DocumentSubmitted
from dienhong.civic.documents.kinds import KINDS
from dienhong.civic.documents.models import DocumentVersion, Dossier, Mandate, OfficialDocument
from dienhong.civic.documents.moving import document_by_id, draft_of_actor, move_document, require_mandate, require_seen
from dienhong.civic.documents.permissions import may_draft_document
from dienhong.civic.documents.states import IN_FORCE, DocumentState, Medium
from dienhong.engines.journal.record import record
from dienhong.engines.typeset.model import Document
from dienhong.engines.typeset.stored import to_json
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing, Overtaken, Refused
from dienhong.kernel.vietnamese import nfc

_LONGEST_SUBJECT = 500
_LONGEST_SYMBOL = 40


@transaction.atomic
def draft_document(
    actor: Actor,
    kind: str,
    document: Document,
    *,
    medium: Medium = Medium.ELECTRONIC,
    copies: int = 1,
    dossier_id: int | None = None,
    unit_id: int | None = None,
    replaces_id: int | None = None,
    corrects_id: int | None = None,
    now: datetime,
) -> OfficialDocument:
    """Keep `document` as a draft of the `kind` (a key of `KINDS`).

    `replaces_id` and `corrects_id` name an issued document that this one stands for or corrects; a correction is a
    công văn (NĐ 30/2020, Điều 18).
    """
    may_draft_document(actor).require()
    if document.system != KINDS[kind].system:
        raise ValueError(f"{kind} is no document of the system {document.system}")
    _require_parts(dossier_id, unit_id)
    _require_predecessors(kind, replaces_id, corrects_id)
    row = OfficialDocument.objects.create(
        kind=kind,
        system=document.system,
        medium=medium,
        copies=copies,
        dossier_id=dossier_id,
        drafting_unit_id=unit_id,
        replaces_id=replaces_id,
        corrects_id=corrects_id,
        drafted_by_id=actor.user_id,
        drafted_at=now,
        **_columns(document),
    )
    _keep_version(row, actor, now)
    record(actor, DocumentDrafted(subject_id=row.pk, kind=kind), now)
    return row


@transaction.atomic
def save_document(
    actor: Actor,
    document_id: int,
    document: Document,
    *,
    seen_version: int,
    medium: Medium | None = None,
    copies: int | None = None,
    now: datetime,
) -> OfficialDocument:
    """Overwrite a draft that the writer saw as `seen_version`; every content saved is kept.

    Without `medium` and `copies` these stay as they are.
    """
    row = draft_of_actor(actor, document_id)
    if row.state != DocumentState.DRAFT:
        raise Refused("Văn bản đã trình nên không sửa được. Hãy đề nghị người duyệt trả lại.")
    if document.system != row.system:
        raise ValueError(f"{row.kind} is no document of the system {document.system}")
    columns = _columns(document) | {"version": seen_version + 1, "lint_override": ""}
    columns |= {"medium": medium or row.medium, "copies": copies or row.copies}
    as_seen = OfficialDocument.objects.filter(pk=row.pk, state=DocumentState.DRAFT, version=seen_version)
    if not as_seen.update(**columns):
        raise Overtaken("Có người vừa lưu một bản khác của dự thảo này. Hãy tải lại trang và ghép hai bản.")
    row = document_by_id(document_id)
    _keep_version(row, actor, now)
    return row


@transaction.atomic
def submit_document(actor: Actor, document_id: int, *, signer_id: int, seen_version: int, now: datetime) -> None:
    """Hand the draft in for the signature of the mandate `signer_id`, which is checked for today.

    The version counts on, so that a leader's page from before no longer decides.
    """
    row = draft_of_actor(actor, document_id)
    require_seen(row, seen_version)
    row.signer = Mandate.objects.select_related("holder").filter(pk=signer_id).first()
    require_mandate(row, localdate(now))
    rules.complete_document(row.of_kind, document_of(row)).enforce()
    move_document(row, "submit", signer=row.signer, return_reason="", version=row.version + 1)
    record(actor, DocumentSubmitted(subject_id=row.pk, version=row.version), now)


@transaction.atomic
def discard_document(actor: Actor, document_id: int, *, now: datetime) -> None:
    """Drop a draft; it is kept, out of sight."""
    row = draft_of_actor(actor, document_id)
    move_document(row, "discard")
    record(actor, DocumentDiscarded(subject_id=row.pk), now)


def _columns(document: Document) -> dict[str, object]:
    """What is copied from the content for registers and search."""
    subject, symbol = nfc(document.subject).strip(), nfc(document.symbol).strip()
    if not subject:
        raise Refused("Hãy ghi trích yếu.", field="subject")
    if len(subject) > _LONGEST_SUBJECT:
        raise Refused(f"Trích yếu dài quá {_LONGEST_SUBJECT} ký tự. Hãy viết gọn lại.", field="subject")
    if not symbol or len(symbol) > _LONGEST_SYMBOL:
        raise Refused("Hãy ghi ký hiệu văn bản, như KH-UBND.", field="symbol")
    return {
        "content": to_json(document),
        "subject": subject,
        "symbol": symbol,
        "recipients": [line for block in document.recipients for line in block.lines],
        "urgency": document.urgency.value,
    }


def _keep_version(row: OfficialDocument, actor: Actor, now: datetime) -> None:
    DocumentVersion.objects.create(
        document=row, version=row.version, content=row.content, saved_at=now, saved_by_id=actor.user_id
    )


def _require_parts(dossier_id: int | None, unit_id: int | None) -> None:
    if dossier_id is not None and not Dossier.objects.filter(pk=dossier_id, closed_on=None).exists():
        raise Refused("Hồ sơ này không có hoặc đã kết thúc. Hãy chọn hồ sơ đang mở.", field="dossier")
    if unit_id is not None and not active_units().filter(pk=unit_id).exists():
        raise Refused("Hãy chọn đơn vị soạn thảo trong danh sách.", field="unit")


def _require_predecessors(kind: str, replaces_id: int | None, corrects_id: int | None) -> None:
    if corrects_id is not None and KINDS[kind].kind_name:
        raise Refused("Đính chính bằng công văn; hãy chọn loại “Công văn”.", field="kind")
    for earlier in (replaces_id, corrects_id):
        if earlier is None:
            continue
        row = OfficialDocument.objects.filter(pk=earlier).first()
        if row is None:
            raise Missing
        if row.state not in IN_FORCE:
            raise Refused("Chỉ đính chính, thay thế văn bản đã ban hành và còn hiệu lực.")
