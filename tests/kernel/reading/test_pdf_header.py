"""The head of a PDF's page from placed words: the left block's lines, then the right block's."""

from dienhong.kernel.reading.pdf_header import head_of
from dienhong.kernel.reading.pdf_lines import Word

LETTER, SPACE, HEIGHT = 6.0, 3.5, 12.0


def written(text: str, x: float, top: float, letter: float = LETTER) -> list[Word]:
    words = []
    for word in text.split():
        words.append(Word(word, x, x + letter * len(word), top, top + HEIGHT))
        x += letter * len(word) + SPACE
    return words


def test_title_at_the_left_margin_stays_below_both_columns() -> None:
    page = [
        *written("ỦY BAN NHÂN DÂN", 60, 80),
        *written("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 260, 80),
        *written("XÃ SUỐI BÙN", 60, 96),
        *written("Độc lập - Tự do - Hạnh phúc", 260, 96),
        *written("Số: 07/KH-UBND", 60, 112),
        *written("Suối Bùn, ngày 02 tháng 3 năm", 260, 112),
        *written("2026", 260, 128),
        *written("KẾ HOẠCH", 75, 150),
        *written("Đối thoại với Nhân dân năm 2026", 75, 166),
    ]
    head = head_of(page)
    assert head is not None
    assert head.texts == [
        "ỦY BAN NHÂN DÂN",
        "XÃ SUỐI BÙN",
        "Số: 07/KH-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Suối Bùn, ngày 02 tháng 3 năm 2026",
    ]
    assert " ".join(word.text for word in head.below) == "KẾ HOẠCH Đối thoại với Nhân dân năm 2026"


def test_party_head_of_unequal_columns_comes_block_by_block() -> None:
    page = [
        *written("ĐẢNG BỘ TỈNH SAO MAI", 70, 70),
        *written("ĐẢNG ỦY XÃ NÚI", 90, 86),
        *written("THÀNH TRÊN", 100, 102),
        *written("ĐẢNG CỘNG SẢN VIỆT NAM", 330, 106, 5.0),
        *written("*", 130, 118),
        *written("Số 05-KH/ĐU", 95, 134),
        *written("Núi Thành Trên, ngày 09 tháng 6 năm 2026", 290, 134, 5.0),
        *written("KẾ HOẠCH", 270, 160),
    ]
    head = head_of(page)
    assert head is not None
    assert head.texts == [
        "ĐẢNG BỘ TỈNH SAO MAI",
        "ĐẢNG ỦY XÃ NÚI",
        "THÀNH TRÊN",
        "*",
        "Số 05-KH/ĐU",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Núi Thành Trên, ngày 09 tháng 6 năm 2026",
    ]


def test_narrow_gutter_beside_the_national_title_is_seen() -> None:
    page = [
        *written("ỦY BAN NHÂN DÂN PHƯỜNG ĐÔNG", 50, 80),
        *written("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 223, 81),
        *written("Độc lập - Tự do - Hạnh phúc", 260, 97),
        *written("KẾ HOẠCH", 250, 140),
    ]
    head = head_of(page)
    assert head is not None
    assert head.texts[0] == "ỦY BAN NHÂN DÂN PHƯỜNG ĐÔNG"
    assert head.texts[1] == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"


def test_page_without_national_title_has_no_head() -> None:
    assert head_of([*written("PHỤ LỤC", 250, 80), *written("LỊCH ĐỐI THOẠI", 240, 96)]) is None
