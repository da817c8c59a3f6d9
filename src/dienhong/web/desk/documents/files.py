"""The files of a document: made on the fly for a draft, as they were frozen once it went out."""

import hashlib
import unicodedata

from django.conf import settings
from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from dienhong.civic.documents.building import document_of
from dienhong.civic.documents.letterheads import docx_of
from dienhong.civic.documents.models import OfficialDocument
from dienhong.civic.documents.render import DOCX
from dienhong.engines.files import store
from dienhong.engines.files.models import StoredFile
from dienhong.engines.typeset.clean import printable
from dienhong.engines.typeset.typst_pdf import to_pdf
from dienhong.kernel.errors import Missing, Refused
from dienhong.kernel.vietnamese import fold
from dienhong.web.desk.access import official
from dienhong.web.desk.documents.filters import is_frozen
from dienhong.web.desk.documents.seen import seen_document
from dienhong.web.kit.requests import CommuneRequest

_SIGNED = "pdf-ky-so"
_TYPES = {"docx": DOCX, "pdf": "application/pdf", _SIGNED: "application/pdf"}


@official()
@require_safe
def download(request: CommuneRequest, pk: int, form: str) -> HttpResponse:
    """As .docx, .pdf, or .pdf with electronic signatures; a draft's file says in its name that it is one."""
    row = seen_document(request.actor, pk)
    content = _frozen(row, form) if is_frozen(row) or form == _SIGNED else _made(row, form)
    response = HttpResponse(content, content_type=_TYPES[form])
    name = f"{file_name(row)}-ky-so.pdf" if form == _SIGNED else f"{file_name(row)}.{form}"
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def file_name(row: OfficialDocument) -> str:
    """05-KH-UBND, 05-KH-DU; without a number: du-thao-ke-hoach-12. Letters of ASCII only."""
    if row.reference:
        plain = unicodedata.normalize("NFD", row.reference.replace("Đ", "D").replace("đ", "d"))
        kept = (letter if letter.isalnum() else "-" for letter in plain if letter.isascii())
        return "".join(kept).strip("-")
    return f"du-thao-{'-'.join(fold(row.of_kind.title).split())}-{row.pk}"


def _made(row: OfficialDocument, form: str) -> bytes:
    document = printable(document_of(row))
    return docx_of(row, document, settings.FILES) if form == "docx" else to_pdf(document)


def _frozen(row: OfficialDocument, form: str) -> bytes:
    """The bytes that went out; `Refused` when the folder of files holds others."""
    files: dict[str, StoredFile | None] = {"docx": row.docx, "pdf": row.pdf, _SIGNED: row.signed_pdf}
    file = files[form]
    if file is None:
        raise Missing
    try:
        content = store.fetch(settings.FILES, file)
    except FileNotFoundError as error:
        raise Missing("Kho tệp không còn tệp này. Hãy báo người quản trị khôi phục từ bản sao lưu.") from error
    if hashlib.sha256(content).hexdigest() != file.digest:
        raise Refused("Tệp trong kho không còn như lúc ban hành. Hãy báo người quản trị khôi phục từ bản sao lưu.")
    return content
