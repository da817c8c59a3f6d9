"""What happens at a conference. Neither words nor names of those who spoke: those stay in their own tables."""

from dataclasses import dataclass
from typing import ClassVar

from dienhong.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class _ConferenceEvent(Event):
    subject: ClassVar[str] = "conference"


@dataclass(frozen=True, kw_only=True)
class ConferencePrepared(_ConferenceEvent):
    verb: ClassVar[str] = "conference_prepared"
    label: ClassVar[str] = "Chuẩn bị hội nghị"
    dialogue: int


@dataclass(frozen=True, kw_only=True)
class HallActed(_ConferenceEvent):
    """One act in the hall: `act` is its row, `number` its place in the order, `what` its verb."""

    verb: ClassVar[str] = "hall_acted"
    label: ClassVar[str] = "Ghi nhận tại hội nghị"
    act: int
    number: int
    what: str


@dataclass(frozen=True, kw_only=True)
class ConferenceClosed(_ConferenceEvent):
    verb: ClassVar[str] = "conference_closed"
    label: ClassVar[str] = "Bế mạc hội nghị"
    public: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class PeopleExpected(_ConferenceEvent):
    verb: ClassVar[str] = "people_expected"
    label: ClassVar[str] = "Ghi danh sách người được mời"
    count: int
