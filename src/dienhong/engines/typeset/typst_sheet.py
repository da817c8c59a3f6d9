"""A document and its rule book as plain values for `form.typ`: words with their marks, looks, millimetres."""

from collections.abc import Callable
from typing import Any

from dienhong.engines.typeset import wording
from dienhong.engines.typeset.model import (
    Appendix,
    Block,
    Document,
    Heading,
    Inline,
    Item,
    Level,
    PageBreak,
    Paragraph,
    Picture,
    Signature,
    Table,
    Urgency,
)
from dienhong.engines.typeset.profiles import HEADING_PARTS, Part, Profile, profile_of

Place = Callable[[bytes], str]  # keeps a picture and names its file
Sheet = dict[str, Any]

_ROOM_MM = 28  # for a signature by hand: a little more than five lines
_HAND_MM = 40
_LEFT_SHARE = {"state": 0.4, "party": 0.48}
_STAMPS = {  # NĐ 30/2020, Phụ lục I: frames of 20, 40 and 30 × 8 mm
    Urgency.URGENT: ("KHẨN", 20),
    Urgency.VERY_URGENT: ("THƯỢNG KHẨN", 40),
    Urgency.EXPRESS: ("HỎA TỐC", 30),
}
_STAMP_HEIGHT_MM = 8


def sheet_of(document: Document, place: Place) -> Sheet:
    """What `form.typ` draws; every picture goes through `place`."""
    profile = profile_of(document)
    return {
        "title": wording.title(document),
        "author": wording.issuer_name(document),
        "margins": profile.margins,
        "indent": profile.indent,
        "spacing": profile.paragraph_spacing_pt,
        "line": profile.line_spacing_pt,
        "left-share": _LEFT_SHARE[profile.system],
        "room": _ROOM_MM,
        "hand-width": _HAND_MM,
        "looks": {part.value: _look(profile, part) for part in Part},
        **_header(document, profile),
        **_title(document, profile),
        "addressees": wording.addressees(document),
        "bases": wording.bases(document),
        "body": _body(profile, wording.closed_body(document), place),
        "signatures": [_signature(profile, signature, place) for signature in document.signatures],
        "recipients": wording.recipients(document),
        "appendices": [_appendix(document, index, place) for index in range(len(document.appendices))],
    }


def _look(profile: Profile, part: Part) -> Sheet:
    look = profile.look(part)
    return {"size": look.size, "bold": look.bold, "italic": look.italic, "underline": look.underline}


def _header(document: Document, profile: Profile) -> Sheet:
    superior, issuer = profile.look(Part.SUPERIOR), profile.look(Part.ISSUER)
    stamp = _STAMPS.get(document.urgency)
    return {
        "superior": [wording.shown(line, superior) for line in document.issuer.superior],
        "issuer": [wording.shown(line, issuer) for line in document.issuer.lines],
        "issuer-mark": profile.issuer_mark,
        "nation": wording.shown(profile.nation, profile.look(Part.NATION)),
        "motto": profile.motto,
        "reference": wording.reference_line(document),
        "date": wording.date_line(document),
        "letter-subject": wording.letter_subject(document),
        "urgency": stamp and {"words": stamp[0], "width": stamp[1], "height": _STAMP_HEIGHT_MM},
        "copy-note": document.copy_note,
    }


def _title(document: Document, profile: Profile) -> Sheet:
    return {
        "kind": wording.shown(document.kind_name, profile.look(Part.KIND)),
        "subject": document.subject,
        "subject-mark": profile.subject_mark,
    }


def _body(profile: Profile, blocks: tuple[Block, ...], place: Place) -> list[Sheet]:
    ranks = _Ranks()
    return [_block(profile, block, ranks, place) for block in blocks]


class _Ranks:
    """Headings' levels within the document, without gaps (PDF/UA): below the title, each below those around it."""

    def __init__(self) -> None:
        self._open: list[int] = []

    def of(self, level: Level) -> int:
        depth = list(Level).index(level)
        self._open = [*(outer for outer in self._open if outer < depth), depth]
        return len(self._open) + 1


def _block(profile: Profile, block: Block, ranks: _Ranks, place: Place) -> Sheet:
    match block:
        case Paragraph():
            return _paragraph(block.content, block.align.value, keep=block.keep_with_next)
        case Item():
            return _paragraph(wording.item_line(block))
        case Heading():
            return _heading(profile, block, ranks)
        case Table():
            return _table(block)
        case Picture():
            shown = {"width": block.width_mm, "alt": block.alt, "align": block.align.value, "caption": block.caption}
            return {"kind": "picture", "file": place(block.png), **shown}
        case PageBreak():
            return {"kind": "break"}


def _paragraph(content: Inline, align: str = "justify", *, keep: bool = False) -> Sheet:
    return {"kind": "paragraph", "runs": _runs(content), "align": align, "keep": keep}


def _heading(profile: Profile, heading: Heading, ranks: _Ranks) -> Sheet:
    lines = wording.heading_lines(profile, heading)
    if heading.level is not Level.PART and (heading.content or not heading.text):
        return _paragraph(lines[0])
    align = profile.look(HEADING_PARTS[heading.level]).align.value
    return {"kind": "heading", "level": ranks.of(heading.level), "align": align, "lines": [_runs(line) for line in lines]}


def _runs(content: Inline) -> list[tuple[str, bool, bool]]:
    return [(run.text, run.bold, run.italic) for run in content] or [("", False, False)]


def _table(table: Table) -> Sheet:
    columns = [(column.title, column.share, column.align.value) for column in table.columns]
    return {"kind": "table", "columns": columns, "rows": table.rows, "caption": table.caption}


def _signature(profile: Profile, signature: Signature, place: Place) -> Sheet:
    last = len(signature.authority) - 1
    return {
        "authority": [
            (wording.shown(line, profile.look(Part.AUTHORITY)), profile.authority_bold_last or index < last or last == 0)
            for index, line in enumerate(signature.authority)
        ],
        "name": signature.name,
        "hand": signature.picture
        and {"file": place(signature.picture), "width": _HAND_MM, "alt": f"Chữ ký của {signature.name}"},
        "seal": signature.seal and {"file": place(signature.seal), "width": 36, "alt": "Dấu của cơ quan"},
    }


def _appendix(document: Document, index: int, place: Place) -> Sheet:
    appendix: Appendix = document.appendices[index]
    profile = profile_of(document)
    return {
        "label": wording.appendix_label(document, index),
        "title": wording.shown(appendix.title, profile.look(Part.APPENDIX_TITLE)),
        "note": wording.appendix_note(document),
        "landscape": appendix.landscape,
        "body": _body(profile, appendix.body, place),
    }
