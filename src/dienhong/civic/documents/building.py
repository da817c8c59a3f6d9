"""A document of the office as paper: what its row says put into what was written."""

from dataclasses import replace

from dienhong.civic.documents.kinds import Need
from dienhong.civic.documents.models import OfficialDocument
from dienhong.civic.documents.rules import authority_of
from dienhong.engines.typeset.model import Document, Signature
from dienhong.engines.typeset.stored import from_json


def document_of(row: OfficialDocument) -> Document:
    """The whole document with number, day and signer as far as they are known."""
    written = from_json(row.content)
    day = row.day or written.day
    return replace(
        written,
        number=row.number.written if row.number else None,
        day=day,
        form_day=day or written.form_day,
        signatures=_signatures(row, written),
    )


def _signatures(row: OfficialDocument, written: Document) -> tuple[Signature, ...]:
    """The signer's block from the mandate. Minutes keep theirs; the chair's name is filled in where it is open."""
    if row.signer is None:
        return written.signatures
    name = row.signer.holder.full_name
    if Need.TWO_SIGNATURES in row.of_kind.required:
        return tuple(
            replace(block, name=block.name or name) if block is written.signatures[-1] else block
            for block in written.signatures
        )
    given = written.signatures[-1] if written.signatures else Signature(())
    return (replace(given, authority=authority_of(row.signer.authority(), row.of_kind), name=name),)
