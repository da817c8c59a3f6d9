import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cast import Cast
from tests.cycle.intake.tables import DITCH, GOOD, HEAD, LAMP, keep, paste, pasted, states, xlsx

from dienhong.cycle.intake.states import Column
from dienhong.cycle.intake.tables import MAX_ROWS, Table, column_letters, paste_table, read_table
from dienhong.cycle.intake.workbooks import rejected, template
from dienhong.kernel.errors import Refused
from dienhong.kernel.reading import UnreadableFile

CSV = "\r\n".join(";".join(row) for row in (HEAD, *GOOD))


def meant(table: Table) -> tuple[int, int]:
    """The header's number, and how many columns have a meaning."""
    return table.header_row, len(table.mapping)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_csv_of_any_encoding_is_the_same_table(encoding: str) -> None:
    table = read_table(CSV.encode(encoding))
    assert (meant(table), table.rows[1][1]) == ((1, 6), LAMP[1])


def test_the_number_of_a_row_is_the_one_that_excel_shows() -> None:
    table = read_table(xlsx((), (), ("BẢNG TỔNG HỢP",), (), HEAD, *GOOD))
    assert (table.first_row, table.header_row) == (3, 5)


def test_a_paste_keeps_line_breaks_inside_a_cell() -> None:
    table = paste_table('Ý kiến\tThôn\r\n"Dòng một\nDòng hai"\tĐông\r\n')
    assert table.rows[1] == ("Dòng một\nDòng hai", "Đông")


def test_a_bare_list_is_a_list_of_opinions() -> None:
    table = paste_table(f"{LAMP[1]}\n{DITCH[1]}\n")
    assert (table.header, table.mapping) == (-1, {Column.TEXT: 0})


@pytest.mark.parametrize("text", ["", " \n\t\n", "Nội dung\tThôn\n", "\t" * 200 + "a"])
def test_a_paste_without_opinions_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        paste_table(text)


@given(st.text(max_size=300))
def test_any_paste_is_a_table_or_refused(text: str) -> None:
    try:
        table = paste_table(text)
    except Refused:
        return
    assert len({len(row) for row in table.rows}) == 1


@given(st.binary(max_size=400).filter(lambda content: not content.startswith((b"PK", b"\xd0\xcf"))))
def test_any_file_is_a_table_or_refused(content: bytes) -> None:
    try:
        table = read_table(content)
    except (Refused, UnreadableFile):
        return
    assert len(table.heading) == len(table.rows[0])


def test_a_table_that_is_too_long_is_refused() -> None:
    with pytest.raises(Refused, match="tối đa 20000"):
        read_table("\n".join(["Nội dung,Thôn", *["Đèn hỏng,Đông"] * (MAX_ROWS + 1)]).encode())


def test_pasted_old_letters_are_converted_and_kept(hoa_phu: Cast) -> None:
    typed = "§­êng th«n §«ng bÞ háng, ®Ò nghÞ x· söa cho d©n ®i l¹i"
    batch = paste(hoa_phu.ha, pasted(("Néi dung kiÕn nghÞ", "Th«n"), (typed, "§«ng")))
    row = batch.rows.get(number=2)
    assert (batch.writing, row.cells[0], row.typed[0]) == (
        "tcvn3",
        "Đường thôn Đông bị hỏng, đề nghị xã sửa cho dân đi lại",
        typed,
    )


def test_the_bad_rows_can_be_sent_in_again(hoa_phu: Cast) -> None:
    batch = keep(hoa_phu.ha, ("1", "Hỏng.", "Thôn Đông", "", "", "", ""), LAMP)
    again = read_table(rejected(batch, batch.rows.filter(state="faulty")))
    assert (meant(again), again.rows[1][1]) == ((1, 6), "Hỏng.")


def test_the_examples_of_the_template_do_not_go_in(hoa_phu: Cast) -> None:
    table = read_table(template(["Thôn Đông", "Thôn Đoài"], ["Giao thông"]))
    batch = keep(hoa_phu.ha, *table.rows[1:], head=table.rows[0])
    assert states(batch) == ["skipped", "skipped"]


@pytest.mark.parametrize(
    ("index", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")]
)
def test_columns_have_the_letters_of_a_spreadsheet(index: int, letters: str) -> None:
    assert column_letters(index) == letters
