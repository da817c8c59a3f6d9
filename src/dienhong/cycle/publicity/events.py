"""What happens on the way to the people."""

from dataclasses import dataclass
from typing import ClassVar

from dienhong.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class ShowingRecorded(Event):
    """`channel` and `matter` are values of the states; `village` is None for the whole commune."""

    subject: ClassVar[str] = "dialogue"
    verb: ClassVar[str] = "showing_recorded"
    label: ClassVar[str] = "Ghi một lần công bố"
    channel: str
    matter: str
    village: int | None


@dataclass(frozen=True, kw_only=True)
class ShowingEnded(Event):
    subject: ClassVar[str] = "dialogue"
    verb: ClassVar[str] = "showing_ended"
    label: ClassVar[str] = "Ghi ngày gỡ niêm yết"
    showing: int


@dataclass(frozen=True, kw_only=True)
class ShowingDropped(Event):
    subject: ClassVar[str] = "dialogue"
    verb: ClassVar[str] = "showing_dropped"
    label: ClassVar[str] = "Bỏ một lần công bố ghi nhầm"
    channel: str
