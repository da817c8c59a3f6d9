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
