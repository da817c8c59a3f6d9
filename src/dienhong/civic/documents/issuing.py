"""What happens when a document goes out: checked, frozen, its predecessors told. One by one or in a batch."""

from datetime import datetime
from pathlib import Path

from dienhong.civic.documents import rules
from dienhong.civic.documents.building import document_of
from dienhong.civic.documents.events import DocumentCorrected, DocumentIssued, DocumentReplaced
from dienhong.civic.documents.linting.findings import Finding
from dienhong.civic.documents.linting.lint import lint
from dienhong.civic.documents.models import OfficialDocument
from dienhong.civic.documents.moving import document_by_id, move_document
from dienhong.civic.documents.render import freeze
from dienhong.civic.documents.signing.copies import require_signed, required_signatures
from dienhong.civic.documents.states import DOCUMENT_FLOW, DocumentState
from dienhong.engines.journal.record import record
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Refused

_SHOWN = 3


def findings_of(row: OfficialDocument) -> list[Finding]:
    """What the linter says of the document as it would go out."""
    document = document_of(row)
    return lint(document, document.form_day)


def require_issuable(row: OfficialDocument) -> None:
    """`Refused` unless all blocks are there and the form is free of errors, or a leader let the errors pass."""
    rules.complete_document(row.of_kind, document_of(row)).enforce()
    errors = [finding for finding in findings_of(row) if finding.severity == "error"]
    if errors and not row.lint_override:
        told = " ".join(finding.message for finding in errors[:_SHOWN])
        more = f" (và {len(errors) - _SHOWN} lỗi khác)" if len(errors) > _SHOWN else ""
        raise Refused(f"Văn bản còn lỗi thể thức: {told}{more} Hãy sửa, hoặc để người duyệt ghi lý do bỏ qua.")


def send_out(actor: Actor, row: OfficialDocument, folder: Path, now: datetime) -> None:
    """Issue a numbered document. The caller has checked the permission and runs the transaction."""
    DOCUMENT_FLOW.require("issue", DocumentState(row.state))
    require_issuable(row)
    require_signed(row, required_signatures())
    files = freeze(row, folder, now)
    frozen = {"docx": files.docx, "pdf": files.pdf, "signed_pdf": files.signed_pdf, "pages": files.pages}
    move_document(row, "issue", **frozen, issued_at=now)
    if row.replaces_id is not None:
        move_document(document_by_id(row.replaces_id), "replace")
    if row.corrects_id is not None:
        move_document(document_by_id(row.corrects_id), "correct")
    record(actor, DocumentIssued(subject_id=row.pk, docx=files.docx.digest, pdf=files.pdf.digest), now)
    if row.replaces_id is not None:
        record(actor, DocumentReplaced(subject_id=row.replaces_id, by=row.pk), now)
    if row.corrects_id is not None:
        record(actor, DocumentCorrected(subject_id=row.corrects_id, by=row.pk), now)
