"""One document as its page shows it."""

from dienhong.civic.documents.models import OfficialDocument
from dienhong.civic.documents.queries import visible_to
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing


def seen_document(actor: Actor, document_id: int) -> OfficialDocument:
    """The document with all that its page shows; `Missing` when there is none for this actor."""
    rows = visible_to(actor).select_related(
        "approved_by", "docx", "pdf", "signed_pdf", "replaces__number", "corrects__number"
    )
    row = rows.filter(pk=document_id).first()
    if row is None:
        raise Missing
    return row
