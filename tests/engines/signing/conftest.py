"""Keys, papers and a token for the tests of signing; all people and offices are invented."""

import datetime as dt
import os
import shutil
import subprocess
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pkcs11
import pytest
import typst
from asn1crypto import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from PIL import Image, ImageDraw
from pkcs11 import Attribute, CertificateType, ObjectClass
from pkcs11.util.ec import decode_ec_private_key
from pkcs11.util.rsa import decode_rsa_private_key
from tests.engines.signing.authority import NOW, PASSPHRASE, Authority, Holder, ec_key, rsa_key

from dienhong.engines.signing.signers import Signer, load_pkcs12
from dienhong.engines.signing.tokens import forget_tokens

_MODULES = [
    Path("/usr/lib/softhsm/libsofthsm2.so"),
    Path("/usr/lib64/softhsm/libsofthsm2.so"),
    Path("/opt/homebrew/lib/softhsm/libsofthsm2.so"),
]
_PAPER = """
#set document(title: "Kế hoạch đối thoại", date: datetime(year: 2026, month: 1, day: 5))
#set page(paper: "a4", margin: (left: 30mm, rest: 20mm))
#set text(lang: "vi", size: 14pt)
= Kế hoạch đối thoại
#lorem(150)
#pagebreak()
#lorem(120)
"""


@dataclass(frozen=True)
class Token:
    module: Path
    label: str
    pin: str
    folder: Path


@pytest.fixture(scope="session")
def authority() -> Authority:
    return Authority("CA Hòa Phú thử nghiệm")


@pytest.fixture(scope="session")
def person(authority: Authority) -> Holder:
    return authority.certify("Nguyễn Văn Dũng", rsa_key())


@pytest.fixture(scope="session")
def agency(authority: Authority) -> Holder:
    return authority.certify("Ủy ban nhân dân xã Hòa Phú", ec_key())


@pytest.fixture(scope="session")
def expired(authority: Authority) -> Holder:
    return authority.certify(
        "Trần Thị Hà", ec_key(), since=NOW - dt.timedelta(days=800), until=NOW - dt.timedelta(days=1)
    )


@pytest.fixture
def dung(person: Holder) -> Signer:
    return load_pkcs12(person.p12, PASSPHRASE)


@pytest.fixture
def office(agency: Holder) -> Signer:
    return load_pkcs12(agency.p12, PASSPHRASE)


@pytest.fixture(scope="session")
def paper() -> bytes:
    """A tagged PDF/A-2a of two pages."""
    return typst.compile(_PAPER.encode(), pdf_standards="a-2a", ignore_system_fonts=True)


@pytest.fixture(scope="session")
def blue_signature() -> bytes:
    return picture((0, 42, 160, 255), 600, 200)


@pytest.fixture(scope="session")
def red_seal() -> bytes:
    return picture((220, 0, 0, 220), 400, 400)


def picture(ink: tuple[int, int, int, int], width: int, height: int, *, paper: tuple[int, ...] = (0, 0, 0, 0)) -> bytes:
    image = Image.new("RGBA", (width, height), paper)
    ImageDraw.Draw(image).ellipse((5, 5, width - 5, height - 5), outline=ink, width=8)
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


@pytest.fixture(scope="session")
def token_on_disk(person: Holder, agency: Holder, tmp_path_factory: pytest.TempPathFactory) -> Token:
    """A SoftHSM2 token with Dũng's RSA key and the office's ECDSA key."""
    module = next((path for path in _MODULES if path.exists()), None)
    if module is None:
        pytest.skip("SoftHSM2 is not installed (Debian: softhsm2), so PKCS#11 cannot be tried")
    folder = tmp_path_factory.mktemp("softhsm")
    (folder / "tokens").mkdir()
    (folder / "softhsm2.conf").write_text(f"directories.tokendir = {folder}/tokens\nlog.level = ERROR\n")
    os.environ["SOFTHSM2_CONF"] = str(folder / "softhsm2.conf")
    token = Token(module, "hoa-phu", "482913", folder)
    utility = shutil.which("softhsm2-util")
    assert utility
    words = ["--init-token", "--free", "--label", token.label, "--pin", token.pin, "--so-pin", "99887766"]
    subprocess.run([utility, *words], check=True, capture_output=True)
    _put(token, "chu-tich", person, ("xa", agency))
    return token


@pytest.fixture
def token(token_on_disk: Token) -> Token:
    """The token, with nobody logged in."""
    forget_tokens()
    return token_on_disk


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
