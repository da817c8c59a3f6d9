"""A document as a line-by-line text, as somebody would type it: what the tests read papers back from."""

from dienhong.engines.typeset import wording
from dienhong.engines.typeset.model import (
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


def plain_text(document: Document) -> str:
    """Every line in reading order: header, title, body, recipients, signatures, appendices."""
    profile = profile_for(document.system, document.form_day)
    body = [line for block in wording.closed_body(document) for line in _block(block, profile)]
    parts = [*_head(document, profile), *wording.bases(document), *body, "", *_foot(document)]
    for index, appendix in enumerate(document.appendices):
        parts += [wording.appendix_label(document, index), appendix.title]
        parts += [line for block in appendix.body for line in _block(block, profile)]
    return "\n".join(parts) + "\n"


def _head(document: Document, profile: Profile) -> list[str]:
    lines = [*document.issuer.superior, *document.issuer.lines, wording.reference_line(document)]
    lines += [profile.nation.upper(), profile.motto, wording.date_line(document)]
    if document.kind_name:
        return [*lines, "", document.kind_name, document.subject, "", *_addressed(document)]
    return [*lines, wording.letter_subject(document), "", *_addressed(document)]


def _addressed(document: Document) -> list[str]:
    return ["Kính gửi:", *wording.addressees(document), ""] if document.addressees else []


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
    for title, named in wording.recipients(document):
        lines += [title, *named, ""]
    for signature in document.signatures:
        lines += [*signature.authority, "", "", signature.name, ""]
    return lines
