"""Endless repetitions: a pattern that looks back over and over would not end here."""

from datetime import date

import pytest

from dienhong.civic.documents.linting import lint_text

LENGTH = 200_000
PIECES = (
    "a", "A", " ", "a ", ".", "-", "- a", "1/", "1.", "1,000", "số 1-", "ngày ", "ngày    tháng ", "- x\n", "UBND huyện ",
    "Phòng Văn hóa ", "nhân dân ", "“ ", "(", "[", "{{", "…", "x … ", "Căn cứ Luật A số 1;\n", "AB CD ", "oà", "uỷ ",
    "a\u0323\u0302", "\u200b", "Số: ", "TM. A\n", "Nơi nhận:\n- x;\n", "KẾ HOẠCH\n", "thứ hai ngày 1/1/2026 ", "8h30 ",
    "a\t", "|", "1/KH-", "😀", "tiếp xúc đối thoại ", "Căn cứ Kế hoạch 1-a", "kế hoạch ", "Điều 1 ", "của ",
)  # fmt: skip


@pytest.mark.parametrize("piece", PIECES)
def test_endless_repetition_is_read_to_its_end(piece: str) -> None:
    text = (piece * (LENGTH // len(piece) + 1))[:LENGTH]
    for whole in (text, f"KẾ HOẠCH\nĐối thoại\n{text[: LENGTH // 4]}"):
        findings = lint_text(whole, date(2026, 3, 2))
        assert all(whole[finding.start : finding.end] == finding.excerpt for finding in findings)
