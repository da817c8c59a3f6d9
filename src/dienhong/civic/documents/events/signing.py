"""Electronic signatures, attachments, pictures, letterheads."""

from dataclasses import dataclass
from typing import ClassVar

from dienhong.civic.documents.events.base import _DocumentEvent
from dienhong.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class ElectronicallySigned(_DocumentEvent):
    """`certificate` is the serial of the signer's certificate, `pdf` the digest (SHA-256) of the signed file."""

    verb: ClassVar[str] = "document_electronically_signed"
    label: ClassVar[str] = "Ký số văn bản"
    certificate: str
    pdf: str
    elsewhere: bool


@dataclass(frozen=True, kw_only=True)
class AgencySigned(_DocumentEvent):
    verb: ClassVar[str] = "document_agency_signed"
    label: ClassVar[str] = "Ký số của cơ quan"
    certificate: str
    pdf: str


@dataclass(frozen=True, kw_only=True)
class AttachmentAdded(_DocumentEvent):
    verb: ClassVar[str] = "document_attachment_added"
    label: ClassVar[str] = "Thêm phụ lục vào văn bản"
    digest: str


@dataclass(frozen=True, kw_only=True)
class AttachmentRemoved(_DocumentEvent):
    verb: ClassVar[str] = "document_attachment_removed"
    label: ClassVar[str] = "Bỏ phụ lục khỏi văn bản"
    digest: str


@dataclass(frozen=True, kw_only=True)
class SignaturePictureKept(Event):
    verb: ClassVar[str] = "signature_picture_kept"
    label: ClassVar[str] = "Lưu ảnh chữ ký"
    subject: ClassVar[str] = "user"
    digest: str


@dataclass(frozen=True, kw_only=True)
class SealPictureKept(Event):
    verb: ClassVar[str] = "seal_picture_kept"
    label: ClassVar[str] = "Lưu ảnh con dấu"
    subject: ClassVar[str] = "seal"
    digest: str


@dataclass(frozen=True, kw_only=True)
class _LetterheadEvent(Event):
    subject: ClassVar[str] = "letterhead"


@dataclass(frozen=True, kw_only=True)
class LetterheadUploaded(_LetterheadEvent):
    verb: ClassVar[str] = "letterhead_uploaded"
    label: ClassVar[str] = "Tải mẫu văn bản lên"
    kind: str
    digest: str


@dataclass(frozen=True, kw_only=True)
class LetterheadActivated(_LetterheadEvent):
    verb: ClassVar[str] = "letterhead_activated"
    label: ClassVar[str] = "Dùng mẫu văn bản"
    kind: str


@dataclass(frozen=True, kw_only=True)
class LetterheadRemoved(_LetterheadEvent):
    verb: ClassVar[str] = "letterhead_removed"
    label: ClassVar[str] = "Bỏ mẫu văn bản"
    kind: str
