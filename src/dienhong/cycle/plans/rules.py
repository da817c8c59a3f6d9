"""What a plan must hold before it is put in force. Pure."""

from collections.abc import Mapping
from typing import Any

from dienhong.cycle.plans.states import PaperKind, PlanState
from dienhong.kernel.verdicts import YES, Verdict, no


def issuable(content: Mapping[str, Any]) -> Verdict:
    """A plan of dialogues, with a symbol and at least one dialogue: only then may it replace another one."""
    if content.get("is_dialogue_plan") is False:
        return no("Tệp này không phải kế hoạch đối thoại nên không ban hành được. Hãy tải lên đúng tệp.")
    if not content.get("dialogues"):
        return no("Kế hoạch chưa có cuộc đối thoại nào. Hãy bấm “Sửa nội dung đọc được” để nhập rồi ban hành.")
    if not content.get("symbol"):
        return no("Kế hoạch chưa có ký hiệu (ví dụ KH-UBND). Hãy bấm “Sửa nội dung đọc được” để nhập rồi ban hành.")
    return YES


_PAPER_STATES = {PaperKind.PLAN: PlanState.DRAFT, PaperKind.RESULT: PlanState.ISSUED}


def may_be_drafted(paper: PaperKind, state: PlanState, content: Mapping[str, Any]) -> Verdict:
    """The plan itself while it is a draft with dialogues, the year's report once it is in force."""
    if state != _PAPER_STATES[paper]:
        when = "khi kế hoạch còn là dự thảo" if paper == PaperKind.PLAN else "khi kế hoạch đang có hiệu lực"
        return no(f"{paper.label} chỉ soạn được {when}.")
    return issuable({"symbol": "-"} | dict(content)) if paper == PaperKind.PLAN else YES
