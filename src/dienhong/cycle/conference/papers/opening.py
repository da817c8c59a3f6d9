"""The words with which the conference is led in: reason, guests, programme, chair and secretary."""

from dataclasses import dataclass
from datetime import date

from dienhong.civic.communes.letterhead import Letterhead, letterhead_of
from dienhong.civic.documents.blank import draft_of
from dienhong.civic.documents.blocks import items, paragraph, sections, sentence
from dienhong.cycle.dialogues.models import Dialogue
from dienhong.cycle.dialogues.papers import Occasion, Official, occasion_of
from dienhong.engines.typeset.model import Block, Document


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningContext:
    """`guests` are named in order of rank, as they shall be read out."""

    head: Letterhead
    occasion: Occasion
    guests: tuple[str, ...] = ()
    secretary: Official | None = None
    intake: str = "Văn phòng HĐND và UBND"


def opening_paper(context: OpeningContext) -> Document:
    """Lời dẫn: for the one who speaks, so without number and signature."""
    return draft_of(
        "programme",
        context.head,
        kind_name="LỜI DẪN",
        subject=context.occasion.name,
        body=sections(
            (
                ("TUYÊN BỐ LÝ DO", _reason(context)),
                ("GIỚI THIỆU ĐẠI BIỂU", _guests(context.guests)),
                ("GIỚI THIỆU CHỦ TRÌ, THƯ KÝ", _roles(context)),
                ("CHƯƠNG TRÌNH, NỘI QUY VÀ MỜI CHỦ TRÌ ĐIỀU HÀNH", _handing_over(context)),
            )
        ),
        signatures=(),
        numbered=False,
        closed=False,
    )


def opening_context(dialogue: Dialogue, *, today: date) -> OpeningContext:
    head = letterhead_of(dialogue.commune, today=today)
    return OpeningContext(head=head, occasion=occasion_of(dialogue))


def _reason(context: OpeningContext) -> tuple[Block, ...]:
    occasion, head = context.occasion, context.head
    plan = f"Thực hiện {occasion.plan}, hôm nay" if occasion.plan else "Hôm nay"
    topics: tuple[Block, ...] = ()
    if occasion.topics:
        topics = (paragraph("Nội dung trọng tâm của hội nghị:"), *items(occasion.topics))
    return (
        paragraph("Kính thưa các vị đại biểu!"),
        paragraph("Kính thưa toàn thể bà con Nhân dân!"),
        paragraph(
            f"{plan}, {head.body} phối hợp với Thường trực Hội đồng nhân dân, Ban Thường trực Ủy ban Mặt trận Tổ quốc "
            f"Việt Nam {head.kind} tổ chức {occasion.name}."
        ),
        *topics,
        paragraph(
            "Hội nghị nhằm lắng nghe tâm tư, nguyện vọng, ý kiến, kiến nghị của Nhân dân; trả lời trực tiếp vấn đề "
            "thuộc thẩm quyền và giao đơn vị có trách nhiệm giải quyết những vấn đề chưa trả lời được ngay."
        ),
    )


def _guests(guests: tuple[str, ...]) -> tuple[Block, ...]:
    if not guests:
        return ()
    return (paragraph("Đến dự hội nghị hôm nay, xin trân trọng giới thiệu:"), *items(guests))


def _roles(context: OpeningContext) -> tuple[Block, ...]:
    chair, co_chairs = context.occasion.chair, context.occasion.co_chairs
    presiders = [f"Chủ trì hội nghị: {chair.introduced}"] if chair else []
    presiders += [f"Đồng chủ trì: {official.introduced}" for official in co_chairs]
    secretary = [f"Thư ký ghi biên bản: {context.secretary.introduced}"] if context.secretary else []
    intake = f"Bộ phận tiếp nhận, tổng hợp ý kiến và đăng ký phát biểu: {context.intake}"
    return items((*presiders, *secretary, intake))


def _handing_over(context: OpeningContext) -> tuple[Block, ...]:
    chair = context.occasion.chair
    invited = (
        f"kính mời {chair.introduced} điều hành hội nghị" if chair else "kính mời người chủ trì điều hành hội nghị"
    )
    return (
        paragraph("Chương trình và nội quy hội nghị đã được gửi đến đại biểu, bà con và niêm yết tại hội trường."),
        paragraph("Xin ý kiến đại biểu và bà con. Nếu không có ý kiến khác, đề nghị hội nghị biểu quyết thông qua."),
        paragraph(sentence(f"Sau đây, {invited}")),
        paragraph("Xin trân trọng cảm ơn!"),
    )
