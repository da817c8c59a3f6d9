"""The public notice of a dialogue, and the letter that asks villages and organisations for opinions."""

from dataclasses import dataclass
from datetime import date

from dienhong.civic.communes.letterhead import Letterhead, letterhead_of
from dienhong.civic.documents.blank import draft_of
from dienhong.civic.documents.blocks import all_labelled, paragraph, sentence
from dienhong.civic.documents.kinds import KINDS
from dienhong.cycle.dialogues.models import Dialogue
from dienhong.cycle.dialogues.papers import Occasion, occasion_of
from dienhong.engines.typeset.model import Align, Appendix, Column, Document, Table
from dienhong.kernel.numbering import day_figures, day_words

_FORM_ROWS = 6
_FORM = (
    Column("STT", 0.5, Align.CENTRE),
    Column("Họ và tên (nếu người dân đồng ý ghi)", 1.6),
    Column("Thôn, tổ dân phố", 1.2),
    Column("Nội dung ý kiến, kiến nghị", 3.2),
    Column("Lĩnh vực", 1.2),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeContext:
    """The four things that the law asks for, and how to take part (Luật Tổ chức chính quyền địa phương, Điều 43).

    `ways` are whole sentences; `intake_until` is the last day on which opinions are taken.
    """

    head: Letterhead
    occasion: Occasion
    participants: tuple[str, ...]
    ways: tuple[str, ...]
    intake_until: date | None = None


def notice_paper(context: NoticeContext) -> Document:
    """Thông báo: time, place, content, participants, ways to take part."""
    phrases, occasion, commune = KINDS["notice"].phrases, context.occasion, context.head.commune
    ways = [*context.ways]
    if context.intake_until:
        ways.append(f"Ý kiến gửi trước hội nghị được nhận đến hết {day_words(context.intake_until)}.")
    told = (
        (phrases["time"], (occasion.when,)),
        (phrases["place"], (occasion.where,)),
        (phrases["topics"], occasion.topics),
        (phrases["participants"], ("; ".join(context.participants),)),
        (phrases["ways"], ways),
    )
    body = (
        paragraph(phrases["opening"].format(commune=commune, audience=occasion.audience)),
        *all_labelled(told),
        paragraph(sentence(phrases["closing"].format(commune=commune))),
    )
    return draft_of(
        "notice",
        context.head,
        subject=f"Tổ chức {occasion.name}",
        bases=occasion.bases,
        body=body,
    )


def notice_context(dialogue: Dialogue, *, today: date, address: str) -> NoticeContext:
    """The notice of an arranged dialogue; `address` is the page on which opinions are sent."""
    commune = dialogue.commune
    head = letterhead_of(commune, today=today)
    come = (
        "Người dân đến dự trực tiếp, không cần giấy mời; đăng ký phát biểu với trưởng thôn, tổ trưởng tổ dân phố hoặc "
        "tại bàn tiếp đón"
    )
    send = (
        f"Gửi ý kiến trước qua trang thông tin {address}, qua trưởng thôn, tổ trưởng tổ dân phố hoặc nộp tại trụ sở "
        f"{head.body}"
    )
    ways = [come, send]
    if commune.hotline:
        ways.append(f"Điện thoại liên hệ: {commune.hotline}.")
    return NoticeContext(
        head=head,
        occasion=occasion_of(dialogue),
        participants=usual_participants(head, dialogue_audience=occasion_of(dialogue).audience),
        ways=tuple(ways),
        intake_until=dialogue.intake_until,
    )


def usual_participants(head: Letterhead, *, dialogue_audience: str) -> tuple[str, ...]:
    """Who takes part by law (Luật Tổ chức chính quyền địa phương, Điều 43)."""
    return (
        f"Thường trực Đảng ủy, Thường trực Hội đồng nhân dân, lãnh đạo Ủy ban nhân dân {head.kind}",
        f"Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam {head.kind} và các tổ chức chính trị - xã hội",
        f"lãnh đạo các phòng, ban, đơn vị {head.kind}",
        f"{dialogue_audience} quan tâm đến nội dung đối thoại",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectionContext:
    """A request to collect opinions: whom it goes to, about what, until when."""

    head: Letterhead
    occasion: Occasion
    addressees: tuple[str, ...]
    due: date
    address: str = ""


def collection_paper(context: CollectionContext) -> Document:
    """Công văn to the Front, the organisations and the villages, with the form to fill in."""
    head, occasion = context.head, context.occasion
    phrases = KINDS["letter"].phrases
    opening = phrases["collect"].format(
        basis=occasion.plan or "kế hoạch đối thoại với Nhân dân trong năm",
        commune=head.commune,
        addressee="các cơ quan, tổ chức và các thôn, tổ dân phố",
        meeting=occasion.appointed,
    )
    told = (
        ("Nội dung lấy ý kiến", (*occasion.topics, "Những vấn đề khác mà Nhân dân quan tâm")),
        ("Cách thực hiện", _ways_to_collect(context.address)),
    )
    body = (
        paragraph(opening),
        *all_labelled(told),
        paragraph(sentence(phrases["collect_closing"].format(due=day_figures(context.due)))),
    )
    rows = tuple((str(number), *[""] * (len(_FORM) - 1)) for number in range(1, _FORM_ROWS + 1))
    return draft_of(
        "letter",
        head,
        subject=f"tổng hợp ý kiến, kiến nghị của Nhân dân phục vụ {occasion.name}",
        addressees=context.addressees,
        body=body,
        appendices=(Appendix("Mẫu tổng hợp ý kiến, kiến nghị của Nhân dân", (Table(_FORM, rows),), landscape=True),),
    )


def collection_context(dialogue: Dialogue, *, due: date, today: date, address: str) -> CollectionContext:
    """The request for one dialogue: to the Front and to the village, or to all villages."""
    head = letterhead_of(dialogue.commune, today=today)
    village = dialogue.village.name if dialogue.village else "Các thôn, tổ dân phố"
    return CollectionContext(
        head=head,
        occasion=occasion_of(dialogue),
        addressees=(
            f"Ban Thường trực Ủy ban MTTQ Việt Nam {head.commune}",
            f"Các tổ chức chính trị - xã hội {head.kind}",
            f"{village}",
        ),
        due=due,
        address=address,
    )


def _ways_to_collect(address: str) -> tuple[str, ...]:
    where = "Lấy ý kiến tại cuộc họp thôn, tổ dân phố, cuộc họp chi hội, qua hòm thư góp ý và gặp trực tiếp hộ gia đình"
    faithful = (
        "Ghi đúng, đủ lời người dân; không ghi họ tên khi người dân chưa đồng ý; đơn khiếu nại, tố cáo không đưa vào "
        "bản tổng hợp mà hướng dẫn gửi riêng"
    )
    online = f"; ý kiến gửi trực tuyến tại {address} không phải tổng hợp lại" if address else ""
    return (where, faithful, f"Tổng hợp theo mẫu tại Phụ lục kèm theo{online}")
