"""Freezing a document: its files are made once, at issue, and kept."""

import io
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pypdf import PdfReader

from dienhong.civic.documents.building import document_of
from dienhong.civic.documents.models import OfficialDocument
from dienhong.engines.files.models import StoredFile
from dienhong.engines.files.store import keep
from dienhong.engines.typeset.docx.writer import to_docx
from dienhong.engines.typeset.typst_pdf import to_pdf

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"


@dataclass(frozen=True, slots=True)
class Frozen:
    """The two files as they went out."""

    docx: StoredFile
    pdf: StoredFile
    pages: int


def freeze(row: OfficialDocument, folder: Path, now: datetime) -> Frozen:
    """Set the document and keep both files below `folder`."""
    document = document_of(row)
    name = row.reference.replace("/", "_")
    pdf = to_pdf(document)
    return Frozen(
        docx=keep(folder, to_docx(document), name=f"{name}.docx", content_type=DOCX, now=now),
        pdf=keep(folder, pdf, name=f"{name}.pdf", content_type=PDF, now=now),
        pages=len(PdfReader(io.BytesIO(pdf)).pages),
    )
