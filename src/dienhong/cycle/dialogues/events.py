"""What happens to dialogues."""

from dataclasses import dataclass
from typing import ClassVar

from dienhong.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class _DialogueEvent(Event):
    subject: ClassVar[str] = "dialogue"
    public: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class DialoguePlanned(_DialogueEvent):
    verb: ClassVar[str] = "dialogue_planned"
    label: ClassVar[str] = "Đưa vào kế hoạch"
    plan: int | None


@dataclass(frozen=True, kw_only=True)
class DialogueScheduled(_DialogueEvent):
    verb: ClassVar[str] = "dialogue_scheduled"
    label: ClassVar[str] = "Xếp lịch"
    date: str
    half_day: str
    venue: int


@dataclass(frozen=True, kw_only=True)
class DialogueMoved(_DialogueEvent):
    """One step of the flow: `step` is its name."""

    verb: ClassVar[str] = "dialogue_moved"
    label: ClassVar[str] = "Chuyển bước"
    step: str
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class DialoguePaperDrafted(_DialogueEvent):
    """`paper` is a value of `PaperKind`; `count` drafts of it, the first of which is `document`."""

    verb: ClassVar[str] = "dialogue_paper_drafted"
    label: ClassVar[str] = "Soạn văn bản của cuộc đối thoại"
    public: ClassVar[bool] = False
    paper: str
    document: int
    count: int = 1


@dataclass(frozen=True, kw_only=True)
class _DutyEvent(Event):
    """`duty` is the rule's key; the subject is the dialogue, in whose history it stands."""

    subject: ClassVar[str] = "dialogue"
    duty: str


@dataclass(frozen=True, kw_only=True)
class DutyFinished(_DutyEvent):
    verb: ClassVar[str] = "duty_finished"
    label: ClassVar[str] = "Xong một nhiệm vụ"


@dataclass(frozen=True, kw_only=True)
class DutyWaived(_DutyEvent):
    verb: ClassVar[str] = "duty_waived"
    label: ClassVar[str] = "Ghi một nhiệm vụ không cần làm"


@dataclass(frozen=True, kw_only=True)
class DutyReopened(_DutyEvent):
    verb: ClassVar[str] = "duty_reopened"
    label: ClassVar[str] = "Mở lại một nhiệm vụ"


@dataclass(frozen=True, kw_only=True)
class DutyHandedOver(_DutyEvent):
    verb: ClassVar[str] = "duty_handed_over"
    label: ClassVar[str] = "Giao lại một nhiệm vụ"
    to: int


@dataclass(frozen=True, kw_only=True)
class DutiesPlaced(Event):
    """The duties of a dialogue were counted: `created` of them are new, `moved` have another day."""

    subject: ClassVar[str] = "dialogue"
    verb: ClassVar[str] = "duties_placed"
    label: ClassVar[str] = "Tính lại lịch việc"
    created: int
    moved: int


@dataclass(frozen=True, kw_only=True)
class BudgetChanged(Event):
    subject: ClassVar[str] = "dialogue"
    verb: ClassVar[str] = "budget_changed"
    label: ClassVar[str] = "Sửa dự toán"
    lines: int


@dataclass(frozen=True, kw_only=True)
class OwnDutyChanged(Event):
    """The commune's template: `key` is the rule that was added, changed or left out."""

    subject: ClassVar[str] = "commune"
    verb: ClassVar[str] = "own_duty_changed"
    label: ClassVar[str] = "Sửa mẫu việc đối thoại"
    key: str


@dataclass(frozen=True, kw_only=True)
class CalendarFeedOpened(Event):
    """The subject is the person whose calendar it is."""

    subject: ClassVar[str] = "user"
    verb: ClassVar[str] = "calendar_feed_opened"
    label: ClassVar[str] = "Mở đường dẫn lịch việc"
