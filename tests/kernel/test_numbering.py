from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dienhong.kernel.numbering import (
    POINT_LETTERS,
    Reference,
    clock_words,
    day_figures,
    day_words,
    parse_reference,
    point_letter,
    reference,
    roman,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12/KH-UBND", Reference("12", "KH-UBND", "state")),
        ("05/CTr-UBND", Reference("05", "CTr-UBND", "state")),
        ("168a/QĐ-UBND", Reference("168a", "QĐ-UBND", "state")),
        ("30/2020/NĐ-CP", Reference("30", "NĐ-CP", "state")),
        ("10/2022/QH15", Reference("10", "QH15", "state")),
        ("80-KH/ĐU", Reference("80", "KH/ĐU", "party")),
        ("1158-QĐ/TU", Reference("1158", "QĐ/TU", "party")),
        ("11-QĐi/TW", Reference("11", "QĐi/TW", "party")),
        ("12-KH-UBND", None),
        ("/KH-UBND", None),
        ("12 /KH-UBND", None),
        ("12/kh-ubnd", None),
    ],
)
def test_reference_is_read_by_the_sign_after_its_number(text: str, expected: Reference | None) -> None:
    assert parse_reference(text) == expected


def test_reference_pads_numbers_below_ten() -> None:
    assert reference(5, "KH-UBND", "state") == "05/KH-UBND"
    assert reference(80, "KH/ĐU", "party") == "80-KH/ĐU"
    assert reference("", "KH-UBND", "state") == "/KH-UBND"


@pytest.mark.parametrize(
    ("day", "words", "figures"),
    [
        (date(2026, 1, 5), "ngày 05 tháng 01 năm 2026", "05/01/2026"),
        (date(2026, 2, 28), "ngày 28 tháng 02 năm 2026", "28/02/2026"),
        (date(2015, 7, 9), "ngày 09 tháng 7 năm 2015", "09/7/2015"),
        (date(2026, 12, 31), "ngày 31 tháng 12 năm 2026", "31/12/2026"),
    ],
)
def test_days_below_ten_and_months_one_and_two_get_a_zero(day: date, words: str, figures: str) -> None:
    assert (day_words(day), day_figures(day)) == (words, figures)


@given(st.integers(1, 49))
def test_roman_numerals_add_up(number: int) -> None:
    values = {"I": 1, "V": 5, "X": 10}
    read = [values[letter] for letter in roman(number)]
    assert sum(-v if any(v < later for later in read[i + 1 : i + 2]) else v for i, v in enumerate(read)) == number


def test_points_follow_the_vietnamese_order() -> None:
    assert [point_letter(n) for n in (1, 4, 5, 7, 23)] == ["a", "d", "đ", "g", "y"]
    assert not set("fjwz") & set(POINT_LETTERS)


@pytest.mark.parametrize("number", [0, 24, 50])
def test_ordinals_outside_the_alphabet_are_refused(number: int) -> None:
    with pytest.raises(ValueError):
        point_letter(number)


@pytest.mark.parametrize(("hour", "words"), [(time(8), "08 giờ 00"), (time(13, 5), "13 giờ 05")])
def test_hours_and_minutes_get_a_zero(hour: time, words: str) -> None:
    assert clock_words(hour) == words
