"""What every channel takes and answers."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum, auto
from typing import Protocol

from dienhong.engines.outbox.letters import File


class Result(Enum):
    """`REPEATED`: it has this reference already. `UNKNOWN`: it may have it, the answer was lost."""

    ACCEPTED = auto()
    REPEATED = auto()
    LATER = auto()
    REFUSED = auto()
    UNKNOWN = auto()


@dataclass(frozen=True, slots=True)
class Outcome:
    """One try. `reason` is a Vietnamese sentence; `wait` what the other side asks for; `remote_id` its own number."""

    result: Result
    reason: str = ""
    wait: timedelta | None = None
    remote_id: str = ""


class ChannelDown(Exception):
    """Nothing can leave this way now: no recipient's fault. The message says what the administrator should look at."""

    def __init__(self, reason: str, wait: timedelta | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.wait = wait


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """One message to one recipient, ready to leave. `reference` (32 hex digits) is the same at every try."""

    reference: str
    address: str
    name: str
    title: str
    text: str = field(repr=False)
    short_text: str = field(repr=False)
    files: tuple[File, ...] = field(default=(), repr=False)
    in_reply_to: str = ""
    refusal_url: str = field(default="", repr=False)
    sent_at: datetime


class Channel(Protocol):
    """Hands parcels over, one after the other; `close` after the last. `tells_repeats`: it knows a second one."""

    tells_repeats: bool

    def hand_over(self, parcel: Parcel) -> Outcome:
        """Try once. Raises `ChannelDown` when nothing was handed over and nothing can be."""

    def close(self) -> None:
        """Let go of connections; raises nothing."""
