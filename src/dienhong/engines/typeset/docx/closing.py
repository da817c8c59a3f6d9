"""The end of a document: signatures with "Nơi nhận" level with them (NĐ 30/2020, Phụ lục I, ô 7–9b)."""

from typing import Final

from dienhong.engines.typeset.docx.markup import Place, cell, paragraph, row, run, table, twips
from dienhong.engines.typeset.docx.sheet import Sheet
from dienhong.engines.typeset.docx.styles import STYLES
from dienhong.engines.typeset.measures import SEAL_OVERLAP, seal_width, signature_width
from dienhong.engines.typeset.model import Document, Signature
from dienhong.engines.typeset.pictures import opened
from dienhong.engines.typeset.profiles import Part
from dienhong.engines.typeset.wording import recipients

_ROOM: Final = 70  # points for signing by hand
_BEFORE: Final = 12


def closing(document: Document, sheet: Sheet) -> str:
    """Signatures and recipients in a table whose rows no page parts; "" for a document with neither."""
    width = twips(sheet.width / 2)
    notes = _recipients(document, sheet)
    signed = [_signature(signature, sheet) for signature in document.signatures]
    empty = paragraph(STYLES[Part.RECIPIENT].key, "")
    match signed:
        case []:
            return notes and table((width, width), [row([cell(width, notes), cell(width, empty)])])
        case [one]:
            return table((width, width), [row([cell(width, notes or empty), cell(width, one)])])
    pairs = [signed[start : start + 2] for start in range(0, len(signed), 2)]
    rows = [row([cell(width, part) for part in (*pair, empty)[:2]]) for pair in pairs]
    if notes:
        rows.append(row([cell(width, notes), cell(width, empty)]))
    return table((width, width), rows)


def _recipients(document: Document, sheet: Sheet) -> str:
    underlined = sheet.profile.look(Part.RECIPIENTS_TITLE).underline
    written = []
    for title, lines in recipients(document):
        # The line under the Party's title ends before its colon.
        head = run(title.removesuffix(":")) + run(":", font='<w:u w:val="none"/>') if underlined else run(title)
        written.append(paragraph(STYLES[Part.RECIPIENTS_TITLE].key, head, Place(before=_BEFORE, keep_with_next=True)))
        written += [sheet.line(Part.RECIPIENT, line) for line in lines]
    return "".join(written)


def _signature(signature: Signature, sheet: Sheet) -> str:
    together = Place(keep_with_next=True)
    first = Place(keep_with_next=True, before=_BEFORE)
    lines = [
        _authority(line, sheet, first if not index else together, last=0 < index == len(signature.authority) - 1)
        for index, line in enumerate(signature.authority)
    ]
    pictures, height = _pictures(signature, sheet)
    if pictures:
        room = f'<w:spacing w:line="{twips(height)}" w:lineRule="exact"/>'
        style = f'<w:pStyle w:val="{STYLES[Part.SIGNER].key}"/><w:keepNext/>{room}'
        lines.append(f"<w:p><w:pPr>{style}</w:pPr>{pictures}</w:p>")
    name = sheet.line(Part.SIGNER, signature.name, Place(before=0 if pictures else _ROOM))
    return "".join(lines) + name


def _authority(line: str, sheet: Sheet, place: Place, *, last: bool) -> str:
    if last and not sheet.profile.authority_bold_last:
        return paragraph(STYLES[Part.AUTHORITY].key, run(line.upper(), bold=False), place)
    return sheet.line(Part.AUTHORITY, line, place)


def _pictures(signature: Signature, sheet: Sheet) -> tuple[str, float]:
    """Runs and height: the blue signature in the middle, the red seal over its left third.

    Without a signature the seal stands where it would over one of the usual width, written by hand.
    """
    hand = opened(signature.picture) if signature.picture else None
    seal = opened(signature.seal) if signature.seal else None
    hand_mm, seal_mm = signature_width(hand), seal_width(seal)
    height = max(hand_mm * hand.ratio if hand else 0, seal_mm * seal.ratio if seal else 0)
    left, drawn = sheet.width / 4 - hand_mm / 2, ""
    if hand:
        at = (left, (height - hand_mm * hand.ratio) / 2)
        drawn = sheet.pictures.over(hand, at, hand_mm, f"Chữ ký của {signature.name}".strip())
    if seal:
        at = (left + hand_mm * SEAL_OVERLAP - seal_mm, (height - seal_mm * seal.ratio) / 2)
        drawn += sheet.pictures.over(seal, at, seal_mm, "Dấu của cơ quan")
    return drawn, height
