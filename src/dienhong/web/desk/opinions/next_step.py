"""The one thing to do next with an opinion, for the person who looks at it; or whom it waits for."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from dienhong.civic.people.roles import Permission
from dienhong.cycle.opinions.models import Opinion
from dienhong.cycle.opinions.states import OpinionState
from dienhong.cycle.replies.states import ReplyState
from dienhong.kernel.actors import Actor


@dataclass(frozen=True, slots=True)
class NextStep:
    """What stands at the top of the page; without `label` there is nothing to press, only whom it waits for."""

    words: str
    label: str = ""
    href: str = ""


_WAITING = {
    OpinionState.RECEIVED: "Chờ Văn phòng phân loại.",
    OpinionState.TRIAGED: "Chờ Văn phòng giao đơn vị giải quyết.",
    OpinionState.TRANSFERRED: "Đã chuyển; chờ kết quả từ nơi nhận.",
    OpinionState.SEPARATE: "Đang giải quyết theo thủ tục riêng, ngoài sổ ý kiến.",
    OpinionState.REPLIED: "Đã trả lời. Người gửi có thể đánh giá hoặc đề nghị xem lại một lần.",
}
_OVER = NextStep("Ý kiến này đã xong, không còn việc phải làm.")


def next_step(actor: Actor, opinion: Opinion, page: dict[str, Any]) -> NextStep:
    """`page` is what else the page shows: who may do what with the reply, the time limit, the contributions."""
    asked = next((each["row"] for each in page["supports"] if each["may_give"] and not each["row"].answer), None)
    if asked is not None:
        return NextStep(
            "Đơn vị chủ trì đề nghị đơn vị ông/bà góp ý.", "Viết góp ý",
            reverse("desk:give_support", args=[opinion.pk, asked.pk]),
        )  # fmt: skip
    if page["clock"]["may"]["Duyệt gia hạn"]:
        decide = reverse("desk:decide_extension", args=[opinion.pk])
        return NextStep("Đơn vị đề nghị gia hạn, đang chờ quyết định.", "Xem và quyết định gia hạn", decide)
    if opinion.state == OpinionState.ASSIGNED:
        return _answering(actor, opinion, page)
    if opinion.state == OpinionState.MERGED and opinion.merged_into_id:
        leader = reverse("desk:opinion", args=[opinion.merged_into_id])
        return NextStep("Ý kiến này được trả lời chung ở ý kiến khác.", "Mở ý kiến trả lời chung", leader)
    return _office(actor, opinion, page)


def _office(actor: Actor, opinion: Opinion, page: dict[str, Any]) -> NextStep:
    state = OpinionState(opinion.state)
    if actor.may(Permission.TRIAGE):
        if state == OpinionState.RECEIVED:
            return NextStep("Ý kiến mới, chưa phân loại.", "Phân loại", "#phan-loai")
        if state == OpinionState.TRIAGED:
            came_back = "Đơn vị đã trả lại, cần giao đơn vị khác." if page["hand_back_count"] else "Đã phân loại."
            return NextStep(came_back, "Giao đơn vị", "#phan-cong")
        if state == OpinionState.TRANSFERRED:
            return NextStep(_WAITING[state], "Theo dõi, ghi kết quả", reverse("desk:transfers"))
    return NextStep(_WAITING[state]) if state in _WAITING else _OVER


def _answering(actor: Actor, opinion: Opinion, page: dict[str, Any]) -> NextStep:
    """Assigned: the reply is written, approved, published."""
    reply = page["open_reply"]
    if page["may_approve"]:
        return NextStep("Trả lời đang chờ ông/bà duyệt.", "Đọc và duyệt", "#tra-loi")
    if page["may_publish"]:
        return NextStep("Trả lời đã được duyệt.", "Công khai trả lời", reverse("desk:publish", args=[reply.pk]))
    if page["may_write"] and opinion.unit_id in actor.unit_ids:
        waits = "Đang chờ người gửi trả lời câu hỏi; vẫn soạn trước được." if page["clock"]["waits"] else ""
        return _writing(opinion, reply, waits)
    return NextStep(_waits_for(opinion, reply))


def _writing(opinion: Opinion, reply: Any, waits: str) -> NextStep:
    draft = reverse("desk:draft", args=[opinion.pk])
    if reply is None:
        return NextStep(waits or "Đơn vị ông/bà được giao trả lời.", "Soạn trả lời", draft)
    if reply.return_reason:
        return NextStep("Trả lời được trả lại để sửa.", "Sửa trả lời", draft)
    return NextStep(waits or "Trả lời đang soạn dở.", "Viết tiếp trả lời", draft)


def _waits_for(opinion: Opinion, reply: Any) -> str:
    if reply is not None and reply.state == ReplyState.IN_REVIEW:
        return "Chờ lãnh đạo duyệt trả lời."
    if reply is not None and reply.state == ReplyState.APPROVED:
        return "Trả lời đã duyệt, chờ Văn phòng công khai."
    return f"Chờ {opinion.unit} trả lời."
