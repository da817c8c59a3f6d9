"""Keys, papers and a token for the tests of signing; all people and offices are invented."""

from io import BytesIO

import pytest
import typst
from PIL import Image, ImageDraw
from tests.engines.signing import holders
from tests.engines.signing.authority import PASSPHRASE, Authority, Holder
from tests.engines.signing.holders import Token

from dienhong.engines.signing.signers import Signer, load_pkcs12
from dienhong.engines.signing.tokens import forget_tokens

_PAPER = """
#set document(title: "Kế hoạch đối thoại", date: datetime(year: 2026, month: 1, day: 5))
#set page(paper: "a4", margin: (left: 30mm, rest: 20mm))
#set text(lang: "vi", size: 14pt)
= Kế hoạch đối thoại
#lorem(150)
#pagebreak()
#lorem(120)
"""


@pytest.fixture(scope="session")
def authority() -> Authority:
    return holders.authority()


@pytest.fixture(scope="session")
def person() -> Holder:
    return holders.person()


@pytest.fixture(scope="session")
def agency() -> Holder:
    return holders.agency()


@pytest.fixture(scope="session")
def expired() -> Holder:
    return holders.expired()


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


@pytest.fixture
def token() -> Token:
    """The token, with nobody logged in."""
    made = holders.token_on_disk()
    if made is None:
        pytest.skip("SoftHSM2 is not installed (Debian: softhsm2), so PKCS#11 cannot be tried")
    forget_tokens()
    return made
