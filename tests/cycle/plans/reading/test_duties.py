"""Duties: none lost, each deadline kept, names whole."""

import pytest
from tests.cycle.plans.reading.sample import duties, plan_with


def test_two_deadlines_in_one_point_are_two_duties() -> None:
    reading = plan_with(
        duties="1. Văn phòng: gửi giấy mời trước hội nghị 05 ngày; ban hành kết luận trong thời hạn 10 ngày kể từ ngày "
        "kết thúc hội nghị.\n2. Phòng Kinh tế: lập danh mục; rà soát số liệu trước ngày 10/4/2026."
    )
    assert duties(reading) == [("Văn phòng", -5), ("Văn phòng", 10), ("Phòng Kinh tế", "2026-04-10")]
    assert reading.text[reading.duties[1].span.start : reading.duties[1].span.end].startswith("ban hành kết luận")


def test_deadline_and_a_quarter_in_one_point() -> None:
    reading = plan_with(
        duties="1. Công an xã: gửi ý kiến trước hội nghị 03 ngày; hoàn thành hồ sơ trong quý III/2026.\n2. Các thôn: mời dân."
    )
    assert duties(reading) == [("Công an xã", -3), ("Công an xã", "trong quý III/2026"), ("Các thôn", None)]


@pytest.mark.parametrize("event", ["mỗi số chương trình", "từng phiên", "mỗi đợt", "mỗi kỳ đối thoại"])
def test_deadline_before_each_occasion(event: str) -> None:
    assert duties(plan_with(duties=f"1. Văn phòng: gửi câu hỏi trước {event} 07 ngày.\n2. Các thôn: mời dân."))[0] == (
        "Văn phòng",
        -7,
    )


@pytest.mark.parametrize("heading", ["III. TỔ CHỨC THỰC HlỆN", "lll. PHÂN CÔNG NHlỆM VỤ", "III. TỔ CHỨC THỰC HIÊN"])
def test_heading_misread_by_a_scanner_still_opens_the_duties(heading: str) -> None:
    reading = plan_with(duties="1. Văn phòng: chuẩn bị hội trường.\n2. Các thôn: thông báo cho dân.", heading=heading)
    assert duties(reading) == [("Văn phòng", None), ("Các thôn", None)]


def test_duties_without_heading_are_found_in_prose() -> None:
    reading = plan_with(
        heading="",
        duties="Văn phòng HĐND và UBND xã chuẩn bị giấy mời. Công chức Địa chính rà soát hồ sơ trước ngày 20/3/2026. "
        "Công an xã bảo đảm an ninh.\nĐề nghị các ban, ngành nghiêm túc thực hiện.",
    )
    assert duties(reading) == [
        ("Văn phòng HĐND và UBND xã", None),
        ("Công chức Địa chính", "2026-03-20"),
        ("Công an xã", None),
    ]


def test_row_without_deadline_is_a_duty() -> None:
    reading = plan_with(
        duties="STT | Nhiệm vụ | Đơn vị thực hiện | Thời hạn\n1 | Phát giấy mời | Văn phòng | Trước hội nghị 08 ngày\n"
        "2 | Giữ trật tự | Công an xã | \n3 | Mời dân | Các thôn"
    )
    assert duties(reading) == [("Văn phòng", -8), ("Công an xã", None), ("Các thôn", None)]


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("Chủ tịch UBND xã và Bí thư Đảng ủy đồng chủ trì hội nghị.", "Chủ tịch UBND xã và Bí thư Đảng ủy"),
        ("Phòng Kinh tế kịp thời tham mưu trả lời.", "Phòng Kinh tế"),
        ("Công an xã và Quân sự xã cùng phối hợp giữ trật tự.", "Công an xã và Quân sự xã"),
    ],
)
def test_name_ends_before_the_whole_verb(words: str, who: str) -> None:
    assert duties(plan_with(duties=f"1. {words}\n2. Các thôn: mời dân."))[0][0] == who
