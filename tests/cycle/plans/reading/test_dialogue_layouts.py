"""Dialogues told in other orders: the audience first, the occasion in brackets, mixed cells, headings over rows."""

from tests.cycle.plans.reading.sample import audiences, plan_with, topics


def days(reading: object) -> list[str | None]:
    found = (dialogue.date for dialogue in reading.dialogues)  # type: ignore[attr-defined]
    return [day.value.full().isoformat() if day else None for day in found]


def test_audience_led_points_are_dialogues() -> None:
    reading = plan_with(
        "1. Nhân dân ấp Rạch Gỗ: bàn về cầu nông thôn.\n2. Hội Nông dân xã: bàn về giá lúa.\n"
        "3. Thầy giáo, cô giáo Trường THCS Lâm Trường: trao đổi về bữa ăn bán trú.\n"
        "4. Thanh niên: nội dung về khởi nghiệp."
    )
    assert audiences(reading) == [
        ("village", "ấp Rạch Gỗ"),
        ("association", "Hội Nông dân xã"),
        ("school", "Thầy giáo, cô giáo Trường THCS Lâm Trường"),
        ("group", "Thanh niên"),
    ]
    assert topics(reading) == [["cầu nông thôn"], ["giá lúa"], ["bữa ăn bán trú"], ["khởi nghiệp"]]


def test_participants_are_not_dialogues() -> None:
    reading = plan_with(
        "1. Đối thoại với Nhân dân thôn Hạ về chợ.\n2. Thành phần:\n- Hội Nông dân xã: 05 đại biểu.\n"
        "- Hội Phụ nữ xã: 05 đại biểu."
    )
    assert audiences(reading) == [("village", "thôn Hạ")]


def test_occasion_in_brackets_before_the_audience() -> None:
    reading = plan_with(
        "Chương trình số 1 (ngày 27/02/2026, 8h-11h, Hội trường xã): đối thoại với Hội Phụ nữ xã về chợ.\n"
        "Chương trình số 2 (ngày 29/5/2026, 14h, Trường THCS Lâm Trường): đối thoại với nhân dân thôn Hạ về đê kè."
    )
    assert audiences(reading) == [("association", "Hội Phụ nữ xã"), ("village", "thôn Hạ")]
    assert days(reading) == ["2026-02-27", "2026-05-29"]
    assert topics(reading) == [["chợ"], ["đê kè"]]


def test_topics_and_dates_in_separate_lists_are_joined_by_the_audience() -> None:
    reading = plan_with(
        "1. Nội dung\na) Với nhân dân khóm 1: về chợ.\nb) Với cán bộ, hội viên phụ nữ: về vay vốn.\n"
        "2. Thời gian\na) Khóm 1: 07 giờ 30, ngày 24/3/2026, tại Nhà văn hóa khóm 1.\n"
        "b) Phụ nữ: 14 giờ 00, ngày 22/9/2026, tại Hội trường UBND xã."
    )
    assert topics(reading) == [["chợ"], ["vay vốn"]]
    assert days(reading) == ["2026-03-24", "2026-09-22"]
    assert audiences(reading) == [("village", "khóm 1"), ("association", "hội viên phụ nữ")]


def test_cell_of_time_and_place_is_split() -> None:
    reading = plan_with(
        "TT | Đối tượng | Chủ đề | Thời gian, địa điểm\n"
        "1 | Nhân dân thôn Hạ | Chợ | 14h30, ngày 21/5/2026, Hội trường thôn Hạ\n"
        "2 | Nhân dân thôn Thượng | Đê kè | Nhà văn hóa thôn Thượng, sáng 20/8/2026"
    )
    assert days(reading) == ["2026-05-21", "2026-08-20"]
    assert [d.venue.value if d.venue else None for d in reading.dialogues] == [
        "Hội trường thôn Hạ",
        "Nhà văn hóa thôn Thượng",
    ]
    assert [d.half_day.value if d.half_day else None for d in reading.dialogues] == ["afternoon", "morning"]


def test_heading_across_the_table_gives_its_quarter_to_the_rows() -> None:
    reading = plan_with(
        "TT | Đối tượng | Nội dung | Địa điểm\nQuý I/2026 | | |\n1 | Nhân dân thôn Hạ | Chợ | Nhà văn hóa thôn Hạ\n"
        "Quý II/2026 | | |\n2 | Nhân dân thôn Thượng | Đê kè | Nhà văn hóa thôn Thượng"
    )
    assert [d.date_text.value if d.date_text else None for d in reading.dialogues] == ["Quý I/2026", "Quý II/2026"]


def test_topic_ends_where_the_time_begins() -> None:
    reading = plan_with(
        "1. Đối thoại với Nhân dân thôn Hạ về chợ: ngày 10/6/2026, tại Hội trường UBND xã.\n"
        "2. Đối thoại với Nhân dân thôn Thượng về đê kè, tổ chức vào sáng 15/7/2026 tại Nhà văn hóa thôn Thượng.\n"
        "3. Đối thoại với Nhân dân thôn Giữa về nước sạch; được tổ chức tháng 8/2026."
    )
    assert topics(reading) == [["chợ"], ["đê kè"], ["nước sạch"]]


def test_sentence_about_the_chair_holds_for_all() -> None:
    reading = plan_with(
        "1. Đối thoại với Nhân dân thôn Hạ về chợ.\n2. Đối thoại với Nhân dân thôn Thượng về đê kè.\n"
        "Ông Lý A Sình, Chủ tịch UBND xã chủ trì tất cả các buổi đối thoại."
    )
    assert [d.chair.value if d.chair else None for d in reading.dialogues] == [
        "Ông Lý A Sình, Chủ tịch UBND xã",
        "Ông Lý A Sình, Chủ tịch UBND xã",
    ]


def test_list_divided_by_semicolons_is_not_cut_at_commas() -> None:
    reading = plan_with(
        "1. Đối thoại với Nhân dân thôn Hạ về chợ.\n"
        "2. Thành phần: Lãnh đạo UBND xã; cán bộ, công chức, người hoạt động không chuyên trách; nhân dân."
    )
    assert [group.value for group in reading.participants] == [
        "Lãnh đạo UBND xã",
        "cán bộ, công chức, người hoạt động không chuyên trách",
        "nhân dân",
    ]


def test_attendance_listed_by_letters() -> None:
    reading = plan_with(
        "1. Đối thoại với Nhân dân thôn Hạ về chợ.\n2. Tham dự:\na) Thường trực HĐND xã.\nb) Nhân dân thôn Hạ."
    )
    assert [group.value for group in reading.participants] == ["Thường trực HĐND xã", "Nhân dân thôn Hạ"]
