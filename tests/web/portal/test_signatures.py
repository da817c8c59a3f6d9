"""Anybody asks who signed a PDF: an answer, or a sentence; nothing is kept."""

from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from pypdf import PdfReader, PdfWriter
from tests.engines.signing.authority import NOW as SIGNED_AT
from tests.engines.signing.authority import Holder
from tests.engines.signing.conftest import authority, dung, paper, person  # noqa: F401
from tests.web.portal.conftest import Visitor

from dienhong.engines.files.models import StoredFile
from dienhong.engines.signing.sign import sign_pdf
from dienhong.engines.signing.signers import Signer
from dienhong.web.portal.signatures.views import BY_ADDRESS

PATH = "/kiem-tra-chu-ky/"


def ask(visitor: Visitor, content: bytes, name: str = "van-ban.pdf") -> tuple[int, str]:
    response = visitor.post(PATH, file=SimpleUploadedFile(name, content))  # type: ignore[arg-type]
    return response.status_code, response.content.decode()


@pytest.fixture
def signed(paper: bytes, dung: Signer) -> bytes:  # noqa: F811
    return sign_pdf(paper, dung, field_name="nguoi-ky", now=SIGNED_AT, reason="Ban hành")


def test_form_is_there_and_linked(visitor: Visitor) -> None:
    assert visitor.get(PATH).status_code == 200
    assert PATH in visitor.get("/tro-giup/").content.decode()


def test_signed_file_tells_who_and_when(visitor: Visitor, signed: bytes) -> None:
    status, page = ask(visitor, signed)
    assert status == 200
    for told in ("1. Nguyễn Văn Dũng", "08:30:00 ngày 05/01/2026", "còn nguyên vẹn, chưa rõ người ký", "Ban hành"):
        assert told in page


def test_known_authority_makes_the_signer_trusted(
    visitor: Visitor,
    signed: bytes,
    person: Holder,  # noqa: F811
    tmp_path: Path,
    settings: object,
) -> None:
    (tmp_path / "goc.pem").write_bytes(person.root_pem)
    settings.TRUST_ROOTS = [tmp_path / "goc.pem"]  # type: ignore[attr-defined]
    assert "người ký do tổ chức tin cậy chứng thực" in ask(visitor, signed)[1]


def test_changed_file_is_called_changed(visitor: Visitor, signed: bytes) -> None:
    spoilt = bytearray(signed)
    spoilt[len(signed) // 3] ^= 1
    assert "Tệp đã bị thay đổi" in ask(visitor, bytes(spoilt))[1]


def test_file_without_signature_says_so(visitor: Visitor, paper: bytes) -> None:  # noqa: F811
    assert "Không có chữ ký số" in ask(visitor, paper)[1]


def encrypted(content: bytes) -> bytes:
    writer = PdfWriter(PdfReader(BytesIO(content)))
    writer.encrypt("bi-mat")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda _: b"<script>alert(1)</script>", "Đây không phải tệp PDF"),
        (lambda _: b"", "Tệp không có nội dung"),
        (lambda _: b"%PDF-1.7\n" + bytes(30 * 1024 * 1024), "lớn hơn 20 MB"),
        (encrypted, "đặt mật khẩu"),
        (lambda whole: whole[: len(whole) // 2], "bị hỏng"),
    ],
)
def test_hostile_file_is_a_sentence_at_its_field(visitor: Visitor, paper: bytes, make: object, told: str) -> None:  # noqa: F811
    status, page = ask(visitor, make(paper), "<b>x</b>.pdf")  # type: ignore[operator]
    assert (status, told in page, "<b>x</b>" in page) == (422, True, False)


def test_no_file_at_all_is_told(visitor: Visitor) -> None:
    assert visitor.post(PATH).status_code == 422


def test_nothing_is_kept(visitor: Visitor, signed: bytes) -> None:
    before = sorted(Path(settings.HOME).rglob("*.pdf"))
    ask(visitor, signed)
    assert (StoredFile.objects.count(), sorted(Path(settings.HOME).rglob("*.pdf"))) == (0, before)


def test_village_behind_one_address_is_served_and_a_machine_is_held_off(
    visitor: Visitor,
    paper: bytes,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert BY_ADDRESS.most >= 200
    from dienhong.engines.limits.tallies import Limit

    monkeypatch.setattr("dienhong.web.portal.signatures.views.BY_ADDRESS", Limit("few", most=2, seconds=3600))
    assert [ask(visitor, paper)[0] for _ in range(3)] == [200, 200, 429]
