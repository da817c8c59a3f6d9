"""The end of a document: signatures with "Nơi nhận" level with them (NĐ 30/2020, Phụ lục I, ô 7–9b)."""

from typing import Final

from dienhong.engines.typeset.docx.markup import Place, cell, paragraph, row, run, table, twips
from dienhong.engines.typeset.docx.pictures import pixels, ratio
from dienhong.engines.typeset.docx.sheet import Sheet
from dienhong.engines.typeset.docx.styles import STYLES
from dienhong.engines.typeset.model import Document, Signature
from dienhong.engines.typeset.profiles import Part
from dienhong.engines.typeset.wording import recipients

SEAL_MM: Final = 36.0
SIGNATURE_BOX: Final = (40.0, 28.0)  # the largest a picture of a signature becomes, millimetres
SEAL_OVERLAP: Final = 1 / 3  # of the signature, from its left
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
    pictures = _pictures(signature, sheet)
    if pictures:
        room = f'<w:spacing w:line="{twips(_signature_height(signature))}" w:lineRule="exact"/>'
        style = f'<w:pStyle w:val="{STYLES[Part.SIGNER].key}"/><w:keepNext/>{room}'
        lines.append(f"<w:p><w:pPr>{style}</w:pPr>{pictures}</w:p>")
    name = sheet.line(Part.SIGNER, signature.name, Place(before=0 if pictures else _ROOM))
    return "".join(lines) + name


def _authority(line: str, sheet: Sheet, place: Place, *, last: bool) -> str:
    if last and not sheet.profile.authority_bold_last:
        return paragraph(STYLES[Part.AUTHORITY].key, run(line.upper(), bold=False), place)
    return sheet.line(Part.AUTHORITY, line, place)


def _signature_size(png: bytes) -> tuple[float, float]:
    width, height = pixels(png)
    scale = min(SIGNATURE_BOX[0] / width, SIGNATURE_BOX[1] / height)
    return width * scale, height * scale


def _signature_height(signature: Signature) -> float:
    drawn = _signature_size(signature.picture)[1] if signature.picture else 0.0
    return max(drawn, SEAL_MM * ratio(signature.seal) if signature.seal else 0.0)


def _pictures(signature: Signature, sheet: Sheet) -> str:
    """The blue signature in the middle; the red seal over its left third, or over that of the room for one by hand."""
    middle, height = sheet.width / 4, _signature_height(signature)
    drawn, hand = "", SIGNATURE_BOX[0]
    if signature.picture:
        size = _signature_size(signature.picture)
        hand = size[0]
        at = (middle - hand / 2, (height - size[1]) / 2)
        drawn = sheet.pictures.over(signature.picture, at, size, f"Chữ ký của {signature.name}".strip())
    if signature.seal:
        size = (SEAL_MM, SEAL_MM * ratio(signature.seal))
        at = (middle - hand / 2 + hand * SEAL_OVERLAP - SEAL_MM, (height - size[1]) / 2)
        drawn += sheet.pictures.over(signature.seal, at, size, "Dấu của cơ quan")
    return drawn
