"""What the journal keeps of a conference that was carried: that it was, how much, never what."""

from dataclasses import dataclass
from typing import ClassVar

from dienhong.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class ConferenceLent(Event):
    """`opinions`: how many opinions of citizens left with it."""

    subject: ClassVar[str] = "conference"
    verb: ClassVar[str] = "conference_lent"
    label: ClassVar[str] = "Xuất gói hội nghị cho máy tại hội trường"
    opinions: int
    accounts: int


@dataclass(frozen=True, kw_only=True)
class ConferenceReceived(Event):
    subject: ClassVar[str] = "conference"
    verb: ClassVar[str] = "conference_received"
    label: ClassVar[str] = "Nhập gói hội nghị vào máy tại hội trường"


@dataclass(frozen=True, kw_only=True)
class RecordReturned(Event):
    """`acts` acts of the hall came; `clashes` values had been changed here as well. `digest`: SHA-256 of the file."""

    subject: ClassVar[str] = "conference"
    verb: ClassVar[str] = "record_returned"
    label: ClassVar[str] = "Nhập bản ghi hội nghị từ máy tại hội trường"
    acts: int
    clashes: int
    digest: str
