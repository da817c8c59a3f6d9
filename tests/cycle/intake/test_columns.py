import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dienhong.cycle.intake.columns import find_header, meaning_of
from dienhong.cycle.intake.states import Column
from dienhong.kernel.vietnamese import fold

HEADINGS = {
    "Nội dung ý kiến": Column.TEXT,
    "Nội dung kiến nghị, phản ánh": Column.TEXT,
    "Ý kiến của cử tri": Column.TEXT,
    "Tóm tắt nội dung": Column.TEXT,
    "Kiến nghị": Column.TEXT,
    "Thôn, tổ dân phố": Column.VILLAGE,
    "Tên xóm": Column.VILLAGE,
    "TDP": Column.VILLAGE,
    "Địa chỉ": Column.VILLAGE,
    "Nơi ở": Column.VILLAGE,
    "Họ và tên": Column.NAME,
    "Họ, tên cử tri": Column.NAME,
    "Người có ý kiến": Column.NAME,
    "Ông/bà": Column.NAME,
    "Chủ hộ": Column.NAME,
    "Số điện thoại": Column.PHONE,
    "SĐT": Column.PHONE,
    "Đ.T": None,
    "ĐT liên hệ": Column.PHONE,
    "Điện thoại (nếu có)": Column.PHONE,
    "Đồng ý lưu tên, số điện thoại": Column.CONSENT,
    "Người dân đồng ý cung cấp thông tin": Column.CONSENT,
    "Ngày ghi nhận": Column.DAY,
    "Thời gian": Column.DAY,
    "Ngày sinh": None,
    "Lĩnh vực": Column.FIELD,
    "STT": None,
    "Ghi chú": None,
    "Nội dung trả lời": None,
    "Ý kiến giải quyết của UBND xã": None,
    "Người thu thập": None,
}


@pytest.mark.parametrize(("heading", "meaning"), HEADINGS.items())
def test_a_heading_means_its_column(heading: str, meaning: Column | None) -> None:
    assert meaning_of(heading) == meaning


@given(
    st.sampled_from(sorted(HEADINGS)),
    st.sampled_from([str.upper, str.lower, fold, str.title]),
    st.sampled_from(["NFC", "NFD"]),
)
def test_a_heading_means_the_same_in_any_letters(heading: str, change: object, form: str) -> None:
    written = unicodedata.normalize(form, change(heading))  # type: ignore[operator]
    assert meaning_of(written) == HEADINGS[heading]


@given(st.text(max_size=200))
def test_any_cell_has_a_meaning_or_none(cell: str) -> None:
    assert meaning_of(cell) in (*Column, None)


def test_the_header_is_found_below_titles() -> None:
    rows = [
        ("ỦY BAN NHÂN DÂN XÃ HÒA PHÚ", "", "", ""),
        ("TỔNG HỢP Ý KIẾN, KIẾN NGHỊ CỦA NHÂN DÂN THÔN ĐÔNG", "", "", ""),
        ("Ngày lập: 05/3/2026", "", "", ""),
        ("STT", "Họ và tên", "Nội dung kiến nghị", "SĐT"),
        ("1", "Vũ Đức Minh", "Đề nghị nạo vét mương đầu làng.", "0900000002"),
    ]
    assert find_header(rows) == (3, {Column.NAME: 1, Column.TEXT: 2, Column.PHONE: 3})


def test_no_header_is_made_up() -> None:
    assert find_header([("Đường vào thôn bị sụt.", "Thôn Đông"), ("Nước yếu.", "Thôn Đoài")]) == (-1, {})


def test_a_table_of_the_text_alone_has_its_header() -> None:
    assert find_header([("STT", "Nội dung"), ("1", "Đường vào thôn bị sụt.")]) == (0, {Column.TEXT: 1})


@given(st.lists(st.lists(st.text(max_size=30), max_size=6).map(tuple), max_size=40))
def test_any_table_is_searched_without_a_fall(rows: list[tuple[str, ...]]) -> None:
    index, mapping = find_header(rows)
    assert -1 <= index < max(len(rows), 1)
    assert (index == -1) == (mapping == {})
