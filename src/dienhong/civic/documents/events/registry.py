"""Dossiers, mandates, numbers, arrivals, batches."""

from dataclasses import dataclass
from typing import ClassVar

from dienhong.kernel.events import Event


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
