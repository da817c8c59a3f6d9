"""Between the document and its page: the preview, and the fields that a person writes in."""

from dataclasses import replace
from typing import Any, NamedTuple

from django.utils.safestring import SafeString, mark_safe

from dienhong.civic.documents.building import document_of
from dienhong.civic.documents.kinds import Need
from dienhong.civic.documents.models import OfficialDocument
from dienhong.engines.typeset.clean import printable
from dienhong.engines.typeset.html import to_html
from dienhong.engines.typeset.model import Document, Recipients, Signature, Urgency
from dienhong.engines.typeset.plain import from_text, to_text
from dienhong.engines.typeset.stored import from_json
from dienhong.kernel.errors import Refused


class Preview(NamedTuple):
    """The paper as HTML, or why it cannot be shown."""

    html: SafeString
    problem: str = ""


def preview(document: Document) -> Preview:
    """Safe to print: the typesetter escapes every word."""
    try:
        return Preview(mark_safe(to_html(printable(document))))
    except Refused as refusal:
        return Preview(SafeString(""), refusal.message)


def preview_of(row: OfficialDocument) -> Preview:
    return preview(document_of(row))


def as_written(row: OfficialDocument, changed: Document) -> Document:
    """`changed` without what the row puts in at printing: number, day, the signer's block."""
    written = from_json(row.content)
    signatures = written.signatures if row.signer is not None else changed.signatures
    return replace(changed, number=written.number, day=written.day, form_day=written.form_day, signatures=signatures)


def two_sign(row: OfficialDocument) -> bool:
    """Whether a secretary signs beside the chair: minutes."""
    return Need.TWO_SIGNATURES in row.of_kind.required


def fields_of(document: Document) -> dict[str, Any]:
    """What the form for writing begins with."""
    block = document.recipients[0] if document.recipients else Recipients(())
    secretary = document.signatures[0].name if document.signatures else ""
    return {
        "subject": document.subject,
        "symbol": document.symbol,
        "place": document.place,
        "urgency": document.urgency.value,
        "addressees": "\n".join(document.addressees),
        "bases": "\n".join(document.bases),
        "body": to_text(document.body),
        "secretary": secretary,
        "recipients": "\n".join(block.lines),
        "archive": block.archive,
    }


def written_from(document: Document, typed: dict[str, Any]) -> Document:
    """`document` with what was typed. Raises `Refused` for letters that cannot be printed."""
    body = document.body if typed["body"] == to_text(document.body).strip() else from_text(typed["body"], document.body)
    changed = replace(
        document,
        subject=typed["subject"],
        symbol=typed["symbol"],
        place=typed["place"],
        urgency=Urgency(typed["urgency"]),
        addressees=_lines(typed["addressees"]),
        bases=_lines(typed["bases"]),
        body=body,
        signatures=_signatures(document, typed.get("secretary")),
        recipients=_recipients(document, _lines(typed["recipients"]), typed["archive"]),
    )
    return printable(changed)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _signatures(document: Document, secretary: str | None) -> tuple[Signature, ...]:
    if secretary is None or not document.signatures:
        return document.signatures
    first, *others = document.signatures
    return (replace(first, name=secretary), *others)


def _recipients(document: Document, lines: tuple[str, ...], archive: str) -> tuple[Recipients, ...]:
    """The first block; further ones (of papers in two languages of address) stay as they are."""
    if not lines and not archive:
        return document.recipients[1:]
    first = document.recipients[0] if document.recipients else Recipients(())
    return (replace(first, lines=lines, archive=archive), *document.recipients[1:])
