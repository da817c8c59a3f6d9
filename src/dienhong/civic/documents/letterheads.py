"""An office's own template in the place of the form that we set, for the .docx of a kind."""

from pathlib import Path

from dienhong.civic.documents.models import Letterhead, OfficialDocument
from dienhong.engines.files.store import fetch
from dienhong.engines.typeset.docx.writer import to_docx
from dienhong.engines.typeset.letterhead import PLACEHOLDERS, Problem, check, context_of, fill
from dienhong.engines.typeset.model import Document


def docx_of(row: OfficialDocument, document: Document, folder: Path) -> bytes:
    """The document as .docx, under the active letterhead of its kind where there is one."""
    own = active_letterhead(row.kind)
    return to_docx(document) if own is None else fill(fetch(folder, own.file), context_of(document))


def active_letterhead(kind: str) -> Letterhead | None:
    return Letterhead.objects.select_related("file").filter(kind=kind, is_active=True).first()


def problems_of(template: bytes) -> list[Problem]:
    """What keeps a template from being filled; the names that it may ask for are those of any document."""
    return check(template, PLACEHOLDERS)


def preview_document(kind: str) -> OfficialDocument | None:
    """The newest document of the kind, whose data a preview shows."""
    rows = OfficialDocument.objects.select_related("signer__holder", "number").filter(kind=kind)
    return rows.order_by("-drafted_at", "-pk").first()
