"""What happens to contact lists and guests. No names: the journal never forgets."""

from dataclasses import dataclass
from typing import ClassVar

from dienhong.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class ContactsChanged(Event):
    """`change` is "added", "edited" or "removed"."""

    subject: ClassVar[str] = "contact"
    verb: ClassVar[str] = "contacts_changed"
    label: ClassVar[str] = "Thay đổi danh bạ khách mời"
    change: str
    count: int


@dataclass(frozen=True, kw_only=True)
class GuestsListed(Event):
    subject: ClassVar[str] = "dialogue"
    verb: ClassVar[str] = "guests_listed"
    label: ClassVar[str] = "Thêm khách mời"
    count: int


@dataclass(frozen=True, kw_only=True)
class GuestDropped(Event):
    subject: ClassVar[str] = "dialogue"
    verb: ClassVar[str] = "guest_dropped"
    label: ClassVar[str] = "Bỏ khách khỏi danh sách mời"
    guest: int


@dataclass(frozen=True, kw_only=True)
class InvitationsSent(Event):
    """`channel` is a value of the outbox's."""

    subject: ClassVar[str] = "dialogue"
    verb: ClassVar[str] = "invitations_sent"
    label: ClassVar[str] = "Gửi lời mời"
    channel: str
    count: int


@dataclass(frozen=True, kw_only=True)
class GuestAnswered(Event):
    """`answer` and `place` are values of the states."""

    subject: ClassVar[str] = "dialogue"
    verb: ClassVar[str] = "guest_answered"
    label: ClassVar[str] = "Khách mời trả lời"
    guest: int
    answer: str
    place: str


@dataclass(frozen=True, kw_only=True)
class GuestPromoted(Event):
    subject: ClassVar[str] = "dialogue"
    verb: ClassVar[str] = "guest_promoted"
    label: ClassVar[str] = "Khách trong danh sách chờ có chỗ"
    guest: int


@dataclass(frozen=True, kw_only=True)
class TurnoutTold(Event):
    subject: ClassVar[str] = "dialogue"
    verb: ClassVar[str] = "turnout_told"
    label: ClassVar[str] = "Thôn báo số người dự"
    village: int
    expected: int
