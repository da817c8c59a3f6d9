"""A document as a line-by-line text, as somebody would type it: what the tests read papers back from."""

from dienhong.engines.typeset.model import (
    Appendix,
    Block,
    Document,
    Heading,
    Inline,
    Item,
    Level,
    Paragraph,
    Picture,
    Table,
)
from dienhong.engines.typeset.profiles import Profile, profile_for
from dienhong.kernel.numbering import day_words, reference, roman


def plain_text(document: Document) -> str:
    """Every line in reading order: header, title, body, recipients, signatures, appendices."""
    profile = profile_for(document.system, document.form_day)
    body = [line for block in document.body for line in _block(block, profile)]
    if document.closed and body:
        body[-1] = body[-1].rstrip(".") + profile.end_mark
    parts = [*_head(document, profile), *_bases(document, profile), *body, "", *_foot(document)]
    for number, appendix in enumerate(document.appendices, start=1):
        parts += _appendix(appendix, number if len(document.appendices) > 1 else 0, profile)
    return "\n".join(parts) + "\n"


def _head(document: Document, profile: Profile) -> list[str]:
    number = reference(document.number or "      ", document.symbol, document.system)
    day = day_words(document.day) if document.day else _open_day(document)
    lines = [*document.issuer.superior, *document.issuer.lines]
    if document.numbered:
        lines.append(f"Số{':' if profile.reference_colon else ''} {number}")
    lines += ["", profile.nation.upper(), profile.motto] if profile.motto else ["", profile.nation.upper()]
    if document.dated:
        lines.append(f"{document.place}, {day}")
    if document.kind_name:
        return [*lines, "", document.kind_name, document.subject, ""]
    return [*lines, f"{profile.letter_subject_prefix}{document.subject}", "", "Kính gửi:", *document.addressees, ""]


def _open_day(document: Document) -> str:
    month = f"{document.form_day.month:02d}" if document.form_day.month < 3 else str(document.form_day.month)
    return f"ngày      tháng {month} năm {document.form_day.year}"


def _bases(document: Document, profile: Profile) -> list[str]:
    last = len(document.bases) - 1
    return [
        f"{profile.basis_bullet}{basis}{'.' if place == last else ';'}" for place, basis in enumerate(document.bases)
    ]


def _block(block: Block, profile: Profile) -> list[str]:
    match block:
        case Paragraph(content=content):
            return [_text(content)]
        case Heading(level=level, ordinal=ordinal, text=text, content=content):
            label = profile.label(level, ordinal)
            title = text.upper() if level is Level.SECTION else text
            return [" ".join(part for part in (label, title, _text(content)) if part)]
        case Item(content=content, depth=depth):
            return [f"{'+' if depth else '-'} {_text(content)}"]
        case Table(columns=columns, rows=rows, caption=caption):
            titles = [column.title for column in columns]
            lines = ["| " + " | ".join(cell.replace("\n", " ") for cell in row) + " |" for row in (titles, *rows)]
            return [*([caption] if caption else []), *lines]
        case Picture(alt=alt, caption=caption):
            return [f"[{alt}]", *([caption] if caption else [])]
        case _:
            return []


def _text(content: Inline) -> str:
    return "".join(run.text for run in content)


def _foot(document: Document) -> list[str]:
    lines: list[str] = []
    for block in document.recipients:
        named = [f"- {line};" for line in block.lines]
        if block.archive:
            named.append(f"- {block.archive}.")
        elif named:
            named[-1] = named[-1].rstrip(";") + "."
        lines += [f"{block.title}:", *named, ""]
    for signature in document.signatures:
        lines += [*signature.authority, "", "", signature.name, ""]
    return lines


def _appendix(appendix: Appendix, number: int, profile: Profile) -> list[str]:
    label = f"Phụ lục {roman(number)}" if number else "Phụ lục"
    return [label, appendix.title, *(line for block in appendix.body for line in _block(block, profile))]
