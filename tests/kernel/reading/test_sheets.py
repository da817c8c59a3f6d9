import io
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dienhong.kernel.reading import UnreadableFile
from dienhong.kernel.reading.sheets import MAX_ROWS, Sheet, read_sheets

TABLES = Path(__file__).parent / "tables"
HEAD = ("STT", "Thôn", "Họ tên", "Điện thoại", "Ngày", "Nội dung")
FIRST = ("1", "Thôn Trung", "Nguyễn Văn Ánh", "912000111", "05/01/2026", "Đường hỏng")


def xlsx(write: Callable[[xlsxwriter.Workbook], None]) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    write(book)
    book.close()
    return out.getvalue()


def reason_for(content: bytes) -> str:
    with pytest.raises(UnreadableFile) as refused:
        read_sheets(content)
    return refused.value.reason


def test_xls_is_read_with_merged_cells_repeated() -> None:
    second = ("2", "Thôn Trung", "Trần Thị Bưởi", "0987 000 222", "06/02/2026", "Mất nước")
    assert read_sheets((TABLES / "bang.xls").read_bytes()) == [Sheet("Thôn", (HEAD, FIRST, second), first_row=2)]


def test_ods_is_read_with_only_the_first_of_merged_cells() -> None:
    second = ("2", "", "Trần Thị Bưởi", "0987 000 222", "06/02/2026", "Mất nước")
    assert read_sheets((TABLES / "bang.ods").read_bytes()) == [Sheet("Thôn", (HEAD, FIRST, second), first_row=2)]


def test_xlsx_gives_values_as_people_see_them() -> None:
    def write(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("A")
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write(3, 1, 912000111)
        sheet.write(3, 2, 3.5)
        sheet.write_datetime(3, 3, date(2026, 7, 9), day)
        sheet.write_formula(3, 4, '="Mất "&"nước"', None, "Mất nước")
        sheet.merge_range(4, 1, 5, 2, "chung")
        sheet.write(5, 3, "x\x0by")

    assert read_sheets(xlsx(write)) == [
        Sheet(
            "A",
            (("912000111", "3,5", "09/7/2026", "Mất nước"), ("chung", "", "", ""), ("chung", "", "x\ny", "")),
            first_row=4,
        )
    ]


def test_empty_rows_between_stay_so_that_numbers_agree() -> None:
    assert read_sheets(b"a,b\n\n,\nc,d\n")[0].rows == (("a", "b"), ("", ""), ("", ""), ("c", "d"))


def test_a_million_styled_empty_rows_cost_nothing() -> None:
    def write(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        grey = book.add_format({"bg_color": "gray"})
        sheet.write(0, 0, "a")
        for row in range(1, 200_000):
            sheet.write_blank(row, 3, None, grey)

    assert read_sheets(xlsx(write)) == [Sheet("Sheet1", (("a",),))]


def test_a_cell_in_the_last_corner_is_refused_and_we_live() -> None:
    def write(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "a")
        sheet.write(1_048_575, 16_383, "z")

    assert reason_for(xlsx(write)) == "bomb"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1258"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_is_read_in_every_encoding_and_delimiter(encoding: str, delimiter: str) -> None:
    # Windows-1258 has no ready-made letters with two signs: programs write the tone as a letter of its own.
    village, text = "Thôn Hạ", "đường hỏng"
    if encoding == "cp1258":
        village, text = "Thôn Ha\u0323", "đươ\u0300ng ho\u0309ng"
    lines = f"Thôn{delimiter}N\u00f4i\n{village}{delimiter}{text}\n"
    assert read_sheets(lines.encode(encoding))[0].rows == (("Thôn", "Nôi"), ("Thôn Hạ", "đường hỏng"))


def test_csv_typed_in_tcvn3_is_converted() -> None:
    typed = "Th«n,Néi dung\nTh«n H¹,§Ò nghÞ söa ®­êng vµ cÇu cho nh©n d©n\n".encode("cp1252")
    assert read_sheets(typed)[0].rows[1] == ("Thôn Hạ", "Đề nghị sửa đường và cầu cho nhân dân")


def test_xlsx_typed_in_tcvn3_is_converted_and_named() -> None:
    typed = "§Ò nghÞ söa ®­êng vµ cÇu cho nh©n d©n"

    def write(book: xlsxwriter.Workbook) -> None:
        book.add_worksheet().write(0, 0, typed)

    (sheet,) = read_sheets(xlsx(write))
    assert (sheet.writing, sheet.rows) == ("tcvn3", (("Đề nghị sửa đường và cầu cho nhân dân",),))
    assert sheet.originals == ((typed,),)


def test_too_many_rows_are_refused() -> None:
    assert reason_for(b"a,b\n" * (MAX_ROWS + 1)) == "too_many_rows"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \n\n", "empty"),
        (b"PK\x03\x04" + b"\x00" * 40, "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "not_a_table"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), "damaged"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00", "not_a_table"),
    ],
)
def test_what_is_no_table_is_refused_with_its_reason(content: bytes, reason: str) -> None:
    assert reason_for(content) == reason


def test_a_word_file_is_no_table() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", "<a/>")
    assert reason_for(out.getvalue()) == "not_a_table"


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=400))
def test_random_bytes_give_a_table_or_a_reason(content: bytes) -> None:
    try:
        sheets = read_sheets(content)
    except UnreadableFile:
        return
    assert all(len({len(row) for row in sheet.rows}) == 1 for sheet in sheets)
