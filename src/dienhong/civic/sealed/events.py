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
