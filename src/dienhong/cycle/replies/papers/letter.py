"""The written reply to somebody who sent an opinion."""

from dataclasses import dataclass
from datetime import date

from dienhong.civic.communes.letterhead import Letterhead, letterhead_of
from dienhong.civic.documents.blank import draft_of
from dienhong.civic.documents.blocks import items, paragraph, paragraphs, sentence
from dienhong.civic.documents.kinds import KINDS
from dienhong.cycle.dialogues.papers import occasion_of
from dienhong.cycle.replies.models import Reply
from dienhong.engines.typeset.model import Block, Document
from dienhong.kernel.numbering import day_figures

REMEDY = "phản ánh lại với Ủy ban nhân dân {kind} hoặc khiếu nại, khởi kiện theo quy định của pháp luật"
_PHRASES = KINDS["letter"].phrases


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyLetterContext:
    """`meeting` says where the opinion was given; `promises` are what is done, by whom, by when.

    A sender without a name is written to by the code of the opinion.
    """

    head: Letterhead
    code: str
    content: str
    answer: str
    sender: str = ""
    organisation: str = ""
    village: str = ""
    meeting: str = ""
    legal_basis: str = ""
    promises: tuple[str, ...] = ()
    remedy: str = ""
    unit: str = "VP"


def reply_letter_paper(context: ReplyLetterContext) -> Document:
    """Công văn trả lời (NĐ 30/2020, mẫu 1.5)."""
    head = context.head
    promised: tuple[Block, ...] = ()
    if context.promises:
        promised = (paragraph(f"Các việc {head.short_body} cam kết thực hiện:"), *items(context.promises))
    body = (
        *_opening(context),
        *paragraphs(context.answer),
        *_if_told(context.legal_basis, _PHRASES["reply_basis"].format(basis=context.legal_basis.rstrip("."))),
        *promised,
        *_if_told(context.remedy, _PHRASES["reply_remedy"].format(remedy=context.remedy)),
        paragraph(sentence(_PHRASES["reply_closing"].format(commune=head.commune))),
    )
    return draft_of(
        "letter",
        head,
        subject=f"trả lời ý kiến, kiến nghị mã {context.code}",
        addressees=(_addressee(context),),
        body=body,
        drafting_unit=context.unit,
        recipients=("Như trên", f"Thường trực HĐND, Ủy ban MTTQ {head.kind}"),
    )


def reply_letter_context(reply: Reply, *, sender: str, organisation: str = "", today: date) -> ReplyLetterContext:
    """The letter of a reply; `sender` is empty when the sender gave no name or did not agree to its use.

    It goes to the `organisation` where the sender wrote for one.
    """
    opinion = reply.opinion
    head = letterhead_of(opinion.commune, today=today)
    promises = tuple(
        f"{promise.text} ({promise.unit.name}, hoàn thành trước ngày {day_figures(promise.due_date)})"
        for promise in reply.commitments.select_related("unit")
    )
    return ReplyLetterContext(
        head=head,
        code=opinion.code,
        content=opinion.text,
        answer=reply.text,
        sender=sender,
        organisation=organisation,
        village=opinion.village.name if opinion.village else "",
        meeting=occasion_of(opinion.dialogue).held if opinion.dialogue else "",
        legal_basis=reply.legal_basis,
        promises=promises,
        remedy=REMEDY.format(kind=head.kind),
    )


def _addressee(context: ReplyLetterContext) -> str:
    if context.organisation:
        return context.organisation
    who = f"Ông (Bà) {context.sender}" if context.sender else f"Người gửi ý kiến mã {context.code}"
    return f"{who}, {context.village[:1].lower()}{context.village[1:]}" if context.village else who


def _if_told(value: str, words: str) -> tuple[Block, ...]:
    return (paragraph(words),) if value else ()


def _opening(context: ReplyLetterContext) -> tuple[Block, ...]:
    """The kind's phrase, without a name or a meeting where there is none."""
    said = _PHRASES["reply"].format(
        commune=context.head.commune,
        name="" if context.organisation else context.sender,
        meeting=context.meeting,
        content=context.content.strip().rstrip("."),
    )
    if context.organisation:
        said = said.replace("ông (bà)  ", f"{context.organisation} ", 1)
    elif not context.sender:
        said = said.replace("của ông (bà)  tại", "của ông (bà) tại")
    if not context.meeting:
        said = said.replace(" tại , nội dung", ", nội dung")
    return (paragraph(" ".join(said.split())),)
