"""The head of page 1: nation and issuer, number and date, title, addressees, bases (NĐ 30/2020: ô 1–5, 9a)."""

from typing import Final

from dienhong.engines.typeset.docx.markup import Place, cell, paragraph, row, run, table, twips
from dienhong.engines.typeset.docx.sheet import Sheet, rule, spacer
from dienhong.engines.typeset.docx.styles import STYLES
from dienhong.engines.typeset.measures import STAMPS, left_share, length
from dienhong.engines.typeset.model import Align, Document
from dienhong.engines.typeset.profiles import Part
from dienhong.engines.typeset.wording import addressees, bases, date_line, letter_subject, reference_line, shown

STAMP_RED: Final = "FF0000"
_RULE_SHARE: Final = 0.4  # between a third and a half of the line above
_ADDRESS: Final = "Kính gửi:"


def masthead(document: Document, sheet: Sheet) -> str:
    """Everything above the body."""
    left = sheet.width * left_share(document, sheet.profile)
    right = sheet.width - left
    widths = (twips(left), twips(right))
    head = row([cell(widths[0], _issuer(document, sheet, left)), cell(widths[1], _nation(sheet, right))])
    number = row([cell(widths[0], _reference(document, sheet)), cell(widths[1], _date(document, sheet))])
    return (
        table(widths, [head, number])
        + spacer()
        + _title(document, sheet)
        + _addressees(document, sheet)
        + _enacted_by(document, sheet)
        + _bases(document, sheet)
    )


def _issuer(document: Document, sheet: Sheet, width: float) -> str:
    lines = [sheet.line(Part.SUPERIOR, line) for line in document.issuer.superior]
    lines += [sheet.line(Part.ISSUER, line) for line in document.issuer.lines]
    if sheet.profile.issuer_mark != "rule":
        return "".join(lines) + sheet.line(Part.REFERENCE, sheet.profile.issuer_mark, Place(before=0))
    last = document.issuer.lines[-1] if document.issuer.lines else ""
    return "".join(lines) + _rule_below(sheet, Part.ISSUER, last, width)


def _nation(sheet: Sheet, width: float) -> str:
    profile = sheet.profile
    part, last = (Part.MOTTO, profile.motto) if profile.motto else (Part.NATION, profile.nation)
    lines = [sheet.line(Part.NATION, profile.nation)]
    if profile.motto:
        lines.append(sheet.line(Part.MOTTO, profile.motto))
    return "".join(lines) + rule(width, length(sheet.profile, part, last))


def _rule_below(sheet: Sheet, part: Part, text: str, width: float, after: float = 0) -> str:
    """The rule of 1/3 to 1/2 of the line above it; of a text that wraps, of the full line."""
    return rule(width, min(length(sheet.profile, part, text), width) * _RULE_SHARE, after)


def _reference(document: Document, sheet: Sheet) -> str:
    parts = [sheet.line(Part.REFERENCE, reference_line(document))]
    if subject := letter_subject(document):
        parts.append(sheet.line(Part.LETTER_SUBJECT, subject))
    if stamp := STAMPS.get(document.urgency):
        parts.append(_stamp(sheet, *stamp))
    return "".join(parts)


def _stamp(sheet: Sheet, text: str, width: float, height: float) -> str:
    """A table of one cell: the only box that both programs draw to the millimetre and a clerk can still edit."""
    look = sheet.profile.look(Part.URGENCY)
    place = Place(align=Align.CENTRE)
    letters = paragraph(STYLES[Part.URGENCY].key, run(shown(text, look), font=f'<w:color w:val="{STAMP_RED}"/>'), place)
    box = table(
        (twips(width),), [row([cell(twips(width), letters, middle=True)], height=twips(height))], align="center"
    )
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="8" w:space="0" w:color="{STAMP_RED}"/>'
        for side in ("top", "left", "bottom", "right")
    )
    framed = box.replace("<w:tblLayout", f"<w:tblBorders>{edges}</w:tblBorders><w:tblLayout", 1)
    return spacer(before=6) + framed + spacer()


def _date(document: Document, sheet: Sheet) -> str:
    return sheet.line(Part.DATE, date_line(document))


def _title(document: Document, sheet: Sheet) -> str:
    if not document.kind_name:
        return ""
    together = Place(keep_with_next=True)
    lines = [sheet.line(Part.KIND, document.kind_name, together)]
    if document.subject:
        lines.append(sheet.line(Part.SUBJECT, document.subject, together))
    if sheet.profile.subject_mark == "rule":
        part, text = (Part.SUBJECT, document.subject) if document.subject else (Part.KIND, document.kind_name)
        lines.append(_rule_below(sheet, part, text, sheet.width, after=6))
    else:
        lines.append(
            sheet.line(Part.REFERENCE, sheet.profile.subject_mark, Place(before=0, after=6, keep_with_next=True))
        )
    return "".join(lines)


def _addressees(document: Document, sheet: Sheet) -> str:
    lines = addressees(document)
    if not lines:
        return ""
    space = 12 if document.kind_name else 18
    label = length(sheet.profile, Part.ADDRESSEE, f"{_ADDRESS} ")
    widest = max(length(sheet.profile, Part.ADDRESSEE, line) for line in lines)
    if len(lines) == 1:
        left = max(sheet.profile.indent, (sheet.width - label - widest) / 2)
        hanging = Place(left=twips(left + label), first_line=-twips(label), before=space, after=12)
        return sheet.line(Part.ADDRESSEE, f"{_ADDRESS} {lines[0]}", hanging)
    colon = label - length(sheet.profile, Part.ADDRESSEE, ": ")  # the hyphens stand under the colon
    left = max(sheet.profile.indent, (sheet.width - colon - widest) / 2)
    hyphen = length(sheet.profile, Part.ADDRESSEE, "- ")
    parts = [sheet.line(Part.ADDRESSEE, _ADDRESS, Place(left=twips(left), before=space, keep_with_next=True))]
    for index, line in enumerate(lines):
        place = Place(
            left=twips(left + colon + hyphen), first_line=-twips(hyphen), after=12 if index == len(lines) - 1 else 0
        )
        parts.append(sheet.line(Part.ADDRESSEE, line, place))
    return "".join(parts)


def _enacted_by(document: Document, sheet: Sheet) -> str:
    if not document.enacted_by:
        return ""
    return sheet.line(Part.ENACTED_BY, document.enacted_by, Place(keep_with_next=True))


def _bases(document: Document, sheet: Sheet) -> str:
    return "".join(sheet.line(Part.BASIS, line) for line in bases(document))
