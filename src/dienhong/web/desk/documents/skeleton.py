"""The first text of a new document: the empty form of its kind, or an earlier document without number and day."""

from dataclasses import replace
from datetime import date

from dienhong.civic.communes.letterhead import letterhead_of
from dienhong.civic.communes.models import Commune
from dienhong.civic.documents.blank import draft_of
from dienhong.civic.documents.blocks import paragraph
from dienhong.civic.documents.kinds import Kind, Need
from dienhong.engines.typeset.model import Align, Block, Document, Heading, Level, Paragraph, Signature, inline

BLANK = "…"
_TO_WRITE = f"Nội dung: {BLANK}"


class _Blanks(dict[str, object]):
    """What is not known yet stands as dots, which the linter finds until somebody fills them."""

    def __missing__(self, name: str) -> str:
        return BLANK


def skeleton(commune: Commune, kind: Kind, subject: str, today: date) -> Document:
    """The form of `kind` under the commune's letterhead, its stock phrases with dots to fill."""
    head = letterhead_of(commune, today=today, system=kind.system)
    known = _Blanks(commune=head.commune, province=head.province, year=today.year, subject=subject)
    minutes = Need.TWO_SIGNATURES in kind.required
    return draft_of(
        kind.key,
        head,
        subject=subject,
        body=_articles(kind, known) if kind.key == "decision" else _body(kind, known),
        addressees=(f"Cơ quan {BLANK}",) if Need.ADDRESSEES in kind.required else (),
        bases=(f"Căn cứ {BLANK}",) if Need.BASES in kind.required else (),
        recipients=tuple(line.replace("{last_article}", "3") for line in kind.recipients),
        signatures=_both_sign(kind) if minutes else None,
    )


def copy_of(earlier: Document, subject: str, today: date) -> Document:
    """The text of an earlier document, to be written on; number, day and pictures of signatures stay behind."""
    unsigned = tuple(Signature(block.authority) for block in earlier.signatures)
    return replace(
        earlier,
        subject=subject or earlier.subject,
        number=None,
        day=None,
        form_day=today,
        signatures=unsigned,
        copy_note="",
    )


def correction(commune: Commune, kind: Kind, corrected: str, today: date) -> Document:
    """The công văn that corrects the document written as `corrected` (NĐ 30/2020, Điều 18)."""
    blank = skeleton(commune, kind, f"Đính chính {corrected}", today)
    known = _Blanks(commune=letterhead_of(commune, today=today).commune, document=corrected)
    lines = [kind.phrases[name] for name in ("correct", "correct_line", "correct_closing") if name in kind.phrases]
    body = tuple(paragraph(line.format_map(known)) for line in lines)
    return replace(blank, body=body or blank.body)


def _both_sign(kind: Kind) -> tuple[Signature, ...]:
    return tuple(Signature((kind.phrases[name],)) for name in ("secretary_signs", "chair_signs"))


def _body(kind: Kind, known: _Blanks) -> tuple[Block, ...]:
    opening, closing = (kind.phrases.get(name, "") for name in ("opening", "closing"))
    lines = [line.format_map(known) for line in (opening, _TO_WRITE, closing) if line]
    return tuple(paragraph(line) for line in lines)


def _articles(kind: Kind, known: _Blanks) -> tuple[Block, ...]:
    order = Paragraph(inline(kind.phrases["opening"], bold=True), Align.CENTRE)
    closing = kind.phrases["closing"].format_map(known)
    told = (_TO_WRITE, _TO_WRITE, closing)
    articles = (Heading(Level.ARTICLE, at, content=inline(line)) for at, line in enumerate(told, start=1))
    return (order, *articles)
