"""The decision that says who serves the conference: chair, secretary, intake desk (R77, R78)."""

from dataclasses import dataclass

from dienhong.civic.communes.letterhead import Letterhead
from dienhong.civic.documents.blank import draft_of
from dienhong.civic.documents.blocks import items
from dienhong.civic.documents.kinds import KINDS
from dienhong.cycle.dialogues.papers import Occasion, Official
from dienhong.engines.typeset.model import Align, Block, Document, Heading, Level, Paragraph, inline

_PHRASES = KINDS["decision"].phrases
_INTAKE = (
    "Hướng dẫn, ghi danh sách người đăng ký phát biểu; tiếp nhận ý kiến bằng văn bản",
    "Tổng hợp, phân loại ý kiến theo lĩnh vực và mức độ cấp thiết, chuyển người chủ trì",
    "Hướng dẫn người có đơn khiếu nại, tố cáo gửi đơn theo quy định của pháp luật",
)
_SECRETARY = (
    "Ghi biên bản đầy đủ, trung thực từng lượt ý kiến và nội dung trả lời; trình người chủ trì ký",
    "Lập danh mục nội dung được giao giải quyết, đơn vị thực hiện và thời hạn",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentContext:
    """`intake` are the members of the desk, its head first; `unit` proposes the decision."""

    head: Letterhead
    occasion: Occasion
    secretary: Official
    intake: tuple[Official, ...]
    unit: str = "Chánh Văn phòng HĐND và UBND"


def appointment_paper(context: AppointmentContext) -> Document:
    """Quyết định (NĐ 30/2020, mẫu 1.2), by the Chairman."""
    head, occasion = context.head, context.occasion
    served = (*(f"Chủ trì: {chair.introduced}" for chair in occasion.chairs), f"Thư ký: {context.secretary.introduced}")
    desk = tuple(f"Bộ phận tiếp nhận ý kiến: {member.introduced}" for member in context.intake)
    body: tuple[Block, ...] = (
        Paragraph(inline(_PHRASES["opening"], bold=True), Align.CENTRE, keep_with_next=True),
        _article(1, f"Phân công chủ trì, thư ký và bộ phận tiếp nhận ý kiến tại {occasion.appointed} như sau:"),
        *items((*served, *desk)),
        _article(2, "Thư ký và bộ phận tiếp nhận ý kiến có nhiệm vụ:"),
        *items((*_SECRETARY, *_INTAKE)),
        _article(3, f"{context.unit}, các ông (bà) có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này"),
    )
    return draft_of(
        "decision",
        head,
        subject=f"Phân công phục vụ {occasion.name}",
        enacted_by=f"Chủ tịch {head.body}",
        bases=(*occasion.bases, _PHRASES["proposal"].format(unit=context.unit)),
        body=body,
        recipients=tuple(line.format(last_article=3) for line in KINDS["decision"].recipients),
    )


def _article(number: int, text: str) -> Heading:
    return Heading(Level.ARTICLE, number, content=inline(text if text.endswith(":") else f"{text}."))
