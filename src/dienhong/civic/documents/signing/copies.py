"""The one PDF that is signed: set once when number and day stand, grown by signatures, never set anew."""

import io
from datetime import datetime
from pathlib import Path

from pypdf import PdfReader

from dienhong.civic.documents.building import document_of
from dienhong.civic.documents.models import (
    DocumentAttachment,
    DocumentSignature,
    ExchangeOffice,
    OfficialDocument,
    SigningCopy,
)
from dienhong.civic.documents.signing.looks import room_of
from dienhong.civic.documents.signing.slots import AGENCY, Slot, slots_of
from dienhong.civic.documents.states import DocumentState, Medium, Required
from dienhong.engines.files.models import StoredFile
from dienhong.engines.files.store import keep
from dienhong.engines.signing.sign import reserve_fields
from dienhong.engines.typeset.typst_pdf import to_pdf
from dienhong.kernel.errors import Overtaken, Refused

PDF = "application/pdf"


def copy_of(row: OfficialDocument) -> SigningCopy | None:
    """The copy with its files; None while nobody asked for it."""
    return SigningCopy.objects.select_related("blank", "current").filter(document=row).first()


def make_copy(row: OfficialDocument, folder: Path, now: datetime) -> SigningCopy:
    """Set the PDF of a numbered electronic document with a field for each signer; what is there already stays.

    The fields show other programmes where to sign. Raises BadPlace.
    """
    require_signable(row)
    if (found := copy_of(row)) is not None:
        return found
    plain = to_pdf(document_of(row))
    pdf = reserve_fields(plain, {slot.place: room_of(plain, slot) for slot in slots_of(row)})
    file = keep(folder, pdf, name=f"{row.reference.replace('/', '_')}.pdf", content_type=PDF, now=now)
    pages = len(PdfReader(io.BytesIO(pdf)).pages)
    return SigningCopy.objects.create(document=row, blank=file, current=file, pages=pages, made_at=now)


def require_signable(row: OfficialDocument) -> None:
    """`Refused` unless it is electronic, has its number and has not gone out."""
    if row.medium != Medium.ELECTRONIC:
        raise Refused("Văn bản này ký trên giấy; chỉ văn bản điện tử mới ký số ở đây.")
    if row.state != DocumentState.NUMBERED:
        raise Refused("Chỉ ký số văn bản đã cấp số và chưa ban hành.")


def grow(copy: SigningCopy, content: bytes, folder: Path, now: datetime) -> StoredFile:
    """Let `content` be the copy from now on. Raises `Overtaken` when another signature came in between."""
    file = keep(folder, content, name=copy.blank.name, content_type=PDF, now=now)
    if not SigningCopy.objects.filter(pk=copy.pk, current=copy.current).update(current=file):
        raise Overtaken("Có người vừa ký văn bản này. Hãy tải lại trang rồi ký tiếp lên bản mới.")
    copy.current = file
    return file


def signed_places(row: OfficialDocument) -> set[str]:
    return set(DocumentSignature.objects.filter(document=row).values_list("place", flat=True))


def open_slots(row: OfficialDocument) -> list[Slot]:
    """Those who have not signed yet."""
    signed = signed_places(row)
    return [slot for slot in slots_of(row) if slot.place not in signed]


def required_signatures() -> Required:
    """What the office asks of its electronic documents."""
    office = ExchangeOffice.objects.first()
    return Required(office.required) if office else Required.NONE


def require_signed(row: OfficialDocument, required: Required) -> None:
    """Before it goes out: what was begun is finished, and what the office asks for is there. Raises `Refused`."""
    if row.medium != Medium.ELECTRONIC:
        return
    signed, missing = signed_places(row), open_slots(row)
    if missing and (signed or required != Required.NONE):
        raise Refused(f"Còn thiếu chữ ký số của {', '.join(slot.name for slot in missing)}.")
    if required == Required.BOTH and AGENCY not in signed:
        raise Refused("Còn thiếu chữ ký số của cơ quan. Văn thư hãy ký số của cơ quan rồi ban hành.")
    if AGENCY in signed and DocumentAttachment.objects.filter(document=row, signed=None).exists():
        raise Refused("Có phụ lục chưa có chữ ký số của cơ quan.")
