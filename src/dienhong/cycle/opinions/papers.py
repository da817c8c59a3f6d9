"""Slips that go with an opinion: to the unit that answers it, to the body that is competent; the Party's letter."""

from dataclasses import dataclass
from datetime import date

from django.utils.timezone import localdate

from dienhong.civic.communes.letterhead import Letterhead, letterhead_of
from dienhong.civic.documents.blank import draft_of
from dienhong.civic.documents.blocks import all_labelled, items, paragraph, sentence
from dienhong.civic.documents.kinds import KINDS
from dienhong.cycle.opinions.models import Assignment, Opinion
from dienhong.engines.typeset.model import Align, Block, Column, Document, Table, Urgency
from dienhong.kernel.numbering import day_figures, day_words

_PHRASES = KINDS["transfer_slip"].phrases
_FORWARDED = (
    Column("STT", 0.5, Align.CENTRE),
    Column("Nội dung ý kiến, kiến nghị", 3.6),
    Column("Nơi phát sinh", 1.4),
    Column("Đơn vị đề nghị trả lời", 1.6),
)
_PRESSING = 3  # from this level on an opinion is "cấp thiết"


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipContext:
    """One opinion on its way. `content` is the wording fit for this reader; `sender` only where they may know it.

    `due` is for a unit of the commune, `reason` why another body is competent.
    """

    head: Letterhead
    code: str
    content: str
    addressee: str
    received_on: date
    village: str = ""
    sender: str = ""
    due: date | None = None
    note: str = ""
    reason: str = ""
    urgency: Urgency = Urgency.NORMAL


def assignment_slip_paper(context: SlipContext) -> Document:
    """Phiếu chuyển to a unit of the commune: who answers, until when."""
    due = day_figures(context.due) if context.due else ""
    closing = _PHRASES["closing_inside"].format(commune=context.head.commune, addressee=context.addressee, due=due)
    if not due:
        closing = closing.partition(" trước ngày ")[0]
    asked = (("Yêu cầu", (context.note,)), ("Kết quả", (f"Gửi dự thảo trả lời về Văn phòng, ghi mã {context.code}",)))
    return _slip(context, (*_facts(context, asked), paragraph(sentence(closing))), "giao tham mưu trả lời")


def transfer_slip_paper(context: SlipContext) -> Document:
    """Phiếu chuyển to the body that is competent; a copy of its answer is asked for."""
    closing = _PHRASES["closing"].format(commune=context.head.commune, addressee=context.addressee)
    blocks = _facts(context, (("Căn cứ chuyển", (context.reason,)),))
    return _slip(context, (*blocks, paragraph(sentence(closing))), "ý kiến, kiến nghị của Nhân dân")


def assignment_slip_context(assignment: Assignment, *, today: date) -> SlipContext:
    """The slip of an assignment, with the sender's own words: the unit needs them."""
    opinion = assignment.opinion
    return SlipContext(
        head=letterhead_of(opinion.commune, today=today),
        code=opinion.code,
        content=opinion.text,
        addressee=assignment.unit.name,
        received_on=_day(opinion),
        village=opinion.village.name if opinion.village else "",
        due=assignment.due_date,
        note=assignment.note,
        urgency=Urgency.URGENT if (opinion.urgency or 0) >= _PRESSING else Urgency.NORMAL,
    )


def transfer_slip_context(opinion: Opinion, *, addressee: str, reason: str, sender: str, today: date) -> SlipContext:
    """The slip of a transferred opinion; `sender` is empty when the sender did not agree to be named."""
    return SlipContext(
        head=letterhead_of(opinion.commune, today=today),
        code=opinion.code,
        content=opinion.text,
        addressee=addressee,
        received_on=_day(opinion),
        village=opinion.village.name if opinion.village else "",
        sender=sender,
        reason=reason,
    )


@dataclass(frozen=True, slots=True)
class Forwarded:
    """An opinion that the Party committee passes on."""

    content: str
    village: str
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyLetterContext:
    """The Party committee asks others to answer opinions that it heard at `meeting`."""

    head: Letterhead
    addressees: tuple[str, ...]
    meeting: str
    forwarded: tuple[Forwarded, ...]
    due: date


def party_letter_paper(context: PartyLetterContext) -> Document:
    """Công văn of the Party committee with the opinions to be answered."""
    phrases = KINDS["party_letter"].phrases
    opening = phrases["opening"].format(commune=context.head.commune, addressee="các cơ quan, đơn vị")
    rows = tuple(
        (str(number), forwarded.content, forwarded.village, forwarded.unit)
        for number, forwarded in enumerate(context.forwarded, start=1)
    )
    asked = (
        (
            f"Xem xét, trả lời các ý kiến, kiến nghị nêu trên và báo cáo kết quả về Văn phòng Đảng ủy trước ngày "
            f"{day_figures(context.due)}"
        ),
        "Nội dung vượt thẩm quyền thì báo cáo rõ cơ quan có thẩm quyền và đề xuất hướng xử lý",
    )
    return draft_of(
        "party_letter",
        context.head,
        subject=f"trả lời ý kiến, kiến nghị của Nhân dân tại {context.meeting}",
        addressees=context.addressees,
        body=(
            paragraph(f"Qua {context.meeting}, Đảng ủy nhận được các ý kiến, kiến nghị sau:"),
            Table(_FORWARDED, rows),
            paragraph(opening),
            *items(asked),
            paragraph(sentence(phrases["closing"])),
        ),
    )


def _slip(context: SlipContext, body: tuple[Block, ...], what: str) -> Document:
    subject = f"Chuyển ý kiến, kiến nghị mã {context.code}"
    return draft_of(
        "transfer_slip",
        context.head,
        subject=f"{subject} ({what})" if what.startswith("giao") else subject,
        addressees=(context.addressee,),
        body=body,
        urgency=context.urgency,
    )


def _facts(context: SlipContext, more: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[Block, ...]:
    opening = _PHRASES["opening"].format(
        commune=context.head.commune, code=context.code, content=context.content.strip().rstrip(".")
    )
    told = (
        ("Ngày nhận", (day_words(context.received_on).removeprefix("ngày "),)),
        ("Người gửi", (context.sender,)),
        ("Nơi phát sinh", (context.village,)),
        *more,
    )
    return (paragraph(opening), *all_labelled(told))


def _day(opinion: Opinion) -> date:
    """The day of receipt in Vietnam, whichever zone the database answers in."""
    return localdate(opinion.received_at)
