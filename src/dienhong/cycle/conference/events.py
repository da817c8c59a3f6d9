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


@dataclass(frozen=True, kw_only=True)
class ConferenceSettled(_ConferenceEvent):
    """Turns were entered in the register and their outcomes carried out; which ones, stands in their own table."""

    verb: ClassVar[str] = "conference_settled"
    label: ClassVar[str] = "Đưa kết quả hội nghị vào sổ ý kiến"


@dataclass(frozen=True, kw_only=True)
class CorrectionsOpened(_ConferenceEvent):
    verb: ClassVar[str] = "corrections_opened"
    label: ClassVar[str] = "Nhận đề nghị đính chính biên bản"
    until: str


@dataclass(frozen=True, kw_only=True)
class CorrectionsClosed(_ConferenceEvent):
    verb: ClassVar[str] = "corrections_closed"
    label: ClassVar[str] = "Kết thúc nhận đính chính biên bản"


@dataclass(frozen=True, kw_only=True)
class CorrectionAsked(_ConferenceEvent):
    """`correction` is its row, `door` how it came."""

    verb: ClassVar[str] = "correction_asked"
    label: ClassVar[str] = "Đề nghị đính chính biên bản"
    correction: int
    door: str


@dataclass(frozen=True, kw_only=True)
class CorrectionDecided(_ConferenceEvent):
    verb: ClassVar[str] = "correction_decided"
    label: ClassVar[str] = "Xem xét đề nghị đính chính"
    correction: int
    decision: str


@dataclass(frozen=True, kw_only=True)
class MinutesPublished(_ConferenceEvent):
    verb: ClassVar[str] = "minutes_published"
    label: ClassVar[str] = "Công khai biên bản"
    version: int


@dataclass(frozen=True, kw_only=True)
class MinutesTakenBack(_ConferenceEvent):
    verb: ClassVar[str] = "minutes_taken_back"
    label: ClassVar[str] = "Thu hồi biên bản công khai"
    version: int


@dataclass(frozen=True, kw_only=True)
class RecordingAdded(_ConferenceEvent):
    verb: ClassVar[str] = "recording_added"
    label: ClassVar[str] = "Thêm tệp ghi âm"
    recording: int


@dataclass(frozen=True, kw_only=True)
class RecordingRemoved(_ConferenceEvent):
    verb: ClassVar[str] = "recording_removed"
    label: ClassVar[str] = "Bỏ tệp ghi âm"
    recording: int


@dataclass(frozen=True, kw_only=True)
class TranscriptAsked(_ConferenceEvent):
    verb: ClassVar[str] = "transcript_asked"
    label: ClassVar[str] = "Xếp ghi âm vào hàng chờ chép lời"
    recording: int


@dataclass(frozen=True, kw_only=True)
class TranscriptWritten(_ConferenceEvent):
    verb: ClassVar[str] = "transcript_written"
    label: ClassVar[str] = "Chép lời ghi âm xong"
    recording: int
