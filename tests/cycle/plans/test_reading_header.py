"""The head of a plan as it arrives: wrapped names, digits misread by OCR, spaces, all in one paragraph."""

import pytest

from dienhong.cycle.plans.reading import PlanReading, read_plan, to_json

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
        ("THÀNH ỦY BIỂN XANH ĐẢNG ỦY PHƯỜNG CÁT\n*\nSố 9-KH/ĐU", "Đảng ủy phường Cát", "phường Cát"),
        ("UBND XÃ CỒN LỢI\nDỰ THẢO\nSố: /KH-UBND", "Ủy ban nhân dân xã Cồn Lợi", "xã Cồn Lợi"),
        ("ỦY BAN NHÂN DÂN\nXÃ CỒN LỢI\nTRANG CHỦ\nTIN TỨC\nSố: 8/KH-UBND", "Ủy ban nhân dân xã Cồn Lợi", "xã Cồn Lợi"),
    ],
)
def test_wrapped_name_of_the_agency_is_whole(head: str, issuer: str, commune: str) -> None:
    reading = read(head)
    assert reading.issuer is not None
    assert reading.commune is not None
    assert (reading.issuer.value, reading.commune.value) == (issuer, commune)


@pytest.mark.parametrize(
    ("line", "number", "date"),
    [
        ("Số : 3O/KH - UBND\nSuối Bùn, ngày l2 tháng 0l năm 20l6", "30", (12, 1, 2016)),
        ("Số: l7/KH-UBND\nSuối Bùn, ngày 1O tháng O3 năm 2O26", "17", (10, 3, 2026)),
        ("Số: 1I/KH-UBND\nSuối Bùn, ngày 0I/l2/2025", "11", (1, 12, 2025)),
    ],
)
def test_letters_read_for_digits_are_digits_again(line: str, number: str, date: tuple[int, int, int]) -> None:
    reading = read(f"UBND XÃ SUỐI BÙN\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n{line}")
    assert reading.number is not None
    assert reading.symbol is not None
    assert reading.date is not None
    assert reading.place is not None
    assert reading.issuer is not None
    written = reading.date.value
    assert (reading.number.value, reading.symbol.value) == (number, "KH-UBND")
    assert (written.day, written.month, written.year) == date
    assert (reading.place.value, reading.issuer.value) == ("Suối Bùn", "Ủy ban nhân dân xã Suối Bùn")


def test_misread_digits_are_told_with_their_right_form() -> None:
    reading = read("UBND XÃ SUỐI BÙN\nSố: 2O/KH-UBND\nSuối Bùn, ngày 05 tháng 02 năm 2026")
    wrong = [(f.span, f.correction) for f in reading.findings if f.kind == "misspelling"]
    assert [(reading.text[s.start : s.end], right) for s, right in wrong if s] == [("2O", "20")]


def test_litres_and_names_keep_their_letters() -> None:
    reading = read_plan("UBND XÃ SUỐI BÙN\nSố: 4/KH-UBND\n" + BODY + "2. Đối thoại với Nhân dân thôn Kol về bình 10l.")
    second = to_json(reading)["dialogues"][1]
    assert (second["audience"]["name"], second["topics"][0]["text"]) == ("thôn Kol", "bình 10l")


STATE = (
    "ỦY BAN NHÂN DÂN PHƯỜNG BẾN TRE CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc Số: 44/KH-UBND "
    "Bến Tre, ngày 20 tháng 01 năm 2026 KẾ HOẠCH Đối thoại với Nhân dân năm 2026 Căn cứ Kế hoạch số 07-KH/ĐU ngày "
    "05/01/2026 của Đảng ủy phường; UBND phường Bến Tre xây dựng kế hoạch như sau: I. MỤC ĐÍCH - Nghe ý kiến Nhân dân. "
    "II. NỘI DUNG 1. Đối thoại với Nhân dân khu phố 2 về ngập nước. 2. Đối thoại với Nhân dân khu phố 5 về rác thải. "
    "III. TỔ CHỨC THỰC HIỆN 1. Văn phòng: gửi giấy mời trước ngày 10/3/2026. 2. Công an phường: giữ trật tự. "
    "Trên đây là Kế hoạch đối thoại năm 2026./. Nơi nhận: - Đảng ủy; - Lưu: VT. KT. CHỦ TỊCH PHÓ CHỦ TỊCH Lê Thị Gấm"
)
PARTY = (
    "ĐẢNG BỘ TỈNH SAO MAI ĐẢNG ỦY XÃ ĐỒI CHÈ * Số 16-KH/ĐU ĐẢNG CỘNG SẢN VIỆT NAM Đồi Chè, ngày 11 tháng 02 năm 2026 "
    "KẾ HOẠCH đối thoại giữa Bí thư Đảng ủy với Nhân dân năm 2026 Căn cứ Quy chế số 03-QC/TU ngày 04/11/2025 của Tỉnh "
    "ủy; Đảng ủy xã xây dựng kế hoạch như sau: I- MỤC ĐÍCH 1. Củng cố niềm tin. II- NỘI DUNG 1. Đối thoại với Nhân dân "
    "thôn Hạ về giá chè. III- TỔ CHỨC THỰC HIỆN 1. Văn phòng Đảng ủy: chuẩn bị giấy mời trước ngày 01/4/2026. "
    "Nơi nhận: - Tỉnh ủy; - Lưu VPĐU. T/M ĐẢNG ỦY BÍ THƯ Vi Văn Sơn"
)


@pytest.mark.parametrize(
    ("text", "head", "signed", "dialogues", "duties"),
    [
        (STATE, ("Ủy ban nhân dân phường Bến Tre", "44", "KH-UBND", 20, "Bến Tre"), ("KT.", "Lê Thị Gấm"), 2, 2),
        (PARTY, ("Đảng ủy xã Đồi Chè", "16", "KH/ĐU", 11, "Đồi Chè"), ("T/M", "Vi Văn Sơn"), 1, 1),
    ],
)
def test_document_in_one_paragraph_is_read_whole(
    text: str,
    head: tuple[str, str, str, int, str],
    signed: tuple[str, str],
    dialogues: int,
    duties: int,
) -> None:
    reading = read_plan(text)
    form = to_json(reading)
    assert reading.is_dialogue_plan
    assert (form["issuer"], form["number"], form["symbol"], form["date"]["day"], form["place"]) == head
    assert (form["signatory"]["authority"], form["signatory"]["name"]) == signed
    assert (len(reading.dialogues), len(reading.duties), len(reading.legal_bases)) == (dialogues, duties, 1)
    assert reading.text == text
    assert reading.number is not None
    assert text[reading.number.span.start : reading.number.span.end] == reading.number.value


def test_cited_document_never_supplies_the_head() -> None:
    reading = read_plan(
        "Căn cứ Kế hoạch số 77-KH/ĐU ngày 12/01/2026 của Đảng ủy xã Mây; UBND xã Mây tổ chức đối thoại với Nhân dân "
        "và báo cáo kết quả về Văn phòng trước ngày 10/3/2026."
    )
    assert (reading.number, reading.symbol, reading.date) == (None, None, None)
