"""Who signs: a private key held ready in this process, with its certificate."""

import hashlib
import threading
from collections import OrderedDict
from datetime import datetime
from typing import Never

from asn1crypto import pkcs12 as asn1_pkcs12
from asn1crypto import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, pkcs12
from pyhanko.sign.signers.pdf_cms import Signer as CmsSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore

from dienhong.engines.signing.attributes import SteadyAttributes
from dienhong.engines.signing.certificate import describe, issuers_of
from dienhong.engines.signing.errors import (
    BrokenKeyFile,
    CertificateExpired,
    CertificateNotYetValid,
    NoKeyInside,
    UnusableCertificate,
    UnusableKey,
    WrongPassphrase,
)

_PrivateKey = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey
_MAX_KEY_FILE_BYTES = 256 * 1024
_SMALLEST_RSA_BITS = 2048
_CURVES = ("secp256r1", "secp384r1", "secp521r1")
_SIGNING_USES = {"digital_signature", "non_repudiation"}
_HELD_KEYS = 32
_SIGNED_BYTES = 2048  # attributes and the longest signature value (RSA-8192: 1024)
_held: OrderedDict[bytes, "Signer"] = OrderedDict()
_lock = threading.Lock()


class Signer:
    """A key that is ready to sign. It cannot be written anywhere: neither pickled nor shown.

    `container_size`: room in a PDF for a signature without time stamp, in hexadecimal digits.
    """

    def __init__(self, cms: CmsSigner) -> None:
        certificate = cms.signing_cert
        if certificate is None:
            raise NoKeyInside
        uses = certificate.key_usage_value
        if uses is not None and not uses.native & _SIGNING_USES:
            raise UnusableCertificate
        self.cms = cms
        self.certificate = describe(certificate)
        travelling = [certificate, *cms.cert_registry]
        names = 2 * len(certificate.issuer.dump())  # the signed attributes repeat the issuer's name
        self.container_size = 2 * (sum(len(item.dump()) for item in travelling) + names + _SIGNED_BYTES)

    def require_valid(self, now: datetime) -> None:
        """Raise CertificateExpired or CertificateNotYetValid."""
        if now > self.certificate.valid_until:
            raise CertificateExpired(self.certificate.valid_until)
        if now < self.certificate.valid_from:
            raise CertificateNotYetValid(self.certificate.valid_from)

    def __repr__(self) -> str:
        return f"<Signer {self.certificate.serial}, valid until {self.certificate.valid_until:%Y-%m-%d}>"

    def __reduce__(self) -> Never:
        raise TypeError("a signing key never leaves the process")


def load_pkcs12(content: bytes, passphrase: str) -> Signer:
    """A signer from the bytes of a .p12/.pfx file; the same bytes and passphrase give the same object again.

    Raises BrokenKeyFile, WrongPassphrase, NoKeyInside, UnusableKey, UnusableCertificate.
    Whether the certificate is in force is asked at each signature (`Signer.require_valid`).
    """
    secret = passphrase.encode()
    # The digest stays in memory beside the key that it stands for, so it gives nothing away.
    name = hashlib.sha256(hashlib.sha256(content).digest() + secret).digest()
    with _lock:
        if name not in _held:
            _held[name] = _read_pkcs12(content, secret)
            while len(_held) > _HELD_KEYS:
                _held.popitem(last=False)
        _held.move_to_end(name)
        return _held[name]


def forget_keys() -> None:
    """Drop the keys read from files."""
    with _lock:
        _held.clear()


def _read_pkcs12(content: bytes, secret: bytes) -> Signer:
    if len(content) > _MAX_KEY_FILE_BYTES:
        raise BrokenKeyFile
    try:
        asn1_pkcs12.Pfx.load(content, strict=True)["version"].native  # noqa: B018 - reads it
    except (ValueError, TypeError) as error:
        raise BrokenKeyFile from error
    try:
        key, certificate, others = pkcs12.load_key_and_certificates(content, secret)
    except ValueError:
        raise WrongPassphrase from None
    if key is None or certificate is None or _public(key.public_key()) != _public(certificate.public_key()):
        raise NoKeyInside
    if not isinstance(key, _PrivateKey) or not _is_strong(key):
        raise UnusableKey
    above = [x509.Certificate.load(other.public_bytes(Encoding.DER)) for other in others]
    return Signer(_KeyInMemory(key, x509.Certificate.load(certificate.public_bytes(Encoding.DER)), above))


def _is_strong(key: _PrivateKey) -> bool:
    if isinstance(key, rsa.RSAPrivateKey):
        return key.key_size >= _SMALLEST_RSA_BITS
    return key.curve.name in _CURVES


def _public(key: object) -> bytes:
    encoded: bytes = key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)  # type: ignore[attr-defined]
    return encoded


class _KeyInMemory(SteadyAttributes):
    """pyHanko's own signer parses (and checks) the private key anew for each signature: 70 ms for nothing."""

    def __init__(self, key: _PrivateKey, certificate: x509.Certificate, others: list[x509.Certificate]) -> None:
        # pyHanko adds the signer's own certificate; registered too, it would travel twice.
        registry = SimpleCertificateStore.from_certs(issuers_of(certificate, others))
        super().__init__(signing_cert=certificate, cert_registry=registry)
        self._key = key

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        if digest_algorithm != "sha256":
            raise ValueError(digest_algorithm)
        if isinstance(self._key, rsa.RSAPrivateKey):
            return bytes(self._key.key_size // 8) if dry_run else self._sign_rsa(self._key, data)
        return bytes(self._key.key_size // 4 + 16) if dry_run else self._key.sign(data, ec.ECDSA(hashes.SHA256()))

    @staticmethod
    def _sign_rsa(key: rsa.RSAPrivateKey, data: bytes) -> bytes:
        return key.sign(data, padding.PKCS1v15(), hashes.SHA256())
