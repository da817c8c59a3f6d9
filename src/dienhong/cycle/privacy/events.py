"""What happens to personal data. No words, names or contacts: only numbers, kinds and days."""

from dataclasses import dataclass
from typing import ClassVar

from dienhong.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class _WordingEvent(Event):
    subject: ClassVar[str] = "reply"
    opinion: int
    wording: int


@dataclass(frozen=True, kw_only=True)
class WordingApproved(_WordingEvent):
    verb: ClassVar[str] = "wording_approved"
    label: ClassVar[str] = "Duyệt nội dung công khai"


@dataclass(frozen=True, kw_only=True)
class WordingTakenBack(_WordingEvent):
    verb: ClassVar[str] = "wording_taken_back"
    label: ClassVar[str] = "Thu hồi nội dung công khai"


@dataclass(frozen=True, kw_only=True)
class _OpinionEvent(Event):
    subject: ClassVar[str] = "opinion"


@dataclass(frozen=True, kw_only=True)
class ConsentWithdrawn(_OpinionEvent):
    verb: ClassVar[str] = "consent_withdrawn"
    label: ClassVar[str] = "Người gửi rút sự đồng ý về dữ liệu cá nhân"
    purpose: str
    through: str


@dataclass(frozen=True, kw_only=True)
class ContactErased(_OpinionEvent):
    verb: ClassVar[str] = "contact_erased"
    label: ClassVar[str] = "Xóa tên và liên hệ của người gửi"


@dataclass(frozen=True, kw_only=True)
class _RequestEvent(_OpinionEvent):
    """`subject_id` is the opinion, `request` the request about its sender's data."""

    request: int


@dataclass(frozen=True, kw_only=True)
class RequestReceived(_RequestEvent):
    verb: ClassVar[str] = "data_request_received"
    label: ClassVar[str] = "Yêu cầu về dữ liệu cá nhân"
    kind: str
    due_date: str


@dataclass(frozen=True, kw_only=True)
class RequestAcknowledged(_RequestEvent):
    verb: ClassVar[str] = "data_request_acknowledged"
    label: ClassVar[str] = "Báo đã nhận yêu cầu về dữ liệu cá nhân"


@dataclass(frozen=True, kw_only=True)
class RequestExtended(_RequestEvent):
    verb: ClassVar[str] = "data_request_extended"
    label: ClassVar[str] = "Gia hạn yêu cầu về dữ liệu cá nhân"
    due_date: str


@dataclass(frozen=True, kw_only=True)
class RequestDone(_RequestEvent):
    verb: ClassVar[str] = "data_request_done"
    label: ClassVar[str] = "Giải quyết xong yêu cầu về dữ liệu cá nhân"


@dataclass(frozen=True, kw_only=True)
class RequestRefused(_RequestEvent):
    verb: ClassVar[str] = "data_request_refused"
    label: ClassVar[str] = "Từ chối yêu cầu về dữ liệu cá nhân"


@dataclass(frozen=True, kw_only=True)
class CorrectionAdded(_OpinionEvent):
    verb: ClassVar[str] = "correction_added"
    label: ClassVar[str] = "Ghi đính chính bên cạnh lời đã gửi"
    about: str


@dataclass(frozen=True, kw_only=True)
class RetentionApplied(Event):
    """Its subject is the commune."""

    subject: ClassVar[str] = "commune"
    verb: ClassVar[str] = "retention_applied"
    label: ClassVar[str] = "Xóa dữ liệu hết thời hạn lưu giữ"
    rule: str
    row_count: int
