"""A plan may begin with its dialogues: the first numbered point opens the body, whatever it is called."""

import pytest

from dienhong.cycle.plans.reading import read_plan, to_json

PLAN = """ỦY BAN NHÂN DÂN
XÃ VĨNH LẠC
Số: 21/KH-UBND
Vĩnh Lạc, ngày 11 tháng 02 năm 2026

KẾ HOẠCH
Tiếp xúc, đối thoại với Nhân dân năm 2026

Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;
{heading}
1. Đối thoại với Nhân dân thôn Bến về nước sạch, sáng ngày 18/3/2026.
2. Đối thoại với Nhân dân thôn Chùa về đường thôn, chiều ngày 16/9/2026.
II. TỔ CHỨC THỰC HIỆN
1. Văn phòng: gửi giấy mời.

Nơi nhận:
- Lưu: VT.
CHỦ TỊCH
Ngô Thế Lịch
"""


@pytest.mark.parametrize("heading", ["I. CÁC CUỘC ĐỐI THOẠI", "I. LỊCH ĐỐI THOẠI", "I. NỘI DUNG"])
def test_dialogues_may_be_the_first_section(heading: str) -> None:
    reading = to_json(read_plan(PLAN.format(heading=heading)))
    assert [dialogue["audience"]["name"] for dialogue in reading["dialogues"]] == ["thôn Bến", "thôn Chùa"]
    assert len(reading["duties"]) == 1
    assert "no_dialogue" not in {finding["kind"] for finding in reading["findings"]}
