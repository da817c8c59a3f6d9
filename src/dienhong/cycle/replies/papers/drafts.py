"""The report of drafted replies that the Chairman gets five days before the conference."""

from dataclasses import dataclass
from datetime import date

from dienhong.civic.communes.letterhead import Letterhead, letterhead_of
from dienhong.civic.documents.blank import draft_of
from dienhong.civic.documents.blocks import paragraph, points, sections
from dienhong.civic.documents.kinds import KINDS
from dienhong.cycle.dialogues.models import Dialogue
from dienhong.cycle.dialogues.papers import Occasion, occasion_of
from dienhong.cycle.opinions.models import Opinion
from dienhong.cycle.opinions.states import LEFT_OUT
from dienhong.cycle.replies.models import Reply
from dienhong.cycle.replies.papers.table import ReplyRow, replies_appendix, reply_row
from dienhong.engines.typeset.model import Align, Block, Column, Document, Table
from dienhong.kernel.numbering import padded

_BY_UNIT = (
    Column("STT", 0.5, Align.CENTRE),
    Column("Đơn vị chủ trì", 3),
    Column("Số ý kiến", 1, Align.CENTRE),
    Column("Đã có dự thảo", 1.2, Align.CENTRE),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftsContext:
    """`questions` are what the Chairman is asked to decide."""

    head: Letterhead
    occasion: Occasion
    rows: tuple[ReplyRow, ...]
    unit: str = "Văn phòng HĐND và UBND"
    questions: tuple[str, ...] = ()
    proposals: tuple[str, ...] = ()


def drafts_paper(context: DraftsContext) -> Document:
    """Báo cáo of the office under the commune's head, to the Chairman."""
    phrases = KINDS["report"].phrases
    head = context.head
    opening = phrases["opening_of_drafts"].format(unit=context.unit, commune=head.commune)
    return draft_of(
        "report",
        head,
        subject=f"Dự thảo trả lời ý kiến của Nhân dân phục vụ {context.occasion.name}",
        symbol_body="VP",
        issuing_unit=context.unit,
        addressees=(f"Chủ tịch Ủy ban nhân dân {head.commune}",),
        body=(
            paragraph(opening),
            *sections(
                (
                    ("TÌNH HÌNH TIẾP NHẬN VÀ SOẠN TRẢ LỜI", _received(context)),
                    ("NỘI DUNG XIN Ý KIẾN CHỈ ĐẠO", points(context.questions)),
                    ("ĐỀ XUẤT", points(context.proposals)),
                )
            ),
            paragraph(f"{context.unit} kính báo cáo Chủ tịch Ủy ban nhân dân {head.kind} xem xét, cho ý kiến."),
        ),
        recipients=("Như trên", "Các phòng, đơn vị có liên quan"),
        appendices=(replies_appendix(context.rows),) if context.rows else (),
    )


def drafts_context(dialogue: Dialogue, *, today: date) -> DraftsContext:
    """Every opinion of the dialogue that is to be answered, with its newest reply whatever its state.

    What is about officials stays out: they read the papers of a dialogue too.
    """
    opinions = Opinion.objects.filter(dialogue=dialogue, concerns=None).exclude(state__in=LEFT_OUT)
    ordered = opinions.select_related("village", "unit").order_by("unit__sort_key", "received_at", "pk")
    newest: dict[int, Reply] = {}
    for reply in Reply.objects.filter(opinion__in=opinions).order_by("drafted_at", "pk"):
        newest[reply.opinion_id] = reply
    return DraftsContext(
        head=letterhead_of(dialogue.commune, today=today),
        occasion=occasion_of(dialogue),
        rows=tuple(reply_row(opinion, newest.get(opinion.pk)) for opinion in ordered),
    )


def _received(context: DraftsContext) -> tuple[Block, ...]:
    rows = context.rows
    if not rows:
        return (paragraph(f"Đến nay chưa nhận được ý kiến nào gửi đến {context.occasion.name}."),)
    drafted = sum(bool(row.answer) for row in rows)
    counted = (
        f"Đã nhận {padded(len(rows))} ý kiến; có dự thảo trả lời {padded(drafted)} ý kiến; đang soạn "
        f"{padded(len(rows) - drafted)} ý kiến. Nội dung từng ý kiến và dự thảo trả lời nêu tại Phụ lục kèm theo."
    )
    units = sorted({row.unit or "Chưa giao đơn vị" for row in rows})
    lines = tuple(_unit_line(number, unit, rows) for number, unit in enumerate(units, start=1))
    return (paragraph(counted), Table(_BY_UNIT, lines))


def _unit_line(number: int, unit: str, rows: tuple[ReplyRow, ...]) -> tuple[str, ...]:
    own = [row for row in rows if (row.unit or "Chưa giao đơn vị") == unit]
    return (str(number), unit, padded(len(own)), padded(sum(bool(row.answer) for row in own)))
