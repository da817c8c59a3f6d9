"""What people decide about messages. No words, no addresses."""

from dataclasses import dataclass
from typing import ClassVar

from dienhong.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class _MessageEvent(Event):
    subject: ClassVar[str] = "message"


@dataclass(frozen=True, kw_only=True)
class MessageApproved(_MessageEvent):
    verb: ClassVar[str] = "message_approved"
    label: ClassVar[str] = "Duyệt gửi tin"
    count: int


@dataclass(frozen=True, kw_only=True)
class MessageCancelled(_MessageEvent):
    verb: ClassVar[str] = "message_cancelled"
    label: ClassVar[str] = "Hủy gửi tin"
    count: int


@dataclass(frozen=True, kw_only=True)
class DeliveryRetried(_MessageEvent):
    verb: ClassVar[str] = "delivery_retried"
    label: ClassVar[str] = "Gửi lại tin"
    delivery: int


@dataclass(frozen=True, kw_only=True)
class HoursSet(Event):
    subject: ClassVar[str] = "outbox_hours"
    verb: ClassVar[str] = "outbox_hours_set"
    label: ClassVar[str] = "Đặt giờ gửi tin"
    quiet_from: str
    quiet_to: str
    digest_at: str
