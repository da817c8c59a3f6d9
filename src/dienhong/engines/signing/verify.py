"""Examining the signatures of a PDF, without the network: who, when, is it whole, what came after."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from asn1crypto import x509
from asn1crypto.parser import peek
from pyhanko.pdf_utils.reader import PdfFileReader
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
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from dienhong.engines.signing.certificate import Certificate, describe, printable, read_certificates
from dienhong.engines.signing.errors import UnreadablePdf
from dienhong.engines.signing.files import open_pdf
from dienhong.engines.signing.verification import LaterChanges, SignatureReport, TimeSource, Trust, Verification

MAX_SIGNATURES = 20
# A further signature and its proofs; filled form fields, which pyHanko's default allows, are a change to us.
_LATER_RULES = StandardDiffPolicy(
    global_rules=[
        CatalogModificationRule(),
        *(
            rule.as_qualified(ModificationLevel.LTA_UPDATES)
            for rule in (DocInfoRule(), XrefStreamRule(), ObjectStreamRule(), DSSCompareRule(), MetadataUpdateRule())
        ),
    ],
    form_rule=FormUpdatingRule(field_rules=[SigFieldCreationRule(), SigFieldModificationRule()]),
)
_USES = KeyUsageConstraints(key_usage={"digital_signature", "non_repudiation"}, match_all_key_usages=False)


def verify_pdf(pdf: bytes, trust_roots: Sequence[bytes] = ()) -> Verification:
    """Examine every signature of a PDF (ETSI EN 319 102-1, without revocation and without the network).

    `trust_roots`: PEM or DER certificates of the authorities to trust. A certificate is judged at the time of signing.
    A file without signatures gives an empty Verification. Raises UnreadablePdf, BadTrustFile.
    """
    roots = [root for content in trust_roots for root in read_certificates(content)]
    reader = open_pdf(pdf)
    try:
        fields = [found for found in enumerate_sig_fields(reader, filled_status=True) if _is_signature(found[1])]
    except Exception as error:  # a parser of hostile bytes fails in many ways
        raise UnreadablePdf("damaged") from error
    if len(fields) > MAX_SIGNATURES:
        raise UnreadablePdf("too_complex")
    opened = sorted((_open(reader, name, field) for name, _, field in fields), key=lambda pair: _revision(pair[1]))
    return Verification(
        tuple(
            _report(name, signature, roots, later=len(opened) - place)
            for place, (name, signature) in enumerate(opened, start=1)
        )
    )


def _is_signature(value: Any) -> bool:
    """Archive time stamps (/DocTimeStamp) vouch for a time, nobody signs with them."""
    entries = value.get_object()
    return "/Type" not in entries or bool(entries["/Type"] == "/Sig")


def _open(reader: PdfFileReader, name: str, field: Any) -> tuple[str, EmbeddedPdfSignature | None]:
    try:
        return name, EmbeddedPdfSignature(reader, field, name)
    except Exception:  # noqa: BLE001 - whatever ails it, it is a broken signature
        return name, None


def _revision(signature: EmbeddedPdfSignature | None) -> int:
    return -1 if signature is None else int(signature.signed_revision)


def _report(
    name: str, signature: EmbeddedPdfSignature | None, roots: list[x509.Certificate], *, later: int
) -> SignatureReport:
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
    return validate_pdf_signature(
        signature, signer_validation_context=context, diff_policy=_LATER_RULES, key_usage_settings=_USES
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
