"""What the journal says about documents: ids, numbers, digests; no names, no wording."""

from dataclasses import dataclass
from typing import ClassVar

from dienhong.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class _DocumentEvent(Event):
    subject: ClassVar[str] = "document"


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
    label: ClassVar[str] = "Đưa văn bản vào hồ sơ"
    dossier: int


@dataclass(frozen=True, kw_only=True)
class _DossierEvent(Event):
    subject: ClassVar[str] = "dossier"


@dataclass(frozen=True, kw_only=True)
class DossierOpened(_DossierEvent):
    verb: ClassVar[str] = "dossier_opened"
    label: ClassVar[str] = "Mở hồ sơ"


@dataclass(frozen=True, kw_only=True)
class DossierClosed(_DossierEvent):
    verb: ClassVar[str] = "dossier_closed"
    label: ClassVar[str] = "Kết thúc hồ sơ"
    on: str


@dataclass(frozen=True, kw_only=True)
class _MandateEvent(Event):
    subject: ClassVar[str] = "mandate"


@dataclass(frozen=True, kw_only=True)
class MandateGiven(_MandateEvent):
    verb: ClassVar[str] = "mandate_given"
    label: ClassVar[str] = "Ghi thẩm quyền ký"
    manner: str
    valid_from: str


@dataclass(frozen=True, kw_only=True)
class MandateEnded(_MandateEvent):
    verb: ClassVar[str] = "mandate_ended"
    label: ClassVar[str] = "Thôi thẩm quyền ký"
    valid_to: str


@dataclass(frozen=True, kw_only=True)
class _SeriesEvent(Event):
    subject: ClassVar[str] = "number_series"


@dataclass(frozen=True, kw_only=True)
class SeriesSet(_SeriesEvent):
    verb: ClassVar[str] = "number_series_set"
    label: ClassVar[str] = "Cấu hình hệ thống số"


@dataclass(frozen=True, kw_only=True)
class NumbersUsedOutside(_SeriesEvent):
    verb: ClassVar[str] = "numbers_used_outside"
    label: ClassVar[str] = "Ghi số đã dùng ngoài phần mềm"
    first: int
    last: int


@dataclass(frozen=True, kw_only=True)
class _IncomingEvent(Event):
    subject: ClassVar[str] = "incoming_document"


@dataclass(frozen=True, kw_only=True)
class IncomingReceived(_IncomingEvent):
    verb: ClassVar[str] = "incoming_received"
    label: ClassVar[str] = "Đăng ký văn bản đến"
    number: int


@dataclass(frozen=True, kw_only=True)
class IncomingForwarded(_IncomingEvent):
    verb: ClassVar[str] = "incoming_forwarded"
    label: ClassVar[str] = "Chuyển văn bản đến"


@dataclass(frozen=True, kw_only=True)
class IncomingFollowed(_IncomingEvent):
    verb: ClassVar[str] = "incoming_followed"
    label: ClassVar[str] = "Cập nhật giải quyết văn bản đến"


@dataclass(frozen=True, kw_only=True)
class _BatchEvent(Event):
    subject: ClassVar[str] = "issue_batch"


@dataclass(frozen=True, kw_only=True)
class BatchContinued(_BatchEvent):
    """A batch was begun, resumed, or has more to do: the next chunk follows. `round` tells resumed runs apart."""

    verb: ClassVar[str] = "batch_continued"
    label: ClassVar[str] = "Ban hành hàng loạt"
    round: int


@dataclass(frozen=True, kw_only=True)
class BatchStopped(_BatchEvent):
    verb: ClassVar[str] = "batch_stopped"
    label: ClassVar[str] = "Tạm dừng ban hành hàng loạt"


@dataclass(frozen=True, kw_only=True)
class BatchFinished(_BatchEvent):
    verb: ClassVar[str] = "batch_finished"
    label: ClassVar[str] = "Ban hành hàng loạt xong"


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


@dataclass(frozen=True, kw_only=True)
class ExchangeSet(Event):
    verb: ClassVar[str] = "exchange_set"
    label: ClassVar[str] = "Cấu hình liên thông văn bản"
    subject: ClassVar[str] = "exchange"


@dataclass(frozen=True, kw_only=True)
class DocumentTransmitted(_DocumentEvent):
    """A package is to be written for the transmission."""

    verb: ClassVar[str] = "document_transmitted"
    label: ClassVar[str] = "Gửi văn bản liên thông"
    transmission: int


@dataclass(frozen=True, kw_only=True)
class TransmissionAnswered(_DocumentEvent):
    """`status` is the receiver's word (QCVN 102:2016)."""

    verb: ClassVar[str] = "document_transmission_answered"
    label: ClassVar[str] = "Nơi nhận báo trạng thái"
    transmission: int
    status: int


@dataclass(frozen=True, kw_only=True)
class _PackageEvent(Event):
    subject: ClassVar[str] = "package"


@dataclass(frozen=True, kw_only=True)
class PackageRefused(_PackageEvent):
    verb: ClassVar[str] = "package_refused"
    label: ClassVar[str] = "Không nhận gói văn bản"


@dataclass(frozen=True, kw_only=True)
class PackageRegistered(_PackageEvent):
    verb: ClassVar[str] = "package_registered"
    label: ClassVar[str] = "Nhận văn bản liên thông"
    incoming: int


@dataclass(frozen=True, kw_only=True)
class RecallAsked(_PackageEvent):
    verb: ClassVar[str] = "package_recall_asked"
    label: ClassVar[str] = "Nơi gửi đề nghị thu hồi văn bản"


@dataclass(frozen=True, kw_only=True)
class RecallAnswered(_PackageEvent):
    verb: ClassVar[str] = "package_recall_answered"
    label: ClassVar[str] = "Trả lời đề nghị thu hồi"
    agreed: bool
