"""Examining the signatures of a PDF, without the network: who, when, is it whole, what came after."""

from collections.abc import Sequence
from typing import Any

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from dienhong.engines.signing.certificate import read_certificates
from dienhong.engines.signing.errors import UnreadablePdf
from dienhong.engines.signing.examination import examine
from dienhong.engines.signing.files import open_pdf
from dienhong.engines.signing.verification import Verification

MAX_SIGNATURES = 20


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
            examine(name, signature, roots, later=len(opened) - place)
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
