"""The invitation to a dialogue: one a guest; a batch is a list of contexts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from io import BytesIO

import segno

from dienhong.civic.communes.letterhead import Letterhead, letterhead_of
from dienhong.civic.documents.blank import draft_of
from dienhong.civic.documents.blocks import paragraph, sentence
from dienhong.civic.documents.kinds import KINDS
from dienhong.cycle.dialogues.models import Dialogue
from dienhong.cycle.dialogues.papers import Occasion, occasion_of
from dienhong.engines.typeset.model import Align, Block, Document, Item, Paragraph, Picture, inline
from dienhong.kernel.numbering import clock_words, day_words

_QR_SIDE_MM = 25
_PAGE_CODE = "Quét mã để xem thông tin cuộc đối thoại"
_QR_SCALE = 8  # pixels a module: sharp at 25 mm on paper


@dataclass(frozen=True, slots=True)
class Guest:
    """Who is invited: a person with their post, or a body by its name alone. `link` is where they answer."""

    name: str
    post: str = ""
    link: str = ""
    is_body: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationContext:
    """One letter. Without a link of the guest's own the code leads to `page`, the dialogue's public page."""

    head: Letterhead
    occasion: Occasion
    guest: Guest
    answer_by: date | None = None
    contact: str = ""
    page: str = ""


def invitation_paper(context: InvitationContext) -> Document:
    """Giấy mời (NĐ 30/2020, mẫu 1.7)."""
    phrases, occasion = KINDS["invitation"].phrases, context.occasion
    facts = (
        (phrases["event"], (occasion.name,)),
        (phrases["chair"], tuple(official.introduced for official in occasion.chairs)),
        (phrases["time"], (_moment(occasion),)),
        (phrases["place"], (occasion.where,)),
        ("Nội dung đối thoại", occasion.topics),
    )
    body: list[Block] = [paragraph(phrases["opening"].format(commune=context.head.commune)), _guest(context.guest)]
    for label, lines in facts:
        body += _fact(label, tuple(filter(None, lines)))
    if context.contact:
        body.append(paragraph(sentence(f"Liên hệ: {context.contact}")))
    if context.guest.link or context.page:
        body.append(_code(context))
    body.append(paragraph(sentence(phrases["closing"])))
    return draft_of("invitation", context.head, subject=f"Dự {occasion.name}", body=tuple(body), drafting_unit="VP")


def invitation_contexts(
    dialogue: Dialogue, guests: Iterable[Guest], *, today: date, answer_by: date | None = None, page: str = ""
) -> list[InvitationContext]:
    """One letter a guest, all with the dialogue as its record stands."""
    head, occasion = letterhead_of(dialogue.commune, today=today), occasion_of(dialogue)
    contact = f"Văn phòng HĐND và UBND {dialogue.commune.full_name}"
    contact = f"{contact}, điện thoại {dialogue.commune.hotline}" if dialogue.commune.hotline else contact
    return [
        InvitationContext(head=head, occasion=occasion, guest=guest, answer_by=answer_by, contact=contact, page=page)
        for guest in guests
    ]


def _moment(occasion: Occasion) -> str:
    if occasion.day is None or occasion.start is None:
        return occasion.when
    return KINDS["invitation"].phrases["moment"].format(clock=clock_words(occasion.start), day=day_words(occasion.day))


def _guest(guest: Guest) -> Paragraph:
    """ "Ông (Bà) …" in bold and the post after it; a body has no form of address."""
    address = "" if guest.is_body else KINDS["invitation"].phrases["guest"].format(name="")
    post = f", {guest.post}" if guest.post else ""
    return Paragraph((*inline(address), *inline(guest.name, bold=True), *inline(post)))


def _fact(label: str, lines: tuple[str, ...]) -> list[Block]:
    if len(lines) == 1:
        return [paragraph(f"{label}: {sentence(lines[0])}")]
    listed: list[Block] = [Item(inline(sentence(line))) for line in lines]
    return [Paragraph(inline(f"{label}:"), keep_with_next=True), *listed] if lines else []


def _code(context: InvitationContext) -> Picture:
    if not context.guest.link:
        alt = f"Mã QR dẫn đến trang của cuộc đối thoại: {context.page}"
        return Picture(_qr(context.page), _QR_SIDE_MM, alt, Align.CENTRE, _PAGE_CODE)
    until = f" trước {day_words(context.answer_by)}" if context.answer_by else ""
    caption = f"{KINDS['invitation'].phrases['reply_code']}{until}"
    alt = f"Mã QR dẫn đến trang báo tham dự: {context.guest.link}"
    return Picture(_qr(context.guest.link), _QR_SIDE_MM, alt, Align.CENTRE, caption)


def link_code(link: str) -> str:
    """The link as a QR code in SVG, for a page."""
    svg = BytesIO()
    segno.make(link, error="m", micro=False).save(svg, kind="svg", border=4, scale=4, xmldecl=False, svgns=True)
    return svg.getvalue().decode()


def _qr(link: str) -> bytes:
    """The link as a QR code in PNG, with the quiet zone that scanners need (ISO/IEC 18004)."""
    png = BytesIO()
    segno.make(link, error="m", micro=False).save(png, kind="png", scale=_QR_SCALE, border=4)
    return png.getvalue()
