from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dienhong.cycle.intake.cells import Read, read_consent, read_day, read_phone

TODAY = date(2026, 3, 9)
FIFTH = date(2026, 3, 5)


@pytest.mark.parametrize(
    "cell",
    [
        "05/03/2026", "5/3/2026", "5/3/26", "5-3-2026", "05.03.2026", "5 / 3 / 2026", "2026-03-05", "2026/3/5", "05032026",
        "ngày 05 tháng 3 năm 2026", "Ngày 5 tháng 3 năm 2026.", "ngay 5 thang 3 nam 2026", "08:30 05/3/2026", "8h30 5/3/2026",
        "5/3/2026 14:05:00", "2026-03-05 00:00:00", "'05/03/2026",
    ],
)  # fmt: skip
def test_a_day_is_read_in_its_many_shapes(cell: str) -> None:
    assert read_day(cell, TODAY) == Read(FIFTH)


@pytest.mark.parametrize(
    ("cell", "day", "note"),
    [
        ("46086", FIFTH, "Đã đổi số của bảng tính ra ngày 05/03/2026"),
        ("5/3", FIFTH, "Không ghi năm, đã hiểu là 05/03/2026"),
        ("20/12", date(2025, 12, 20), "Không ghi năm, đã hiểu là 20/12/2025"),
        ("2/28/2026", date(2026, 2, 28), "Ghi tháng trước ngày, đã hiểu là 28/02/2026"),
    ],
)
def test_what_was_mended_in_a_day_is_said(cell: str, day: date, note: str) -> None:
    assert read_day(cell, TODAY) == Read(day, note=note)


@pytest.mark.parametrize(
    "cell", ["hôm qua", "31/02/2026", "10/3/2026", "05/03/2019", "0/0/0", "99/99/9999", "12", "1/1/0001"]
)
def test_a_day_that_cannot_be_is_a_fault(cell: str) -> None:
    read = read_day(cell, TODAY)
    assert (read.value, bool(read.fault)) == (None, True)


@given(
    st.integers(0, 1800), st.sampled_from(["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d", "%H:%M %d/%m/%Y", "%d%m%Y"])
)
def test_every_day_of_these_years_comes_back(ago: int, shape: str) -> None:
    day = TODAY - timedelta(days=ago)
    assert read_day(day.strftime(shape), TODAY).value == day


@given(st.text(max_size=60))
def test_any_cell_gives_a_day_or_a_fault(cell: str) -> None:
    read = read_day(cell, TODAY)
    assert read.value is None or not read.fault


@pytest.mark.parametrize(
    "cell", ["0912345678", "0912 345 678", "0912.345.678", "+84 912 345 678", "84912345678", "'0912345678"]
)
def test_a_number_is_read_as_people_write_it(cell: str) -> None:
    assert read_phone(cell) == Read("+84912345678")


@pytest.mark.parametrize(
    ("cell", "number"),
    [("912345678", "+84912345678"), ("912345678,0", "+84912345678"), ("2043825555", "+842043825555")],
)
def test_a_number_that_lost_its_0_gets_it_back(cell: str, number: str) -> None:
    read = read_phone(cell)
    assert (read.value, read.fault) == (number, "")
    assert read.note.startswith("Đã thêm số 0 bị mất ở đầu: 0")


@pytest.mark.parametrize(
    "cell", ["0912345678 / 0987654321", "12345", "không có", "0912345678 và 0987654321", "9,12E+08"]
)
def test_what_is_no_one_number_is_a_fault(cell: str) -> None:
    read = read_phone(cell)
    assert (read.value, bool(read.fault)) == ("", True)


@given(st.integers(300_000_000, 999_999_999))
def test_the_0_is_put_back_wherever_it_makes_a_number(digits: int) -> None:
    assert read_phone(str(digits)).value == read_phone(f"0{digits}").value


@given(st.text(max_size=60))
def test_any_cell_gives_a_number_or_a_fault_or_nothing(cell: str) -> None:
    read = read_phone(cell)
    assert not (read.value and read.fault)


@pytest.mark.parametrize(
    ("cell", "said"),
    [("Có", True), ("x", True), ("✓", True), ("co", True), ("Không", False), ("chưa", False), ("", None), ("  ", None)],
)
def test_consent_is_read(cell: str, said: bool | None) -> None:
    assert read_consent(cell) == Read(said)


def test_consent_in_other_words_is_asked_again() -> None:
    assert read_consent("hỏi lại").fault == "Hãy ghi “Có” hoặc “Không”."
