"""The house rules that are read out before the conference begins."""

from dataclasses import dataclass
from datetime import date

from dienhong.civic.communes.letterhead import Letterhead, letterhead_of
from dienhong.civic.documents.blank import draft_of
from dienhong.civic.documents.blocks import paragraph, points
from dienhong.cycle.dialogues.models import Dialogue
from dienhong.cycle.dialogues.papers import Occasion, occasion_of
from dienhong.engines.typeset.model import Document
from dienhong.kernel.numbering import padded

SPEAKING_MINUTES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseRulesContext:
    """`speaking_minutes` is how long one speaks at a time."""

    head: Letterhead
    occasion: Occasion
    speaking_minutes: int = SPEAKING_MINUTES


def house_rules_paper(context: HouseRulesContext) -> Document:
    """Nội quy: an attachment without a number."""
    return draft_of(
        "programme",
        context.head,
        kind_name="NỘI QUY",
        subject=context.occasion.name,
        body=(
            paragraph("Đại biểu và Nhân dân dự hội nghị thực hiện các quy định sau đây:"),
            *points(_rules(context.speaking_minutes)),
        ),
        numbered=False,
        closed=False,
    )


def house_rules_context(dialogue: Dialogue, *, today: date) -> HouseRulesContext:
    head = letterhead_of(dialogue.commune, today=today)
    return HouseRulesContext(head=head, occasion=occasion_of(dialogue))


def _rules(minutes: int) -> tuple[str, ...]:
    turn = (
        f"Mỗi lượt phát biểu không quá {padded(minutes)} phút; người phát biểu giới thiệu họ tên, nơi ở, nói ngắn gọn, "
        "đúng nội dung đối thoại, trên tinh thần xây dựng"
    )
    abuse = (
        "Không lợi dụng buổi đối thoại để kích động, gây rối, tuyên truyền sai sự thật. Người vi phạm được người chủ "
        "trì nhắc nhở; nếu tiếp diễn thì bị mời ra khỏi hội nghị và lập biên bản"
    )
    answers = (
        "Người trả lời nói rõ, đúng trọng tâm; nội dung chưa trả lời được ngay thì nêu đơn vị chịu trách nhiệm và thời "
        "hạn trả lời"
    )
    recording = (
        "Việc ghi âm, ghi hình do ban tổ chức thực hiện; không công khai thông tin cá nhân của người phát biểu khi "
        "chưa được đồng ý"
    )
    return (
        "Đại biểu và Nhân dân đến đúng giờ, ngồi đúng vị trí, để điện thoại ở chế độ im lặng",
        "Người phát biểu đăng ký với bộ phận tiếp nhận ý kiến và phát biểu khi được người chủ trì mời",
        "Người chưa kịp phát biểu gửi ý kiến bằng văn bản cho thư ký; ý kiến bằng văn bản cũng được trả lời",
        turn,
        "Mọi người tôn trọng, lắng nghe lẫn nhau; không ngắt lời, không xúc phạm danh dự, nhân phẩm của người khác",
        abuse,
        "Đơn khiếu nại, tố cáo không trình bày tại hội nghị; bộ phận tiếp nhận hướng dẫn gửi theo quy định",
        answers,
        recording,
    )
