"""What a certificate says of its holder, in words that are safe to print."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from asn1crypto import x509
from pyhanko.keys import load_certs_from_pemder_data

from dienhong.engines.signing.errors import BadTrustFile

_LONGEST_TEXT = 200


@dataclass(frozen=True)
class Certificate:
    """`serial` in hexadecimal as certificate programs show it; times are aware (UTC)."""

    name: str
    organisation: str
    issuer: str
    serial: str
    valid_from: datetime
    valid_until: datetime

    def is_valid_at(self, moment: datetime) -> bool:
        return self.valid_from <= moment <= self.valid_until


def describe(certificate: x509.Certificate) -> Certificate:
    """Read the facts of a certificate (RFC 5280). Raises ValueError if it is malformed."""
    validity = certificate["tbs_certificate"]["validity"]
    subject, issuer = certificate.subject.native, certificate.issuer.native
    return Certificate(
        name=_part(subject, "common_name") or _part(subject, "organization_name"),
        organisation=_part(subject, "organization_name"),
        issuer=_part(issuer, "common_name") or _part(issuer, "organization_name"),
        serial=f"{certificate.serial_number:X}",
        valid_from=validity["not_before"].native,
        valid_until=validity["not_after"].native,
    )


def printable(text: str) -> str:
    """Text of a stranger without control, direction and other invisible characters, at most 200 letters."""
    kept = "".join(letter for letter in text if unicodedata.category(letter)[0] != "C")
    return unicodedata.normalize("NFC", kept)[:_LONGEST_TEXT].strip()


def read_certificates(content: bytes) -> list[x509.Certificate]:
    """Certificates of a PEM file (one or many) or of a DER file. Raises BadTrustFile."""
    try:
        certificates = list(load_certs_from_pemder_data(content))
        for certificate in certificates:
            describe(certificate)
    except Exception as error:  # a parser of hostile bytes fails in many ways
        raise BadTrustFile from error
    if not certificates:
        raise BadTrustFile
    return certificates


def issuers_of(certificate: x509.Certificate, pool: Iterable[x509.Certificate]) -> list[x509.Certificate]:
    """The chain above a certificate as far as `pool` holds it: others' certificates do not travel in a signature."""
    by_subject = {candidate.subject.hashable: candidate for candidate in pool}
    chain: list[x509.Certificate] = []
    current = certificate
    while current.issuer != current.subject and (above := by_subject.pop(current.issuer.hashable, None)) is not None:
        chain.append(above)
        current = above
    return chain


def _part(name: dict[str, Any], key: str) -> str:
    value = name.get(key, "")
    return printable(str(value[0] if isinstance(value, list) and value else value or ""))
