"""What happens to replies, promises and ratings."""

from dataclasses import dataclass
from typing import ClassVar

from dienhong.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class _ReplyEvent(Event):
    """`opinion` is the opinion that is answered: its timeline shows the event too."""

    subject: ClassVar[str] = "reply"
    opinion: int


@dataclass(frozen=True, kw_only=True)
class ReplyDrafted(_ReplyEvent):
    verb: ClassVar[str] = "reply_drafted"
    label: ClassVar[str] = "Soạn trả lời"


@dataclass(frozen=True, kw_only=True)
class ReplySubmitted(_ReplyEvent):
    verb: ClassVar[str] = "reply_submitted"
    label: ClassVar[str] = "Trình duyệt trả lời"


@dataclass(frozen=True, kw_only=True)
class ReplyReturned(_ReplyEvent):
    verb: ClassVar[str] = "reply_returned"
    label: ClassVar[str] = "Trả lại để sửa"
    reason: str


@dataclass(frozen=True, kw_only=True)
class ReplyApproved(_ReplyEvent):
    verb: ClassVar[str] = "reply_approved"
    label: ClassVar[str] = "Duyệt trả lời"


@dataclass(frozen=True, kw_only=True)
class ReplyPublished(_ReplyEvent):
    verb: ClassVar[str] = "reply_published"
    label: ClassVar[str] = "Công khai trả lời"
    public: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class ReplyRated(_ReplyEvent):
    verb: ClassVar[str] = "reply_rated"
    label: ClassVar[str] = "Người gửi đánh giá"
    public: ClassVar[bool] = True
    score: int


@dataclass(frozen=True, kw_only=True)
class CommitmentMade(_ReplyEvent):
    verb: ClassVar[str] = "commitment_made"
    label: ClassVar[str] = "Cam kết"
    commitment: int
    due_date: str


@dataclass(frozen=True, kw_only=True)
class CommitmentFulfilled(_ReplyEvent):
    verb: ClassVar[str] = "commitment_fulfilled"
    label: ClassVar[str] = "Thực hiện xong cam kết"
    public: ClassVar[bool] = True
    commitment: int


@dataclass(frozen=True, kw_only=True)
class ReplyLetterDrafted(_ReplyEvent):
    """`document` is the draft of the letter to the sender."""

    verb: ClassVar[str] = "reply_letter_drafted"
    label: ClassVar[str] = "Soạn công văn trả lời"
    document: int


@dataclass(frozen=True, kw_only=True)
class AnswerTemplateKept(Event):
    verb: ClassVar[str] = "answer_template_kept"
    subject: ClassVar[str] = "answer_template"
    label: ClassVar[str] = "Lưu mẫu trả lời"
    is_active: bool


@dataclass(frozen=True, kw_only=True)
class LegalSnippetKept(Event):
    verb: ClassVar[str] = "legal_snippet_kept"
    subject: ClassVar[str] = "legal_snippet"
    label: ClassVar[str] = "Lưu viện dẫn pháp luật"
    is_active: bool
