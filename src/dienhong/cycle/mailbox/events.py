"""What happens to messages. No words, no addresses."""

from dataclasses import dataclass
from typing import ClassVar

from dienhong.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class _MailEvent(Event):
    subject: ClassVar[str] = "mail"


@dataclass(frozen=True, kw_only=True)
class MailKept(_MailEvent):
    verb: ClassVar[str] = "mail_kept"
    label: ClassVar[str] = "Nhận thư điện tử"
    pile: str


@dataclass(frozen=True, kw_only=True)
class MailRegistered(_MailEvent):
    """An acknowledgement may follow: the sender's address stands beside the opinion."""

    verb: ClassVar[str] = "mail_registered"
    label: ClassVar[str] = "Ghi thư điện tử vào sổ ý kiến"
    opinion: int


@dataclass(frozen=True, kw_only=True)
class MailAdded(_MailEvent):
    verb: ClassVar[str] = "mail_added"
    label: ClassVar[str] = "Bổ sung thư điện tử vào ý kiến"
    opinion: int


@dataclass(frozen=True, kw_only=True)
class MailMoved(_MailEvent):
    verb: ClassVar[str] = "mail_moved"
    label: ClassVar[str] = "Chuyển ngăn thư điện tử"
    pile: str


@dataclass(frozen=True, kw_only=True)
class MailboxSet(_MailEvent):
    subject: ClassVar[str] = "mailbox"
    verb: ClassVar[str] = "mailbox_set"
    label: ClassVar[str] = "Cấu hình hộp thư điện tử"
    kind: str
