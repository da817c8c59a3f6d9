"""Freezing a document: its files are made once, at issue, and kept."""

import io
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pypdf import PdfReader

from dienhong.civic.documents.building import document_of
from dienhong.civic.documents.letterheads import docx_of
from dienhong.civic.documents.models import OfficialDocument
from dienhong.civic.documents.signing.copies import PDF, copy_of
from dienhong.engines.files.models import StoredFile
from dienhong.engines.files.store import keep
from dienhong.engines.typeset.typst_pdf import to_pdf

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class Frozen:
    """The files as they went out; `signed_pdf` is `pdf` with electronic signatures behind it, where there are any."""

    docx: StoredFile
    pdf: StoredFile
    signed_pdf: StoredFile | None
    pages: int


def freeze(row: OfficialDocument, folder: Path, now: datetime) -> Frozen:
    """Set the document and keep its files below `folder`. A PDF that was signed is not set anew."""
    document = document_of(row)
    name = row.reference.replace("/", "_")
    docx = keep(folder, docx_of(row, document, folder), name=f"{name}.docx", content_type=DOCX, now=now)
    if (copy := copy_of(row)) is not None:
        signed = copy.current if copy.current_id != copy.blank_id else None
        return Frozen(docx, copy.blank, signed, copy.pages)
    pdf = to_pdf(document)
    kept = keep(folder, pdf, name=f"{name}.pdf", content_type=PDF, now=now)
    return Frozen(docx, kept, None, len(PdfReader(io.BytesIO(pdf)).pages))
