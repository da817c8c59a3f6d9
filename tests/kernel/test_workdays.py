"""The working calendar gives the published days off of 2024 to 2027 and counts consistently.

The texts that published them stand in the table beside the code (src/dienhong/kernel/workdays/vietnam.toml).
"""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dienhong.kernel.workdays import Swap, WorkCalendar, is_published, known_swaps, vietnam

CALENDAR = vietnam()
PLAIN = WorkCalendar(lambda _year: {})
DAYS = st.dates(date(2023, 12, 1), date(2031, 1, 31))
COUNTS = st.integers(-60, 60)

# Monday to Friday without work; weekends around them as published: Tết 2024 08-14/02, 2025 25/01-02/02, 2026 14-22/02,
# 2027 04-10/02; Quốc khánh 31/8-03/9/2024, 30/8-02/9/2025, 29/8-02/9/2026; 30/4: 27/4-01/5/2024, 30/4-04/5/2025.
PUBLISHED = {
    2024: "01/01 08/02 09/02 12/02 13/02 14/02 18/04 29/04 30/04 01/05 02/09 03/09",
    2025: "01/01 27/01 28/01 29/01 30/01 31/01 07/04 30/04 01/05 02/05 01/09 02/09",
    2026: "01/01 02/01 16/02 17/02 18/02 19/02 20/02 27/04 30/04 01/05 31/08 01/09 02/09 24/11",
    2027: "01/01 04/02 05/02 08/02 09/02 10/02 16/04 30/04 03/05 02/09 03/09 24/11",
}
# By rule, not yet published: Tết Mậu Thân 26/01/2028, Kỷ Dậu 13/02/2029, Canh Tuất 02/02/2030 (China: 03/02).
COMPUTED = {
    2028: "03/01 24/01 25/01 26/01 27/01 28/01 04/04 01/05 02/05 01/09 04/09 24/11",
    2029: "01/01 12/02 13/02 14/02 15/02 16/02 23/04 30/04 01/05 03/09 04/09 26/11",
    2030: "01/01 31/01 01/02 04/02 05/02 06/02 12/04 30/04 01/05 02/09 03/09 25/11",
}
WORKED_SATURDAYS = {2024: ["04/05"], 2025: ["26/04"], 2026: ["10/01", "22/08"], 2027: [], 2028: [], 2029: [], 2030: []}


def days_of(year: int) -> list[date]:
    return [day for ahead in range(366) if (day := date(year, 1, 1) + timedelta(ahead)).year == year]


def off_on_weekdays(year: int) -> str:
    return " ".join(f"{day:%d/%m}" for day in days_of(year) if day.weekday() < 5 and not CALENDAR.is_workday(day))


@pytest.mark.parametrize("year", PUBLISHED)
def test_days_off_are_those_published(year: int) -> None:
    assert off_on_weekdays(year) == PUBLISHED[year]
    assert is_published(year)


@pytest.mark.parametrize("year", COMPUTED)
def test_days_off_of_years_not_yet_published_follow_the_rule(year: int) -> None:
    assert off_on_weekdays(year) == COMPUTED[year]
    assert not is_published(year)


@pytest.mark.parametrize("year", WORKED_SATURDAYS)
def test_only_swapped_saturdays_are_worked(year: int) -> None:
    weekends = [day for day in days_of(year) if day.weekday() >= 5]
    assert [f"{day:%d/%m}" for day in weekends if CALENDAR.is_workday(day)] == WORKED_SATURDAYS[year]


@pytest.mark.parametrize(("year", "days"), [(2024, 11), (2025, 11), (2026, 12), (2029, 12), (2030, 12)])
def test_each_year_loses_as_many_workdays_as_the_law_gives_holidays(year: int, days: int) -> None:
    """Điều 112 gives 11 days, 12 with Ngày Văn hóa Việt Nam: substitutes make up for weekends, swaps cost nothing."""
    weekdays = sum(day.weekday() < 5 for day in days_of(year))
    assert weekdays - sum(CALENDAR.is_workday(day) for day in days_of(year)) == days


def test_holidays_have_names() -> None:
    assert CALENDAR.holiday_name(date(2026, 2, 17)) == "Tết Nguyên Đán"
    assert CALENDAR.holiday_name(date(2026, 4, 27)) == "Ngày Giỗ Tổ Hùng Vương (nghỉ bù)"
    assert CALENDAR.holiday_name(date(2026, 11, 24)) == "Ngày Văn hóa Việt Nam"
    assert CALENDAR.holiday_name(date(2026, 1, 2)) == "Nghỉ hoán đổi (làm bù ngày 10/01/2026)"
    assert CALENDAR.holiday_name(date(2025, 11, 24)) is None
    assert CALENDAR.holiday_name(date(2026, 1, 10)) is None


def test_swaps_are_data_with_a_source() -> None:
    assert len(known_swaps()) == 4
    for swap in known_swaps():
        assert swap.day_off.weekday() < 5
        assert swap.worked.weekday() == 5
        assert "/" in swap.source
        assert swap.certainty in {"high", "medium"}


def test_own_swaps_replace_those_of_the_table() -> None:
    own = vietnam([Swap(date(2026, 11, 23), date(2026, 11, 28), "Quyết định thử")])
    assert not own.is_workday(date(2026, 11, 23))
    assert own.is_workday(date(2026, 11, 28))
    assert own.is_workday(date(2026, 1, 2))
    assert vietnam(swaps=[]).is_workday(date(2024, 4, 29))


def test_ten_workdays_over_tet() -> None:
    assert CALENDAR.add_workdays(date(2026, 2, 10), 10) == date(2026, 3, 3)
    assert CALENDAR.count_workdays(date(2026, 2, 13), date(2026, 2, 23)) == 1


def test_counting_includes_the_end_and_not_the_start() -> None:
    monday, friday = date(2026, 3, 2), date(2026, 3, 6)
    assert CALENDAR.count_workdays(monday, friday) == 4
    assert CALENDAR.count_workdays(friday, monday) == -4
    assert CALENDAR.count_workdays(friday, friday) == 0


def test_a_period_that_ends_on_a_rest_day_ends_on_the_next_workday() -> None:
    assert CALENDAR.next_workday(date(2026, 8, 29)) == date(2026, 9, 3)
    assert CALENDAR.next_workday(date(2026, 8, 22)) == date(2026, 8, 22)


def test_a_calendar_without_holidays_knows_weekends() -> None:
    assert PLAIN.add_workdays(date(2026, 2, 13), 5) == date(2026, 2, 20)
    assert PLAIN.holiday_name(date(2026, 2, 17)) is None


@given(DAYS, COUNTS)
def test_count_undoes_add(day: date, count: int) -> None:
    assert CALENDAR.count_workdays(day, CALENDAR.add_workdays(day, count)) == count


@given(DAYS, COUNTS)
def test_add_lands_on_a_workday(day: date, count: int) -> None:
    landed = CALENDAR.add_workdays(day, count)
    assert landed == day if count == 0 else CALENDAR.is_workday(landed)


@given(DAYS, COUNTS, COUNTS)
def test_add_is_monotone_in_the_count(day: date, fewer: int, more: int) -> None:
    fewer, more = sorted((fewer, more))
    assert CALENDAR.add_workdays(day, fewer) <= CALENDAR.add_workdays(day, more)


@given(DAYS, DAYS, COUNTS)
def test_add_is_monotone_in_the_day(one: date, other: date, count: int) -> None:
    early, late = sorted((one, other))
    assert CALENDAR.add_workdays(early, count) <= CALENDAR.add_workdays(late, count)


@given(DAYS, st.integers(0, 60), st.integers(0, 60))
def test_adding_in_two_steps_is_adding_at_once(day: date, first: int, second: int) -> None:
    at_once = CALENDAR.add_workdays(day, first + second)
    assert CALENDAR.add_workdays(CALENDAR.add_workdays(day, first), second) == at_once


@given(DAYS, DAYS, DAYS)
def test_counts_add_up(one: date, two: date, three: date) -> None:
    start, middle, end = sorted((one, two, three))
    parts = CALENDAR.count_workdays(start, middle) + CALENDAR.count_workdays(middle, end)
    assert parts == CALENDAR.count_workdays(start, end)


@given(DAYS)
def test_next_workday_is_the_first_from_the_day(day: date) -> None:
    found = CALENDAR.next_workday(day)
    assert CALENDAR.is_workday(found)
    assert found == day if CALENDAR.is_workday(day) else found == CALENDAR.add_workdays(day, 1)
