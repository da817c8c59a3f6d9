"""The life of a document, from draft to recall."""

from dataclasses import dataclass
from typing import ClassVar

from dienhong.civic.documents.events.base import _DocumentEvent


@dataclass(frozen=True, kw_only=True)
class DocumentDrafted(_DocumentEvent):
    verb: ClassVar[str] = "document_drafted"
    label: ClassVar[str] = "Soạn văn bản"
    kind: str


@dataclass(frozen=True, kw_only=True)
class DocumentSubmitted(_DocumentEvent):
    verb: ClassVar[str] = "document_submitted"
    label: ClassVar[str] = "Trình duyệt văn bản"
    version: int


@dataclass(frozen=True, kw_only=True)
class DocumentReturned(_DocumentEvent):
    verb: ClassVar[str] = "document_returned"
    label: ClassVar[str] = "Trả lại văn bản để sửa"


@dataclass(frozen=True, kw_only=True)
class DocumentApproved(_DocumentEvent):
    verb: ClassVar[str] = "document_approved"
    label: ClassVar[str] = "Duyệt văn bản"
    version: int


@dataclass(frozen=True, kw_only=True)
class FindingsOverridden(_DocumentEvent):
    verb: ClassVar[str] = "document_findings_overridden"
    label: ClassVar[str] = "Cho ban hành dù còn lỗi thể thức"


@dataclass(frozen=True, kw_only=True)
class DocumentSigned(_DocumentEvent):
    """`mandate` is the record by which the signer may sign."""

    verb: ClassVar[str] = "document_signed"
    label: ClassVar[str] = "Ký văn bản"
    mandate: int


@dataclass(frozen=True, kw_only=True)
class DocumentNumbered(_DocumentEvent):
    verb: ClassVar[str] = "document_numbered"
    label: ClassVar[str] = "Cấp số văn bản"
    reference: str
    day: str


@dataclass(frozen=True, kw_only=True)
class NumberVoided(_DocumentEvent):
    verb: ClassVar[str] = "document_number_voided"
    label: ClassVar[str] = "Hủy số văn bản"
    reference: str


@dataclass(frozen=True, kw_only=True)
class DocumentIssued(_DocumentEvent):
    """The digests (SHA-256) of the frozen files."""

    verb: ClassVar[str] = "document_issued"
    label: ClassVar[str] = "Ban hành văn bản"
    docx: str
    pdf: str


@dataclass(frozen=True, kw_only=True)
class DocumentCorrected(_DocumentEvent):
    verb: ClassVar[str] = "document_corrected"
    label: ClassVar[str] = "Đính chính văn bản"
    by: int


@dataclass(frozen=True, kw_only=True)
class DocumentReplaced(_DocumentEvent):
    verb: ClassVar[str] = "document_replaced"
    label: ClassVar[str] = "Thay thế văn bản"
    by: int


@dataclass(frozen=True, kw_only=True)
class DocumentRecalled(_DocumentEvent):
    verb: ClassVar[str] = "document_recalled"
    label: ClassVar[str] = "Thu hồi văn bản"


@dataclass(frozen=True, kw_only=True)
class DocumentDiscarded(_DocumentEvent):
    verb: ClassVar[str] = "document_discarded"
    label: ClassVar[str] = "Bỏ dự thảo văn bản"


@dataclass(frozen=True, kw_only=True)
class DocumentDispatched(_DocumentEvent):
    verb: ClassVar[str] = "document_dispatched"
    label: ClassVar[str] = "Chuyển văn bản"
    dispatch: int


@dataclass(frozen=True, kw_only=True)
class DispatchAcknowledged(_DocumentEvent):
    verb: ClassVar[str] = "document_dispatch_acknowledged"
    label: ClassVar[str] = "Nơi nhận ký nhận văn bản"
    dispatch: int


@dataclass(frozen=True, kw_only=True)
class DispatchDestroyed(_DocumentEvent):
    verb: ClassVar[str] = "document_dispatch_destroyed"
    label: ClassVar[str] = "Nơi nhận xác nhận đã hủy bản thu hồi"
    dispatch: int


@dataclass(frozen=True, kw_only=True)
class DocumentFiled(_DocumentEvent):
    verb: ClassVar[str] = "document_filed"
    label: ClassVar[str] = "Đưa văn bản vào, ra khỏi hồ sơ"
    dossier: int | None
