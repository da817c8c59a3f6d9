"""What happens to plans."""

from dataclasses import dataclass
from typing import ClassVar

from dienhong.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class _PlanEvent(Event):
    subject: ClassVar[str] = "plan"


@dataclass(frozen=True, kw_only=True)
class PlanRead(_PlanEvent):
    verb: ClassVar[str] = "plan_read"
    label: ClassVar[str] = "Đọc tệp kế hoạch"
    year: int | None
    finding_count: int


@dataclass(frozen=True, kw_only=True)
class PlanCorrected(_PlanEvent):
    verb: ClassVar[str] = "plan_corrected"
    label: ClassVar[str] = "Sửa nội dung đọc được"
    paths: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class PlanDiscarded(_PlanEvent):
    verb: ClassVar[str] = "plan_discarded"
    label: ClassVar[str] = "Bỏ dự thảo"


@dataclass(frozen=True, kw_only=True)
class PlanIssued(_PlanEvent):
    verb: ClassVar[str] = "plan_issued"
    label: ClassVar[str] = "Ban hành kế hoạch"
    number: str


@dataclass(frozen=True, kw_only=True)
class PlanReplaced(_PlanEvent):
    verb: ClassVar[str] = "plan_replaced"
    label: ClassVar[str] = "Được thay bằng kế hoạch mới"
    by: int


@dataclass(frozen=True, kw_only=True)
class PlanPaperDrafted(_PlanEvent):
    """`paper` is a value of `PaperKind`, `document` the draft."""

    verb: ClassVar[str] = "plan_paper_drafted"
    label: ClassVar[str] = "Soạn văn bản từ kế hoạch"
    paper: str
    document: int
