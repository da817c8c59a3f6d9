"""Keys from PKCS#12 files: taken, refused with a reason, and never shown."""

import datetime as dt
import pickle

import pytest
from cryptography.hazmat.primitives.asymmetric import ed25519
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, pkcs12
from tests.engines.signing.authority import NOW, PASSPHRASE, Authority, Holder, ec_key, rsa_key

from dienhong.engines.signing.errors import (
    BrokenKeyFile,
    CertificateExpired,
    CertificateNotYetValid,
    NoKeyInside,
    UnusableCertificate,
    UnusableKey,
    WrongPassphrase,
)
from dienhong.engines.signing.sign import sign_pdf
from dienhong.engines.signing.signers import Signer, forget_keys, load_pkcs12


def test_signer_knows_its_certificate(dung: Signer, person: Holder) -> None:
    certificate = dung.certificate
    assert (certificate.name, certificate.organisation) == ("Nguyễn Văn Dũng", "Ủy ban nhân dân xã Hòa Phú")
    assert certificate.issuer == "CA Hòa Phú thử nghiệm"
    assert certificate.serial == f"{person.certificate.serial_number:X}"
    assert (certificate.valid_from, certificate.valid_until) == (NOW - dt.timedelta(365), NOW + dt.timedelta(365))


def test_same_file_and_passphrase_give_the_same_key_object(person: Holder) -> None:
    content = person.p12
    first = load_pkcs12(content, PASSPHRASE)
    assert load_pkcs12(content, PASSPHRASE) is first
    forget_keys()
    assert load_pkcs12(content, PASSPHRASE) is not first


def test_wrong_passphrase_is_refused_even_when_the_key_is_held(person: Holder) -> None:
    content = person.p12
    load_pkcs12(content, PASSPHRASE)
    with pytest.raises(WrongPassphrase, match="Mật khẩu của tệp khóa ký không đúng"):
        load_pkcs12(content, PASSPHRASE + "x")


@pytest.mark.parametrize("content", [b"", b"khong phai khoa", b"0\x80\x02\x01\x03", b"0" * 300_000])
def test_file_that_is_no_pkcs12_is_refused(content: bytes) -> None:
    with pytest.raises(BrokenKeyFile):
        load_pkcs12(content, PASSPHRASE)


def test_file_without_key_is_refused(person: Holder) -> None:
    encryption = BestAvailableEncryption(PASSPHRASE.encode())
    content = pkcs12.serialize_key_and_certificates(None, None, person.certificate, None, encryption)
    with pytest.raises(NoKeyInside):
        load_pkcs12(content, PASSPHRASE)


def test_weak_or_unusual_key_is_refused(authority: Authority) -> None:
    for key in (rsa_key(1024), ed25519.Ed25519PrivateKey.generate()):
        with pytest.raises(UnusableKey):
            load_pkcs12(authority.certify("Lê Văn Minh", key).p12, PASSPHRASE)


def test_certificate_for_encryption_only_is_refused(authority: Authority) -> None:
    with pytest.raises(UnusableCertificate):
        load_pkcs12(authority.certify("Lê Văn Minh", ec_key(), signs=False).p12, PASSPHRASE)


def test_expired_certificate_does_not_sign(expired: Holder, paper: bytes) -> None:
    signer = load_pkcs12(expired.p12, PASSPHRASE)
    with pytest.raises(CertificateExpired, match="hết hạn ngày 04/01/2026"):
        sign_pdf(paper, signer, field_name="ky", now=NOW)


def test_certificate_of_the_future_does_not_sign(authority: Authority, paper: bytes) -> None:
    holder = authority.certify("Lê Văn Minh", ec_key(), since=NOW + dt.timedelta(days=1))
    with pytest.raises(CertificateNotYetValid, match="từ ngày 06/01/2026"):
        sign_pdf(paper, load_pkcs12(holder.p12, PASSPHRASE), field_name="ky", now=NOW)


def test_key_cannot_be_pickled(dung: Signer) -> None:
    with pytest.raises(TypeError, match="never leaves"):
        pickle.dumps(dung)


def test_key_and_passphrase_are_in_no_words(person: Holder, paper: bytes, caplog: pytest.LogCaptureFixture) -> None:
    for logger in (None, "pyhanko", "pyhanko_certvalidator", "asyncio"):
        caplog.set_level("DEBUG", logger=logger)
    signer = load_pkcs12(person.p12, PASSPHRASE)
    sign_pdf(paper, signer, field_name="ky", now=NOW)
    with pytest.raises(WrongPassphrase) as refusal:
        load_pkcs12(person.p12, "sai-" + PASSPHRASE)
    error = refusal.value
    words = caplog.text + repr(signer) + str(signer) + repr(vars(signer)) + repr(error) + repr(error.__context__)
    assert PASSPHRASE not in words
    exponent = person.key.private_numbers().d
    assert str(exponent) not in words
    assert f"{exponent:x}" not in words.lower()


def test_others_certificates_do_not_travel(authority: Authority, agency: Holder, paper: bytes) -> None:
    stranger = authority.certify("Phạm Văn Lạ", ec_key()).certificate
    encryption = BestAvailableEncryption(PASSPHRASE.encode())
    content = pkcs12.serialize_key_and_certificates(
        b"khoa", agency.key, agency.certificate, [stranger, agency.root], encryption
    )
    signed = sign_pdf(paper, load_pkcs12(content, PASSPHRASE), field_name="ky", now=NOW)
    assert stranger.public_bytes(Encoding.DER).hex() not in signed.decode("latin-1").lower()
    assert agency.root_der.hex() in signed.decode("latin-1").lower()
