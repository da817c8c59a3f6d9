"""The signer where the form is not kept: no authority, no recipients, recipients below the name."""

import time

import pytest

from dienhong.cycle.plans.reading import read_plan, to_json

PLAN = """UBND XÃ SUỐI BÙN
Số: 4/KH-UBND
KẾ HOẠCH
Đối thoại với Nhân dân năm 2026
I. NỘI DUNG
Đối thoại với Nhân dân thôn Đầu Nguồn về nước sạch.
II. THÀNH PHẦN
- Chủ tịch UBND xã;
- Bí thư chi bộ
thôn Đầu Nguồn.
III. TỔ CHỨC THỰC HIỆN
1. Văn phòng: gửi giấy mời.
"""


@pytest.mark.parametrize(
    ("foot", "post", "name", "paper"),
    [
        ("\nCHỦ TỊCH\n\n\nLò Văn Páo\n", "Chủ tịch", "Lò Văn Páo", 0),
        ("\nPHÓ CHỦ TỊCH UBND XÃ\n(Đã ký)\nLò Văn Páo", "Phó Chủ tịch UBND xã", "Lò Văn Páo", 0),
        ("\n**BÍ THƯ**\n**Vi Thị Ón**\nNơi nhận:\n- Huyện ủy;\n- Lưu VP.", "Bí thư", "Vi Thị Ón", 2),
        ("\nChủ tịch\nLÒ VĂN PÁO\n", "Chủ tịch", "Lò Văn Páo", 0),
        ("\nCHỦ TỊCH Lò Văn Páo\n", "Chủ tịch", "Lò Văn Páo", 0),
        ("\nTM. UBND XÃ\nCHỦ TỊCH\nLò Văn Páo\n", "Chủ tịch", "Lò Văn Páo", 0),
    ],
)
def test_signer_without_authority_or_recipients_is_found(foot: str, post: str, name: str, paper: int) -> None:
    form = to_json(read_plan(PLAN + foot))
    assert (form["signatory"]["post"], form["signatory"]["name"]) == (post, name)
    assert len(form["recipients"]["paper"]) == paper
    assert [duty["who"] for duty in form["duties"]] == ["Văn phòng"]


def test_post_in_a_list_of_people_signs_nothing() -> None:
    form = to_json(read_plan(PLAN))
    assert form["signatory"] == {"authority": None, "post": None, "name": None}


def test_endless_posts_are_read_within_seconds() -> None:
    start = time.process_time()
    read_plan(PLAN + "\nCHỦ TỊCH" * 50_000)
    assert time.process_time() - start < 3
