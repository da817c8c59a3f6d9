"""One authority, its holders and one token for the whole process: SoftHSM2 reads its settings once and logs in once."""

import atexit
import datetime as dt
import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pkcs11
from asn1crypto import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pkcs11 import Attribute, CertificateType, ObjectClass
from pkcs11.util.ec import decode_ec_private_key
from pkcs11.util.rsa import decode_rsa_private_key
from tests.engines.signing.authority import NOW, Authority, Holder, ec_key, rsa_key

_MODULES = [
    Path("/usr/lib/softhsm/libsofthsm2.so"),
    Path("/usr/lib64/softhsm/libsofthsm2.so"),
    Path("/opt/homebrew/lib/softhsm/libsofthsm2.so"),
]


@dataclass(frozen=True)
class Token:
    module: Path
    label: str
    pin: str
    folder: Path


@cache
def authority() -> Authority:
    return Authority("CA Hòa Phú thử nghiệm")


@cache
def person() -> Holder:
    return authority().certify("Nguyễn Văn Dũng", rsa_key())


@cache
def agency() -> Holder:
    return authority().certify("Ủy ban nhân dân xã Hòa Phú", ec_key())


@cache
def expired() -> Holder:
    return authority().certify(
        "Trần Thị Hà", ec_key(), since=NOW - dt.timedelta(days=800), until=NOW - dt.timedelta(days=1)
    )


@cache
def token_on_disk() -> Token | None:
    """A SoftHSM2 token with Dũng's RSA key and the office's ECDSA key; None where SoftHSM2 is not installed."""
    module = next((path for path in _MODULES if path.exists()), None)
    if module is None:
        return None
    folder = Path(tempfile.mkdtemp(prefix="softhsm-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    (folder / "tokens").mkdir()
    (folder / "softhsm2.conf").write_text(f"directories.tokendir = {folder}/tokens\nlog.level = ERROR\n")
    os.environ["SOFTHSM2_CONF"] = str(folder / "softhsm2.conf")
    token = Token(module, "hoa-phu", "482913", folder)
    utility = shutil.which("softhsm2-util")
    assert utility
    words = ["--init-token", "--free", "--label", token.label, "--pin", token.pin, "--so-pin", "99887766"]
    subprocess.run([utility, *words], check=True, capture_output=True)
    _put(token, "chu-tich", person(), ("xa", agency()))
    return token


def _put(token: Token, label: str, person: Holder, seal: tuple[str, Holder]) -> None:
    slot = pkcs11.lib(str(token.module)).get_token(token_label=token.label)
    with slot.open(rw=True, user_pin=token.pin) as session:
        for name, holder in ((label, person), seal):
            session.create_object({**_attributes(holder), Attribute.LABEL: name, Attribute.TOKEN: True})
            _put_certificate(session, name, holder.certificate_der)
        _put_certificate(session, "goc", person.root_der)


def _attributes(holder: Holder) -> dict[Attribute, object]:
    if isinstance(holder.key, rsa.RSAPrivateKey):
        der = holder.key.private_bytes(Encoding.DER, PrivateFormat.TraditionalOpenSSL, NoEncryption())
        return decode_rsa_private_key(der)
    return decode_ec_private_key(
        holder.key.private_bytes(Encoding.DER, PrivateFormat.TraditionalOpenSSL, NoEncryption())
    )


def _put_certificate(session: pkcs11.Session, label: str, der: bytes) -> None:
    certificate = x509.Certificate.load(der)
    session.create_object(
        {
            Attribute.CLASS: ObjectClass.CERTIFICATE,
            Attribute.CERTIFICATE_TYPE: CertificateType.X_509,
            Attribute.LABEL: label,
            Attribute.TOKEN: True,
            Attribute.SUBJECT: certificate.subject.dump(),
            Attribute.VALUE: der,
        }
    )
