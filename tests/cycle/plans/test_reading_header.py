"""The head of a plan as it arrives: wrapped names, digits misread by OCR, spaces, all in one paragraph."""

import pytest

from dienhong.cycle.plans.reading import PlanReading, read_plan

BODY = """
KẾ HOẠCH
Đối thoại với Nhân dân năm 2026

Căn cứ Kế hoạch số 31-KH/ĐU ngày 12/01/2026 của Đảng ủy về đối thoại năm 2026;
I. NỘI DUNG
1. Đối thoại với Nhân dân thôn Đầu Nguồn về nước sạch.
"""


def read(head: str) -> PlanReading:
    return read_plan(head + "\n" + BODY)


@pytest.mark.parametrize(
    ("head", "issuer", "commune"),
    [
        (
            "ỦY BAN NHÂN DÂN\nXÃ BÌNH LỘC\nHƯNG THẠNH\nSố: 5/KH-UBND",
            "Ủy ban nhân dân xã Bình Lộc Hưng Thạnh",
            "xã Bình Lộc Hưng Thạnh",
        ),
        (
            "ĐẢNG BỘ TỈNH SAO MAI\nĐẢNG ỦY PHƯỜNG TÂN\nBÌNH ĐÔNG\n*\nSố 9-KH/ĐU\nĐẢNG CỘNG SẢN VIỆT NAM",
            "Đảng ủy phường Tân Bình Đông",
            "phường Tân Bình Đông",
        ),
        ("UBND XÃ CỒN LỢI\nDỰ THẢO\nSố: /KH-UBND", "Ủy ban nhân dân xã Cồn Lợi", "xã Cồn Lợi"),
        ("ỦY BAN NHÂN DÂN\nXÃ CỒN LỢI\nTRANG CHỦ\nTIN TỨC\nSố: 8/KH-UBND", "Ủy ban nhân dân xã Cồn Lợi", "xã Cồn Lợi"),
    ],
)
def test_wrapped_name_of_the_agency_is_whole(head: str, issuer: str, commune: str) -> None:
    reading = read(head)
    assert reading.issuer is not None
    assert reading.commune is not None
    assert (reading.issuer.value, reading.commune.value) == (issuer, commune)
