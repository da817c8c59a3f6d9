"""What happens to sealed cases. Neither text nor names: the journal is read by others."""

from dataclasses import dataclass
from typing import ClassVar

from dienhong.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class _SealedEvent(Event):
    subject: ClassVar[str] = "sealed"


@dataclass(frozen=True, kw_only=True)
class CaseSealed(_SealedEvent):
    verb: ClassVar[str] = "case_sealed"
    label: ClassVar[str] = "Tách riêng để người xử lý đơn xem"


@dataclass(frozen=True, kw_only=True)
class CaseOpened(_SealedEvent):
    verb: ClassVar[str] = "case_opened"
    label: ClassVar[str] = "Mở xem"


@dataclass(frozen=True, kw_only=True)
class CaseConfirmed(_SealedEvent):
    verb: ClassVar[str] = "case_confirmed"
    label: ClassVar[str] = "Xác nhận là đơn thư"


@dataclass(frozen=True, kw_only=True)
class CaseReleased(_SealedEvent):
    verb: ClassVar[str] = "case_released"
    label: ClassVar[str] = "Xác định không phải tố cáo"


@dataclass(frozen=True, kw_only=True)
class CaseAccessChanged(_SealedEvent):
    verb: ClassVar[str] = "case_access_changed"
    label: ClassVar[str] = "Đổi danh sách người được xem"


@dataclass(frozen=True, kw_only=True)
class CaseHandedUp(_SealedEvent):
    """Nobody who had it may have it any more: it is the next one's."""

    verb: ClassVar[str] = "case_handed_up"
    label: ClassVar[str] = "Chuyển cho người khác giữ"


@dataclass(frozen=True, kw_only=True)
class CaseMoved(_SealedEvent):
    verb: ClassVar[str] = "case_moved"
    label: ClassVar[str] = "Ghi bước xử lý"


@dataclass(frozen=True, kw_only=True)
class CaseCopyChanged(_SealedEvent):
    verb: ClassVar[str] = "case_copy_changed"
    label: ClassVar[str] = "Lập bản sao"
