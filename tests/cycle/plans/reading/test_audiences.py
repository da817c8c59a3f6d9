"""Whom a dialogue is held with: enumerations whole, numbers of clusters not taken for villages."""

import pytest
from tests.cycle.plans.reading.sample import audiences, plan_with

ENUMERATIONS = [
    ("Nhân dân khóm số 2, số 3 và số 7", "village", "khóm số 2, số 3 và số 7"),
    ("Nhân dân ấp số 1, số 2", "village", "ấp số 1, số 2"),
    ("Nhân dân khu Hồ Đông và khu Bến Mới", "village", "khu Hồ Đông và khu Bến Mới"),
    ("Nhân dân khối Đông Yên, khối 4", "village", "khối Đông Yên, khối 4"),
    ("Hội Cựu chiến binh, Hội Nông dân xã", "association", "Hội Cựu chiến binh, Hội Nông dân xã"),
    ("Hội Khuyến học và Hội Người mù xã", "association", "Hội Khuyến học và Hội Người mù xã"),
    ("hội viên, đoàn viên Đoàn Thanh niên xã", "association", "Đoàn Thanh niên xã"),
    ("đoàn viên công đoàn, người lao động", "group", "đoàn viên công đoàn, người lao động"),
    ("cư dân các chung cư Hoa Mai, Hoa Đào", "group", "cư dân các chung cư Hoa Mai, Hoa Đào"),
    ("người dân bị ảnh hưởng bởi dự án", "group", "người dân bị ảnh hưởng bởi dự án"),
    ("phụ nữ, trẻ em và người cao tuổi", "group", "phụ nữ, trẻ em và người cao tuổi"),
]


@pytest.mark.parametrize(("words", "kind", "name"), ENUMERATIONS)
def test_audience_keeps_the_whole_enumeration(words: str, kind: str, name: str) -> None:
    reading = plan_with(f"1. Đối thoại với {words} về vệ sinh môi trường.\n2. Đối thoại với Nhân dân thôn Hạ về chợ.")
    assert audiences(reading) == [(kind, name), ("village", "thôn Hạ")]


@pytest.mark.parametrize(
    "area", ["Khu Công nghiệp Bắc Sông", "khu Trung tâm", "Khối Dân vận", "Tổ Công tác", "Đội Quản lý trật tự"]
)
def test_area_that_is_no_village_is_not_taken_for_one(area: str) -> None:
    reading = plan_with(f"1. Đối thoại với Nhân dân về {area}.\n2. Đối thoại với Nhân dân thôn Hạ về chợ.")
    assert audiences(reading)[0] == ("commune", "xã Lâm Trường")


def test_number_of_a_cluster_is_not_a_village() -> None:
    reading = plan_with(
        "Cụm | Thời gian | Ấp, khóm dự | Chủ đề\n"
        "1 | 14/5/2026 | Ấp Rạch Gỗ, khóm 2 | Nước sạch\n"
        "2 | 11/6/2026 | Ấp Cây Bàng | Đường nông thôn"
    )
    assert audiences(reading) == [("village", "Ấp Rạch Gỗ, khóm 2"), ("village", "Ấp Cây Bàng")]


def test_bare_number_under_cluster_stays_unknown() -> None:
    reading = plan_with(
        "Cụm | Thời gian | Địa điểm | Chủ đề\n"
        "1 | 14/5/2026 | Nhà văn hóa thôn Hạ | Nước sạch\n"
        "2 | 11/6/2026 | Nhà văn hóa thôn Thượng | Đường nông thôn"
    )
    assert [kind for kind, _ in audiences(reading)] == ["commune", "commune"]


def test_bare_number_under_village_is_that_village() -> None:
    reading = plan_with("Ấp | Thời gian | Chủ đề\n1 | 14/5/2026 | Nước sạch\n2 | 11/6/2026 | Đường nông thôn")
    assert audiences(reading) == [("village", "ấp 1"), ("village", "ấp 2")]


def test_villages_named_after_who_comes_are_the_audience() -> None:
    reading = plan_with(
        "Nội dung: nước sạch, đường nông thôn.\nThời gian, địa điểm:\n"
        "- 19 giờ 00, ngày 14/5/2026 tại Nhà văn hóa khóm 3, gồm bà con khóm 3, khóm 4.\n"
        "- 19 giờ 00, ngày 11/6/2026 tại trụ sở UBND xã, dành cho nhân dân thôn Hạ và thôn Thượng."
    )
    assert audiences(reading) == [("village", "khóm 3, khóm 4"), ("village", "thôn Hạ và thôn Thượng")]


def test_participants_name_the_villages_of_a_single_dialogue() -> None:
    reading = plan_with(
        "1. Nội dung: Nước sạch.\n2. Thời gian: 08 giờ 00, ngày 10/6/2026.\n3. Địa điểm: Hội trường UBND xã.\n"
        "4. Thành phần\na) Chủ trì: Chủ tịch UBND xã.\nb) Mời dự: người dân ấp Rạch Gỗ và ấp Cây Bàng."
    )
    assert audiences(reading) == [("village", "ấp Rạch Gỗ và ấp Cây Bàng")]
    assert reading.text[slice(*_span(reading))] == "ấp Rạch Gỗ và ấp Cây Bàng"


def _span(reading: object) -> tuple[int, int]:
    span = reading.dialogues[0].audience.span  # type: ignore[attr-defined]
    return span.start, span.end
