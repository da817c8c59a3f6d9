"""A document of a kind under a commune's letterhead: what its form sets, round what a paper says."""

from dienhong.civic.communes.letterhead import Letterhead
from dienhong.civic.documents.kinds import KINDS, Kind
from dienhong.engines.typeset.model import Appendix, Block, Document, Recipients, Signature, Urgency


def draft_of(
    kind_key: str,
    head: Letterhead,
    *,
    subject: str,
    body: tuple[Block, ...],
    symbol: str = "",
    symbol_body: str = "",
    drafting_unit: str = "VP",
    issuing_unit: str = "",
    kind_name: str = "",
    addressees: tuple[str, ...] = (),
    enacted_by: str = "",
    bases: tuple[str, ...] = (),
    recipients: tuple[str, ...] = (),
    signatures: tuple[Signature, ...] | None = None,
    appendices: tuple[Appendix, ...] = (),
    urgency: Urgency = Urgency.NORMAL,
    numbered: bool = True,
    dated: bool = True,
    closed: bool = True,
) -> Document:
    """The document of `KINDS[kind_key]`.

    `symbol` overrides the kind's (a plan that was read keeps its own); `symbol_body` is the abbreviation of another
    issuer than UBND, `drafting_unit` that of the unit which drafted it. `issuing_unit` puts a unit under the commune's
    body in the header. `recipients` replace the kind's; the letterhead's own replace both. `kind_name` replaces the
    kind's, for papers of another name. Papers without a number go to nobody else, so they name no recipients.
    """
    kind = KINDS[kind_key]
    signed = (head.signature,) if head.signature.authority else ()
    return Document(
        system=head.system,
        form_day=head.day or head.drafted_on,
        issuer=head.issuer(issuing_unit),
        symbol=symbol or kind.written_symbol(symbol_body, drafting_unit),
        kind_name=kind_name or kind.kind_name,
        subject=subject,
        place=head.place,
        body=body,
        number=head.number,
        day=head.day,
        addressees=addressees,
        enacted_by=enacted_by,
        bases=bases,
        signatures=signed if signatures is None else signatures,
        recipients=_recipients(kind, head, drafting_unit, recipients) if numbered else (),
        appendices=appendices,
        urgency=urgency,
        dated=kind.dated and dated,
        numbered=numbered,
        closed=closed,
    )


def _recipients(kind: Kind, head: Letterhead, drafting_unit: str, lines: tuple[str, ...]) -> tuple[Recipients, ...]:
    """The letterhead's own "Nơi nhận", else `lines`, else the kind's for this commune."""
    if head.recipients:
        return head.recipients
    known = (line for line in lines or kind.recipients if head.province or "{province}" not in line)
    named = tuple(line.format(province=head.province, commune=head.commune) for line in known)
    return (Recipients(named, kind.archive.format(unit=drafting_unit)),)
