"""Examining one signature: is what was signed whole, what came after it, whose certificate is it."""

from datetime import UTC, datetime

from asn1crypto import x509
from asn1crypto.parser import peek
from pyhanko.sign.diff_analysis import (
    CatalogModificationRule,
    DiffResult,
    DocInfoRule,
    DSSCompareRule,
    FormUpdatingRule,
    MetadataUpdateRule,
    ModificationLevel,
    ObjectStreamRule,
    SigFieldCreationRule,
    SigFieldModificationRule,
    StandardDiffPolicy,
    XrefStreamRule,
)
from pyhanko.sign.diff_analysis.constants import ACROFORM_EXEMPT_STRICT_COMPARISON
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from dienhong.engines.signing.certificate import Certificate, describe, printable
from dienhong.engines.signing.loops import beside_any_loop
from dienhong.engines.signing.verification import LaterChanges, SignatureReport, TimeSource, Trust

# A further signature and its proofs; filled form fields, which pyHanko's default allows, are a change to us.
LATER_RULES = StandardDiffPolicy(
    global_rules=[
        CatalogModificationRule(),
        *(
            rule.as_qualified(ModificationLevel.LTA_UPDATES)
            for rule in (DocInfoRule(), XrefStreamRule(), ObjectStreamRule(), DSSCompareRule(), MetadataUpdateRule())
        ),
    ],
    form_rule=FormUpdatingRule(
        field_rules=[SigFieldCreationRule(), SigFieldModificationRule()],
        # Set by the first signature over reserved fields; tells programmes to append, shows nothing.
        ignored_acroform_keys=ACROFORM_EXEMPT_STRICT_COMPARISON | {"/SigFlags"},
    ),
)
_USES = KeyUsageConstraints(key_usage={"digital_signature", "non_repudiation"}, match_all_key_usages=False)


def examine(
    name: str, signature: EmbeddedPdfSignature | None, roots: list[x509.Certificate], *, later: int
) -> SignatureReport:
    """The report on one signature; None, or one that cannot be examined, is reported as broken.

    `later` counts the signatures put after it.
    """
    try:
        if signature is not None:
            return _examine(name, signature, roots, later)
    except Exception:  # noqa: BLE001, S110 - what cannot be examined is reported as broken
        pass
    return _broken(name, signature, later)


def _examine(name: str, signature: EmbeddedPdfSignature, roots: list[x509.Certificate], later: int) -> SignatureReport:
    certificate = describe(signature.signer_cert)
    claimed = signature.self_reported_timestamp
    moment = _aware(claimed)
    status = _validate(signature, roots, moment)
    stamp = status.timestamp_validity
    if stamp is not None and stamp.intact and stamp.valid:
        moment, source = stamp.timestamp, TimeSource.TIMESTAMP if stamp.trusted else TimeSource.UNTRUSTED_TIMESTAMP
        status = _validate(signature, roots, moment) if stamp.trusted else status
    else:
        source = TimeSource.UNKNOWN if moment is None else TimeSource.CLAIMED
    return SignatureReport(
        field_name=printable(name),
        certificate=certificate,
        signed_at=moment,
        time_source=source,
        is_whole=_is_whole(signature, status),
        covers_file=status.coverage == SignatureCoverageLevel.ENTIRE_FILE,
        later_changes=_later_changes(status),
        later_signatures=later,
        trust=_trust(status, certificate, roots, moment),
        purpose=_text(signature, "/Reason"),
        location=_text(signature, "/Location"),
    )


def _broken(name: str, signature: EmbeddedPdfSignature | None, later: int) -> SignatureReport:
    try:
        certificate = None if signature is None else describe(signature.signer_cert)
    except Exception:  # noqa: BLE001 - part of what is broken
        certificate = None
    return SignatureReport(
        field_name=printable(name),
        certificate=certificate,
        signed_at=None,
        time_source=TimeSource.UNKNOWN,
        is_whole=False,
        covers_file=False,
        later_changes=LaterChanges.NONE,
        later_signatures=later,
        trust=Trust.UNREAD,
        purpose="",
        location="",
    )


def _validate(
    signature: EmbeddedPdfSignature, roots: list[x509.Certificate], moment: datetime | None
) -> PdfSignatureStatus:
    context = ValidationContext(
        trust_roots=roots, other_certs=signature.other_embedded_certs, moment=moment, allow_fetching=False
    )
    return beside_any_loop(
        lambda: validate_pdf_signature(
            signature, signer_validation_context=context, diff_policy=LATER_RULES, key_usage_settings=_USES
        )
    )


def _is_whole(signature: EmbeddedPdfSignature, status: PdfSignatureStatus) -> bool:
    """The signed bytes are as they were, they are the whole revision, and nothing hides behind the signature value."""
    container = signature.pkcs7_content
    read = peek(container)
    return bool(
        status.intact
        and status.valid
        and status.coverage >= SignatureCoverageLevel.ENTIRE_REVISION
        and not container[read:].strip(bytes(1))
    )


def _later_changes(status: PdfSignatureStatus) -> LaterChanges:
    if status.coverage == SignatureCoverageLevel.ENTIRE_FILE:
        return LaterChanges.NONE
    if isinstance(status.diff_result, DiffResult) and status.docmdp_ok:
        return LaterChanges.PERMITTED
    return LaterChanges.FORBIDDEN


def _trust(
    status: PdfSignatureStatus, certificate: Certificate, roots: list[x509.Certificate], moment: datetime | None
) -> Trust:
    if not roots:
        return Trust.NO_ROOTS
    if moment is None or not certificate.is_valid_at(moment):
        return Trust.NOT_IN_FORCE
    if status.trusted:
        return Trust.TRUSTED
    return Trust.UNKNOWN_ISSUER if status.validation_path is None else Trust.UNSUITABLE


def _aware(moment: datetime | None) -> datetime | None:
    """A PDF date without a zone is taken as UTC (ISO 32000-1 §7.9.4)."""
    if moment is None or moment.tzinfo is not None:
        return moment
    return moment.replace(tzinfo=UTC)


def _text(signature: EmbeddedPdfSignature, key: str) -> str:
    entries = signature.sig_object
    return printable(str(entries[key])) if key in entries else ""
