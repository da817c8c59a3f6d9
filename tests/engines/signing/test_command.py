"""`dienhong verify-pdf`: what it prints, and its exit codes."""

import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from tests.engines.signing.authority import NOW, Authority, Holder, ec_key

from dienhong.engines.signing.sign import sign_pdf
from dienhong.engines.signing.signers import Signer


def run(file: Path, *words: str) -> tuple[int, str]:
    out = io.StringIO()
    try:
        call_command("verify_pdf", str(file), *words, stdout=out)
    except CommandError as error:
        return error.returncode, out.getvalue() + str(error)
    return 0, out.getvalue()


@pytest.fixture
def signed(tmp_path: Path, paper: bytes, dung: Signer) -> Path:
    file = tmp_path / "ke-hoach.pdf"
    file.write_bytes(sign_pdf(paper, dung, field_name="ky", reason="Ban hành", location="Hòa Phú", now=NOW))
    return file


def test_whole_file_is_told_in_vietnamese(signed: Path, person: Holder) -> None:
    code, shown = run(signed)
    assert code == 0
    assert shown.splitlines()[:4] == [
        "Tệp: ke-hoach.pdf",
        "Số chữ ký: 1; không còn nguyên vẹn: 0; của người ký đáng tin cậy: 0.",
        "",
        "1. Nguyễn Văn Dũng (Ủy ban nhân dân xã Hòa Phú)",
    ]
    certificate = f"   Chứng thư: số {person.certificate.serial_number:X}, nơi cấp CA Hòa Phú thử nghiệm"
    for line in (
        "   Ký lúc: 05/01/2026 08:30:00, theo đồng hồ của người ký",
        f"{certificate}, hiệu lực 05/01/2025 đến 05/01/2027",
        "   Kết quả: Nội dung được ký còn nguyên vẹn; không có gì được thêm sau khi ký.",
        "   Lý do ký: Ban hành",
        "   Nơi ký: Hòa Phú",
        "Kết luận: tệp còn nguyên vẹn kể từ khi ký; CHƯA xác nhận được người ký đúng là người có tên trên chứng thư.",
    ):
        assert line in shown.splitlines()


def test_given_roots_decide_about_trust(signed: Path, person: Holder, tmp_path: Path) -> None:
    (tmp_path / "goc.pem").write_bytes(person.root_pem)
    (tmp_path / "khac.pem").write_bytes(Authority("CA khác").certify("Ai đó", ec_key()).root_pem)
    code, shown = run(signed, "--trust", str(tmp_path / "goc.pem"))
    assert (code, "do tổ chức tin cậy cấp, còn hiệu lực lúc ký" in shown) == (0, True)
    assert shown.splitlines()[-1] == "Kết luận: tệp còn nguyên vẹn kể từ khi ký; người ký đáng tin cậy."
    code, shown = run(signed, "--trust", str(tmp_path / "khac.pem"))
    assert (code, "KHÔNG TIN CẬY" in shown) == (1, True)


def test_changed_file_gives_code_1(signed: Path) -> None:
    content = bytearray(signed.read_bytes())
    content[content.index(b"stream\n") + 40] ^= 1
    signed.write_bytes(content)
    code, shown = run(signed)
    assert (code, "TỆP ĐÃ BỊ THAY ĐỔI" in shown, "Nguyễn Văn Dũng" in shown) == (1, True, True)


def test_unsigned_unreadable_and_missing_files_give_code_2(tmp_path: Path, paper: bytes) -> None:
    (tmp_path / "a.pdf").write_bytes(paper)
    assert run(tmp_path / "a.pdf") == (2, "Tệp a.pdf không có chữ ký số.")
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7 hong")
    assert run(tmp_path / "b.pdf") == (2, "Tệp PDF bị hỏng hoặc sai cấu trúc. Hãy xin lại bản gốc từ nơi gửi.")
    code, shown = run(tmp_path / "khong-co.pdf")
    assert (code, shown.startswith("Không mở được tệp")) == (2, True)
    code, shown = run(tmp_path / "a.pdf", "--trust", str(tmp_path / "b.pdf"))
    assert (code, shown.startswith("Tệp chứng thư gốc tin cậy không đọc được")) == (2, True)
