"""What is handed to the outbox: a letter, what it is about, and to whom."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from dienhong.engines.outbox.states import ChannelKind, Pace


@dataclass(frozen=True, slots=True)
class File:
    """An attachment; `media_type` such as "text/calendar; method=REQUEST"."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class About:
    """The record that a letter speaks of; `guard` names who says whether it may still be spoken of."""

    guard: str
    subject_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One message to any number of people.

    key: unique in the commune; a second letter of the same key changes no word of the first.
    topic: what recipients can refuse, such as "opinion", "invitation", "publicity", "duties", "notices".
    text: plain text; `{word}` stands for the recipient's value, `{site}` for the commune's address, `{name}` for the
    recipient's name. short_text: for SMS and Zalo (SMS leaves its marks away); else the text itself.
    about: None only where the letter speaks of no record. expires_at: nothing leaves later (7 days if None).
    in_reply_to: Message-ID of the e-mail that it answers. files: to every recipient, by e-mail only.
    """

    key: str
    topic: str
    title: str
    text: str
    short_text: str = ""
    about: About | None = None
    pace: Pace = Pace.DAYTIME
    expires_at: datetime | None = None
    in_reply_to: str = ""
    files: tuple[File, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """Whom it goes to, and how.

    address: an e-mail address, a telephone number as people write it, or a Zalo user id.
    key: tells apart two people at one address; the address if empty. values: words for the `{word}` in the texts.
    needs_verified: the address was told by somebody without log-in; it waits until its owner confirms it.
    files: for this recipient alone.
    """

    channel: ChannelKind
    address: str
    name: str = ""
    key: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    needs_verified: bool = False
    files: tuple[File, ...] = ()
