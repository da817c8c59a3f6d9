"""Packages between agencies."""

from dataclasses import dataclass
from typing import ClassVar

from dienhong.civic.documents.events.base import _DocumentEvent
from dienhong.kernel.events import Event


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
