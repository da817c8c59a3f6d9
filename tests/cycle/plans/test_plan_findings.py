"""Findings: judged by the law of the day of issue, quiet on a clean plan."""

import pytest

from dienhong.cycle.plans.reading import Finding, read_plan

PLAN = """ỦY BAN NHÂN DÂN
XÃ LÂM TRƯỜNG
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 12/KH-UBND
Lâm Trường, ngày {issued}

KẾ HOẠCH
Đối thoại với Nhân dân năm {year}

Căn cứ {basis};
Ủy ban nhân dân xã Lâm Trường ban hành Kế hoạch đối thoại như sau:
I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích: Lắng nghe Nhân dân.
2. Yêu cầu: Trả lời thẳng thắn.
II. NỘI DUNG
1. Đối thoại với Nhân dân thôn Đầu Nguồn về rừng phòng hộ. Thời gian: {first}. Địa điểm: Nhà văn hóa thôn Đầu Nguồn.
2. Đối thoại với Nhân dân thôn Cuối Bãi về nước sạch. Thời gian: {second}. Địa điểm: {venue}.
III. TỔ CHỨC THỰC HIỆN
1. Văn phòng: thông báo rộng rãi thời gian, địa điểm, nội dung, cách thức tham dự trước hội nghị {notice} ngày.
2. Phòng Văn hóa - Xã hội: công khai kết quả đối thoại trong thời hạn {result} ngày kể từ ngày kết thúc hội nghị{more}.
Trên đây là Kế hoạch đối thoại năm {year}./.

Nơi nhận:
- Các thôn;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Lý A Sình
"""
CLEAN = {
    "issued": "15 tháng 01 năm 2026",
    "year": "2026",
    "basis": "Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",
    "first": "08 giờ 00, thứ Ba, ngày 14/4/2026",
    "second": "08 giờ 00, ngày 16/6/2026",
    "venue": "Nhà văn hóa thôn Cuối Bãi",
    "notice": "07",
    "result": "10",
    "more": "",
}


def found(**changed: str) -> list[Finding]:
    return list(read_plan(PLAN.format(**CLEAN | changed)).findings)


def kinds(**changed: str) -> list[tuple[str, str]]:
    return [(finding.kind, finding.severity) for finding in found(**changed)]


def test_clean_plan_has_no_findings() -> None:
    assert kinds() == []


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"notice": "05"}, [("notice_below_law", "error")]),
        ({"result": "15"}, [("result_below_law", "error")]),
        ({"first": "08 giờ 00, thứ Tư, ngày 14/4/2026"}, [("wrong_weekday", "warning")]),
        ({"second": "08 giờ 00, ngày 31/6/2026"}, [("impossible_date", "error")]),
        ({"second": "08 giờ 00, ngày 16/6/2027"}, [("other_year", "warning")]),
        ({"second": "08 giờ 00, ngày 06/01/2026"}, [("before_issue", "warning")]),
        ({"second": "Sáng ngày 16/6/2026, 14 giờ 00"}, [("half_day_mismatch", "warning")]),
        ({"issued": "15 tháng 01 năm 2023"}, [("year_mismatch", "warning")]),
        ({"basis": "Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015"}, [("outdated_basis", "error")]),
        ({"more": ", gửi UBND huyện"}, [("abolished_district", "error")]),
        ({"more": ", thay UBND huyện trước đây"}, []),
        ({"more": ". Thông báo trên loa liên tục 03 ngày trước mỗi buổi đối thoại"}, []),
        ({"more": ". Phát thanh mỗi ngày 02 lần trong 03 ngày trước hội nghị đối thoại"}, []),
        ({"more": ". Thông báo cho Nhân dân 03 ngày trước hội nghị"}, [("notice_below_law", "error")]),
        ({"venue": "Hội trường thôn 7"}, []),
        (
            {"second": "09 giờ 30, ngày 14/4/2026", "venue": "Nhà văn hóa thôn Đầu Nguồn"},
            [("venue_twice", "error")],
        ),
        ({"issued": "    tháng 01 năm 2026"}, [("missing_date", "warning")]),
        ({"more": " của của hội nghị"}, [("doubled_word", "warning")]),
        ({"more": " về đôi thoại"}, [("misspelling", "warning")]),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, dict) else None,
)
def test_one_fault_gives_one_finding(changed: dict[str, str], expected: list[tuple[str, str]]) -> None:
    assert kinds(**changed) == expected


def test_plan_of_2024_is_not_judged_by_the_law_of_2025() -> None:
    old = {
        "issued": "15 tháng 01 năm 2024",
        "year": "2024",
        "basis": "Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015",
        "first": "08 giờ 00, ngày 16/4/2024",
        "second": "08 giờ 00, ngày 18/6/2024",
        "notice": "03",
        "result": "30",
        "more": ", gửi UBND huyện",
    }
    assert kinds(**old) == []


def test_law_of_february_2025_holds_from_march() -> None:
    spring = {"year": "2025", "first": "ngày 16/5/2025", "second": "ngày 18/6/2025", "notice": "03"}
    spring["basis"] = "Luật Thực hiện dân chủ ở cơ sở ngày 10 tháng 11 năm 2022"
    assert kinds(**spring, issued="26 tháng 02 năm 2025") == []
    [finding] = found(**spring, issued="03 tháng 3 năm 2025")
    assert (finding.kind, finding.source) == (
        "notice_below_law",
        "Luật Tổ chức chính quyền địa phương 65/2025/QH15, Điều 24",
    )


def test_finding_shows_the_words_and_their_correction() -> None:
    plan = read_plan(PLAN.format(**CLEAN | {"more": " về Đổi thoại"}))
    [finding] = plan.findings
    assert finding.span is not None
    assert (plan.text[finding.span.start : finding.span.end], finding.correction) == ("Đổi thoại", "Đối thoại")


PARTY = """ĐẢNG BỘ TỈNH SƠN HẢI
ĐẢNG ỦY XÃ MAI LÂM
*
Số {number}
ĐẢNG CỘNG SẢN VIỆT NAM
Mai Lâm, ngày {issued}
KẾ HOẠCH
đối thoại với Nhân dân năm 2026
Thực hiện Quy định số 11-QĐi/TW, ngày 18/02/2019 của Bộ Chính trị;
Ban Thường vụ Đảng ủy xã Mai Lâm ban hành Kế hoạch đối thoại như sau:
I- NỘI DUNG
1. Đối thoại với Nhân dân thôn Ngoài về đất đai. Thời gian: quý III năm 2026. Địa điểm: Nhà văn hóa thôn Ngoài.
II- TỔ CHỨC THỰC HIỆN
1. Văn phòng Đảng ủy: chuẩn bị nội dung{end}
Nơi nhận:
- Tỉnh ủy (báo cáo),
- Lưu Đảng ủy.
T/M BAN THƯỜNG VỤ
BÍ THƯ
Mạc Thị Duyên
"""


@pytest.mark.parametrize(
    ("number", "issued", "end", "expected"),
    [
        ("21-KH/ĐU", "08 tháng 6 năm 2026", ".", []),
        ("21-KH/ĐU", "08 tháng 6 năm 2026", "./.", [("party_ending", "warning")]),
        ("21-KH/ĐU", "08 tháng 5 năm 2026", "./.", []),  # before Hướng dẫn 05 of 27/5/2026
        ("21/KH-ĐU", "08 tháng 6 năm 2026", ".", [("number_form", "warning")]),
    ],
)
def test_party_plan_is_held_to_its_own_form(
    number: str, issued: str, end: str, expected: list[tuple[str, str]]
) -> None:
    plan = read_plan(PARTY.format(number=number, issued=issued, end=end))
    assert plan.system == "party"
    assert [(finding.kind, finding.severity) for finding in plan.findings] == expected
