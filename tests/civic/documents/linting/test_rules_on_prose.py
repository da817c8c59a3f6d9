"""Each rule of letters, spaces, numbers, spelling: what it marks, what it proposes, and what it leaves alone."""

from datetime import date

import pytest

from dienhong.civic.documents.linting import LintSettings, lint_text

DAY = date(2026, 3, 2)


def told(text: str, rule: str, **settings: object) -> list[tuple[str, str | None]]:
    found = lint_text(text, DAY, LintSettings(**settings))  # type: ignore[arg-type]
    for finding in found:
        assert text[finding.start : finding.end] == finding.excerpt
    return [(finding.excerpt, finding.fix) for finding in found if finding.rule == rule]


@pytest.mark.parametrize(
    ("rule", "text", "excerpt", "fix"),
    [
        ("capital_people", "Nghe ý kiến của nhân dân.", "nhân dân", "Nhân dân"),
        ("capital_people", "Nghe ý kiến của Nhân Dân.", "Nhân Dân", "Nhân dân"),
        ("capital_state", "Pháp luật của nhà nước.", "nhà nước", "Nhà nước"),
        ("capital_party", "Chủ trương của đảng và chính quyền.", "đảng", "Đảng"),
        ("capital_party", "Tin vào đảng và Nhà nước.", "đảng", "Đảng"),
        ("capital_agency", "Báo cáo ủy ban nhân dân xã.", "ủy ban nhân dân", "Ủy ban nhân dân"),
        ("capital_agency", "Báo cáo Uỷ ban Nhân dân xã.", "Uỷ ban Nhân dân", "Uỷ ban nhân dân"),
        ("capital_agency", "Kỳ họp hội đồng nhân dân xã.", "hội đồng nhân dân", "Hội đồng nhân dân"),
        ("capital_agency", "Mời Mặt trận tổ quốc xã.", "Mặt trận tổ quốc", "Mặt trận Tổ quốc"),
        ("capital_association", "Mời Hội nông dân xã.", "Hội nông dân", "Hội Nông dân"),
        ("capital_label", "Địa Điểm: nhà văn hóa.", "Địa Điểm", "Địa điểm"),
        ("capital_unit", "Ủy ban nhân dân Xã Hòa Bình họp.", "Xã", "xã"),
        ("capital_unit", "Đi về phường 5 và quận 1.", "phường", "Phường"),
        ("capital_unit", "Chuyển lên tỉnh bắc Ninh.", "bắc Ninh", "Bắc Ninh"),
        ("capital_unit", "Dự họp ở thành phố Hồ Chí Minh.", "thành phố", "Thành phố"),
        ("capital_common_noun", "Đề nghị các Cán bộ tham gia.", "Cán bộ", "cán bộ"),
        ("capital_kind", "Theo kế hoạch số 80-KH/ĐU năm 2025.", "kế hoạch", "Kế hoạch"),
        ("capital_kind", "Theo luật Đất đai hiện hành.", "luật", "Luật"),
        ("capital_part", "Theo điều 43 của Luật này.", "điều", "Điều"),
        ("capital_part", "Theo mục 2 Chương IV Luật này.", "mục", "Mục"),
        ("lower_clause", "Theo quy định tại Khoản 1 Điều 43.", "Khoản", "khoản"),
        ("lower_clause", "Theo quy định tại Điểm a khoản 1.", "Điểm", "điểm"),
        ("capital_weekday", "Họp vào thứ hai, ngày 02/3/2026.", "thứ hai", "thứ Hai"),
        ("capital_weekday", "Họp sáng Chủ Nhật hằng tuần.", "Chủ Nhật", "Chủ nhật"),
        ("capital_month", "Làm xong trong tháng tư.", "tháng tư", "tháng Tư"),
        ("capital_holiday", "Nghỉ Tết nguyên đán.", "nguyên đán", "Nguyên đán"),
        ("capital_holiday", "Chào mừng ngày quốc khánh.", "quốc khánh", "Quốc khánh"),
        ("capital_sentence", "Đường hỏng. đề nghị sửa.", "đ", "Đ"),
        ("capital_sentence", "Đường hỏng.\nđề nghị sửa.", "đ", "Đ"),
        ("space_after_authority", "KT.CHỦ TỊCH", "KT.", "KT. "),
        ("space_after_authority", "TUQ.CHỦ TỊCH", "TUQ.", "TUQ. "),
        ("space_in_quotes", "Phương châm “ nghe dân nói”.", "“ ", "“"),
        ("space_in_quotes", "Phương châm “nghe dân nói ”.", " ”", "”"),
        ("space_in_quotes", "Đường liên thôn ( đoạn đầu).", "( ", "("),
        ("space_before_mark", "Đường hỏng , cầu yếu.", " ,", ","),
        ("space_after_mark", "Đường hỏng,cầu yếu.", ",", ", "),
        ("space_after_mark", "Đường hỏng.Cầu yếu.", ".", ". "),
        ("double_space", "Đường  hỏng.", "  ", " "),
        ("hyphen_one_side", "Nghe dân nói- nói dân hiểu.", "- ", " - "),
        ("hyphen_one_side", "Phòng Văn hóa -Xã hội.", " -", " - "),
        ("hyphen_pair", "Đoàn thể chính trị-xã hội.", "-", " - "),
        ("reference_space", "Kế hoạch số 80 - KH/ĐU.", "0 - ", "0-"),
        ("date_zeros", "Họp ngày 9/7/2025.", "9/7/2025", "09/7/2025"),
        ("date_zeros", "Họp ngày 09/07/2025.", "09/07/2025", "09/7/2025"),
        ("date_zeros", "Họp ngày 05/1/2026.", "05/1/2026", "05/01/2026"),
        ("date_zeros", "Họp ngày 05-01-2026.", "05-01-2026", "05/01/2026"),
        ("date_zeros", "Họp ngày 5 tháng 1 năm 2026.", "ngày 5 tháng 1 năm 2026", "ngày 05 tháng 01 năm 2026"),
        ("date_zeros", "Họp ngày 05 tháng 07 năm 2026.", "ngày 05 tháng 07 năm 2026", "ngày 05 tháng 7 năm 2026"),
        ("date_zeros", "Họp ngày 5/4 tới.", "ngày 5/4", "ngày 05/4"),
        ("date_zeros", "Xong trong tháng 07/2026.", "tháng 07", "tháng 7"),
        ("date_zeros", "Từ ngày 5 đến ngày 12/3/2026.", "ngày 5", "ngày 05"),
        ("impossible_date", "Họp ngày 31/6/2026.", "31/6/2026", None),
        ("impossible_date", "Họp ngày 30 tháng 02 năm 2026.", "ngày 30 tháng 02 năm 2026", None),
        ("wrong_weekday", "Họp thứ Hai, ngày 06/01/2026.", "thứ Hai", "thứ Ba"),
        ("wrong_weekday", "Họp ngày 05/01/2026 (Chủ nhật).", "Chủ nhật", "thứ Hai"),
        ("time_form", "Họp lúc 8 giờ 30, ngày mai.", "8 giờ 30", "08 giờ 30"),
        ("time_form", "Họp lúc 8h, tại xã.", "8h", "08h00"),
        ("time_form", "Họp lúc 8:30, tại xã.", "8:30", "08 giờ 30"),
        ("time_form", "Thời gian: 8 giờ, tại xã.", "8 giờ", "08 giờ 00"),
        ("impossible_time", "Họp lúc 26 giờ 00.", "26 giờ 00", None),
        ("count_zero", "Thông báo trước 7 ngày.", "7", "07"),
        ("amount_form", "Diện tích 1.25 ha.", "1.25", "1,25"),
        ("amount_form", "Kinh phí 1,500,000 đồng.", "1,500,000", "1.500.000"),
        ("amount_form", "Kinh phí 1500000 đồng.", "1500000", "1.500.000"),
        ("reference_separator", "Kế hoạch số 80/KH-ĐU năm 2025.", "80/KH-ĐU", "80-KH/ĐU"),
        ("reference_separator", "Kế hoạch số 12-KH/UBND năm 2025.", "12-KH/UBND", "12/KH-UBND"),
        ("reference_separator", "Nghị định số 30/2020/NĐ/CP.", "30/2020/NĐ/CP", "30/2020/NĐ-CP"),
        ("reference_zero", "Kế hoạch số 5/KH-UBND.", "5", "05"),
        ("reference_so", "Theo Kế hoạch 80-KH/ĐU.", " ", " số "),
        ("misspelling", "Hội nghị đổi thoại.", "đổi thoại", "đối thoại"),
        ("misspelling", "Gặp các bộ và hội viên.", "các bộ", "cán bộ"),
        ("misspelling", "Công tác sát nhập xã.", "sát nhập", "sáp nhập"),
        ("doubled_word", "Ý kiến của của thôn.", "của của", "của"),
        ("grammar", "Xã chỉ đạo của các cơ quan giải quyết.", "chỉ đạo của các", "chỉ đạo các"),
        ("impossible_syllable", "Đề nghị xã giải quyêt sớm.", "quyêt", None),
        ("impossible_syllable", "Đề ngịh xã sửa đường.", "ngịh", None),
        ("denunciation_abbreviation", "Giải quyết KN, TC của dân.", "KN, TC", "khiếu nại, tố cáo"),
        ("denunciation_abbreviation", "Một đơn TC gửi xã.", "TC", "tố cáo"),
        ("lookalike_letter", "Quyết Ðịnh của xã.", "Ð", "Đ"),
        ("lookalike_letter", "Thông bаo của xã.", "а", "a"),
        ("decomposed_letter", "Xa\u0303 họp.", "a\u0303", "ã"),
        ("unseen_character", "Xã\u200b họp.", "\u200b", ""),
        ("unseen_character", "Xã \u202ehọp.", "\u202e", ""),
        ("tone_placement", "Hòa bình, hòa hợp, hoà giải.", "hoà", "hòa"),
        ("inconsistent_term", "Việc tiếp xúc, đối thoại. Buổi tiếp xúc đối thoại.", "tiếp xúc đối thoại", "tiếp xúc, đối thoại"),
        ("abbreviation_unexplained", "Ông nêu việc của BQLDA ở thôn.", "BQLDA", None),
        ("blank_left", "Họp tại thôn ......, ngày mai.", "......", None),
        ("blank_left", "Họp tại thôn …, ngày mai.", " …", None),
        ("blank_left", "Kính mời [họ tên] đến dự.", "[họ tên]", None),
        ("blank_left", "Kính mời {{ name }} đến dự.", "{{ name }}", None),
        ("blank_left", "Họp ngày   tháng 3 năm 2026.", "ngày   tháng ", None),
        (
            "motto_six",
            "Thực hiện dân biết, dân bàn, dân làm, dân kiểm tra.",
            "dân biết, dân bàn, dân làm, dân kiểm tra",
            "dân biết, dân bàn, dân làm, dân kiểm tra, dân giám sát, dân thụ hưởng",
        ),
        ("abolished_body", "Báo cáo UBND huyện Lâm Bình.", "UBND huyện Lâm Bình", "UBND tỉnh"),
        ("abolished_body", "Gửi Phòng Nội vụ huyện.", "Phòng Nội vụ huyện", "Sở Nội vụ"),
        ("abolished_body", "Gửi Phòng Lao động - Thương binh và Xã hội huyện.", "Phòng Lao động - Thương binh và Xã hội huyện", "Sở Nội vụ"),
        ("abolished_body", "Xin ý kiến Huyện ủy.", "Huyện ủy", "Tỉnh ủy"),
        ("abolished_body", "Giao Công chức Văn phòng – Thống kê.", "Công chức Văn phòng – Thống kê", "Văn phòng HĐND và UBND"),
        ("abolished_body", "Gửi Văn phòng HĐND-UBND huyện.", "Văn phòng HĐND-UBND huyện", "Văn phòng UBND tỉnh"),
        ("abolished_body", "Nhân dân thị trấn Thắng dự họp.", "thị trấn Thắng", None),
    ],
)  # fmt: skip
def test_fault_is_told_with_its_fix(rule: str, text: str, excerpt: str, fix: str | None) -> None:
    assert (excerpt, fix) in told(text, rule)


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("capital_people", "Tòa án nhân dân, Viện kiểm sát nhân dân, Quân đội nhân dân, Công an nhân dân, nghệ sĩ nhân dân"),
        ("capital_people", "Quỹ tín dụng nhân dân; hội thẩm nhân dân; thế trận chiến tranh nhân dân; đồng nhân dân tệ"),
        ("capital_people", "ĐỐI THOẠI VỚI NHÂN DÂN"),
        ("capital_state", "Cơ quan nhà nước, quản lý nhà nước, ngân sách nhà nước, bí mật nhà nước"),
        ("capital_party", "Nhiệm vụ của đảng viên, của đảng bộ; các đảng ủy trực thuộc"),
        ("capital_agency", "ỦY BAN NHÂN DÂN XÃ; Ủy ban nhân dân các cấp; Uỷ ban nhân dân tỉnh"),
        ("capital_association", "Các chi hội nông dân ở thôn; hội viên Hội Nông dân"),
        ("capital_unit", "Nhân dân xã Hòa Bình; thôn Chùa; chùa Ấp Giữa; tỉnh Bắc Ninh; tỉnh ta"),
        ("capital_common_noun", "Cán bộ xã dự họp. Công chức trả lời."),
        ("capital_kind", "Kế hoạch số 80-KH/ĐU; thông báo số 1 của thôn; pháp luật Việt Nam; kỷ luật Đảng"),
        ("capital_part", "Phần 2 của tài liệu; chia làm 3 phần; như mục III"),
        ("lower_clause", "Khoản 1 Điều này áp dụng cho xã.\nĐiểm a bị bãi bỏ."),
        ("capital_weekday", "Lần thứ hai; ý kiến thứ ba; thứ Hai, ngày 02/3/2026; Chủ nhật"),
        ("capital_month", "Mỗi tháng hai lần; trong tháng 4; ngày tháng năm sinh"),
        ("capital_holiday", "Tết Nguyên đán; ngày Quốc khánh 2-9"),
        ("capital_sentence", "Giá 3 tr. đồng. Ông A hỏi.\n- Đường hỏng;\n- Cầu yếu."),
        ("space_after_authority", "KT. CHỦ TỊCH; TP.HCM"),
        ("space_in_quotes", "Phương châm “nghe dân nói” (đúng)."),
        ("space_before_mark", "Làm xong ./. Hỏi đáp, trả lời."),
        ("space_after_mark", "Địa chỉ: xa@example.gov.vn; trang https://example.vn/A,b; 1,5 ha; 08:30."),
        ("double_space", "Một  |  hai"),
        ("hyphen_one_side", "I- MỤC ĐÍCH\n- Nghe dân; giai đoạn 2021 - 2026"),
        ("hyphen_pair", "Kinh tế - xã hội; Mát-xcơ-va; ki-lô-mét"),
        ("reference_space", "Kế hoạch số 80-KH/ĐU; năm 2021 - 2026"),
        ("date_zeros", "Ngày 09/7/2015; ngày 05 tháng 01 năm 2026; ngày 30/4; tháng 7/2026; 1/2 ngày; mục 2.1.2024a"),
        ("impossible_date", "Ngày 29/02/2028; ngày 31/12/2026"),
        ("wrong_weekday", "thứ Ba, ngày 06/01/2026; Chủ nhật, ngày 04/01/2026; lần thứ hai"),
        ("time_form", "08 giờ 00; 13h30; tỷ lệ 1:10; 24 giờ làm việc; bản đồ 1:500"),
        ("impossible_time", "23 giờ 59; 00 giờ 15"),
        ("count_zero", "07 ngày; 1/2 ngày; thôn 3 ngày 05/3/2026; quý 2 lần đầu; 12 ngày; 0,5 ngày"),
        ("amount_form", "1,25 ha; 1.500.000 đồng; năm 2026; 2.1. Mục tiêu; 250 đồng"),
        ("reference_separator", "80-KH/ĐU; 12/KH-UBND; 30/2020/NĐ-CP; 11-QĐi/TW; 10/2022/QH15; 72/2025/NQLT-CP"),
        ("misspelling", "Hội trường, hội trưởng; kiên nghị; cấp uỷ; đối thoại; các bộ ngành Trung ương"),
        ("doubled_word", "Ngày ngày; xa xa; của riêng"),
        ("impossible_syllable", "Nghiêng, khuỷu, quýnh, giếng, gì, huơ, ngoằn ngoèo, khúc khuỷu, quốc, yếu, internet, zalo, đ, wifi"),
        ("impossible_syllable", "Đắk Lắk, Krông Pắc, Pleiku, OCOP; bacninh.gov.vn"),
        ("denunciation_abbreviation", "Thông cáo số 05/TC-UBND"),
        ("tone_placement", "Hòa bình, thủy lợi, quý, quỹ, ủy ban, khỏe, toàn, hoàn"),
        ("inconsistent_term", "Buổi tiếp xúc đối thoại."),
        ("abbreviation_unexplained", "Ban quản lý dự án (BQLDA) và BQLDA; UBND; MỤC ĐÍCH, YÊU CẦU; số 12/KH-UBND; năm II"),
        ("blank_left", "Cây lúa, ngô…; v.v… và mía, …; ngày tháng năm sinh"),
        ("abolished_body", "UBND huyện cũ; UBND huyện trước đây; nguyên Chủ tịch UBND huyện; chuyện nhà; quận công"),
        ("abolished_body", "Kế hoạch số 12/KH-UBND ngày 05/3/2024 của UBND huyện Lâm Bình"),
        ("motto_six", "Dân biết, dân bàn, dân làm, dân kiểm tra, dân giám sát, dân thụ hưởng"),
    ],
)  # fmt: skip
def test_right_form_is_left_alone(rule: str, text: str) -> None:
    assert told(text, rule) == []


def test_setting_chooses_the_place_of_the_tone() -> None:
    assert told("Hòa bình, uỷ ban.", "tone_placement", tone="second") == [("Hòa", "Hoà")]
    assert told("Hòa bình, uỷ ban.", "tone_placement", tone="first") == [("uỷ", "ủy")]


def test_setting_joins_pairs_of_words() -> None:
    assert told("Kinh tế - xã hội.", "hyphen_pair", spaced_hyphen=False) == [(" - ", "-")]
    assert told("Kinh tế-xã hội.", "hyphen_pair", spaced_hyphen=False) == []


def test_setting_names_the_province_of_the_heir() -> None:
    assert told("Báo cáo UBND huyện.", "abolished_body", province="Bắc Ninh") == [("UBND huyện", "UBND tỉnh Bắc Ninh")]


def test_draft_may_have_blanks_and_ignored_rules_are_not_run() -> None:
    text = "Họp tại thôn ......, với nhân dân."
    assert told(text, "blank_left", final=False) == []
    assert told(text, "capital_people", ignored=frozenset({"capital_people"})) == []


def test_paper_of_2024_may_name_the_district() -> None:
    assert [f.rule for f in lint_text("Báo cáo UBND huyện Lâm Bình.", date(2024, 1, 10))] == []


def test_text_without_diacritics_gets_one_finding() -> None:
    text = "UY BAN NHAN DAN XA SUOI NGOC to chuc doi thoai voi nhan dan cac thon trong nam nay, ngay 9/7/2026."
    assert [f.rule for f in lint_text(text, DAY)] == ["unmarked_text"]


def test_empty_text_has_no_findings() -> None:
    assert lint_text("", DAY) == []
