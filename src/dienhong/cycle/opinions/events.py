"""What happens to opinions. No words of citizens and no names of theirs: those stay in their own tables."""

from dataclasses import dataclass
from typing import ClassVar

from dienhong.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class _OpinionEvent(Event):
    subject: ClassVar[str] = "opinion"
    public: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class OpinionReceived(_OpinionEvent):
    verb: ClassVar[str] = "opinion_received"
    label: ClassVar[str] = "Tiếp nhận ý kiến"
    channel: str


@dataclass(frozen=True, kw_only=True)
class OpinionTriaged(_OpinionEvent):
    verb: ClassVar[str] = "opinion_triaged"
    label: ClassVar[str] = "Phân loại"
    kind: str
    fields: tuple[str, ...]
    urgency: int


@dataclass(frozen=True, kw_only=True)
class OpinionAssigned(_OpinionEvent):
    verb: ClassVar[str] = "opinion_assigned"
    label: ClassVar[str] = "Giao đơn vị giải quyết"
    unit: int
    unit_name: str
    due_date: str


@dataclass(frozen=True, kw_only=True)
class OpinionReplied(_OpinionEvent):
    verb: ClassVar[str] = "opinion_replied"
    label: ClassVar[str] = "Trả lời"
    reply: int


@dataclass(frozen=True, kw_only=True)
class OpinionClosed(_OpinionEvent):
    verb: ClassVar[str] = "opinion_closed"
    label: ClassVar[str] = "Kết thúc"


@dataclass(frozen=True, kw_only=True)
class OpinionReopened(_OpinionEvent):
    verb: ClassVar[str] = "opinion_reopened"
    label: ClassVar[str] = "Người gửi đề nghị xem lại"


@dataclass(frozen=True, kw_only=True)
class OpinionMerged(_OpinionEvent):
    verb: ClassVar[str] = "opinion_merged"
    label: ClassVar[str] = "Gộp để trả lời chung"
    into: int


@dataclass(frozen=True, kw_only=True)
class OpinionTransferred(_OpinionEvent):
    verb: ClassVar[str] = "opinion_transferred"
    label: ClassVar[str] = "Chuyển cơ quan có thẩm quyền"
    to: str


@dataclass(frozen=True, kw_only=True)
class OpinionWithdrawn(_OpinionEvent):
    verb: ClassVar[str] = "opinion_withdrawn"
    label: ClassVar[str] = "Người gửi rút ý kiến"


@dataclass(frozen=True, kw_only=True)
class OpinionRejected(_OpinionEvent):
    verb: ClassVar[str] = "opinion_rejected"
    label: ClassVar[str] = "Không xem xét"
    reason: str


@dataclass(frozen=True, kw_only=True)
class OpinionDiverted(_OpinionEvent):
    verb: ClassVar[str] = "opinion_diverted"
    label: ClassVar[str] = "Chuyển xử lý theo quy định riêng"


@dataclass(frozen=True, kw_only=True)
class OpinionPaperDrafted(_OpinionEvent):
    """`paper` is a value of `PaperKind`, `document` the draft."""

    verb: ClassVar[str] = "opinion_paper_drafted"
    label: ClassVar[str] = "Soạn phiếu chuyển"
    public: ClassVar[bool] = False
    paper: str
    document: int
