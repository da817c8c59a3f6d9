"""The clock stands while the sender is asked, and goes on with what was left: no day lost, none won."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dienhong.civic.deadlines.counting import Count, Stop
from dienhong.civic.deadlines.rules import TimeLimit
from dienhong.kernel.workdays import vietnam

CALENDAR = vietnam()
STARTS = st.dates(date(2026, 1, 1), date(2027, 12, 31))
AMOUNTS = st.integers(1, 45)


def limit_of(amount: int, unit: str) -> TimeLimit:
    return TimeLimit("x", "Thử", amount, unit, "less", "Luật", "law")  # type: ignore[arg-type]


def days(count: int) -> timedelta:
    return timedelta(days=count)


MONDAY = date(2026, 3, 9)
TEN = limit_of(10, "workday")
THIRTY = limit_of(30, "day")


@pytest.mark.parametrize(
    ("count", "due"),
    [
        (Count(start=date(2026, 2, 14), limit=TEN), date(2026, 3, 6)),  # ten working days over Tết
        (Count(start=MONDAY, limit=TEN), date(2026, 3, 23)),
        (Count(start=MONDAY, limit=TEN, stops=(Stop(date(2026, 3, 12), date(2026, 3, 16)),)), date(2026, 3, 25)),
        (Count(start=MONDAY, limit=THIRTY), date(2026, 4, 8)),
        (Count(start=MONDAY, limit=THIRTY, stops=(Stop(date(2026, 3, 12), date(2026, 3, 16)),)), date(2026, 4, 13)),
        (Count(start=MONDAY, limit=TEN, stops=(Stop(date(2026, 3, 12), date(2026, 3, 12)),)), date(2026, 3, 23)),
        (Count(start=MONDAY, fixed=date(2026, 3, 21)), date(2026, 3, 21)),  # a Saturday that a person chose
        (Count(start=MONDAY, fixed=date(2026, 3, 20), stops=(Stop(MONDAY, date(2026, 3, 11)),)), date(2026, 3, 24)),
        (Count(start=MONDAY, limit=limit_of(1, "day"), not_before=date(2026, 3, 12)), date(2026, 3, 12)),
    ],
)
def test_due_date_with_pauses(count: Count, due: date) -> None:
    assert count.due(CALENDAR) == due


def test_asking_when_it_is_late_changes_nothing() -> None:
    late = Stop(date(2026, 3, 24), date(2026, 4, 1))
    assert Count(start=MONDAY, limit=TEN, stops=(late,)).due(CALENDAR) == date(2026, 3, 23)


def test_count_without_limit_or_date_is_a_fault() -> None:
    with pytest.raises(ValueError, match="limit or a fixed date"):
        Count(start=MONDAY).due(CALENDAR)


@given(start=STARTS, amount=AMOUNTS, ahead=st.integers(0, 40), length=st.integers(0, 40))
def test_pause_keeps_the_working_days_that_were_left(start: date, amount: int, ahead: int, length: int) -> None:
    plain = Count(start=start, limit=limit_of(amount, "workday"))
    due, stop = plain.due(CALENDAR), Stop(start + days(ahead), start + days(ahead + length))
    paused = Count(start=start, limit=plain.limit, stops=(stop,)).due(CALENDAR)
    if stop.start > due or not length:
        assert paused == due
    elif stop.start == due:  # nothing was left: the day of the answer, or the next one that is worked
        assert paused == CALENDAR.next_workday(stop.end)
    else:
        assert CALENDAR.count_workdays(stop.end, paused) == CALENDAR.count_workdays(stop.start, due)


@given(start=STARTS, amount=AMOUNTS, ahead=st.integers(0, 40), length=st.integers(1, 40))
def test_pause_keeps_the_days_that_were_left_and_ends_on_a_working_day(
    start: date, amount: int, ahead: int, length: int
) -> None:
    stop = Stop(start + days(ahead), start + days(ahead + length))
    count = Count(start=start, limit=limit_of(amount, "day"), stops=(stop,))
    end = start + days(amount)
    if count.effective_stops(CALENDAR):
        end = max(end, stop.start) + days(length)
    assert count.due(CALENDAR) == CALENDAR.next_workday(end)


@given(
    start=STARTS,
    amount=AMOUNTS,
    unit=st.sampled_from(["day", "workday"]),
    pairs=st.lists(st.tuples(st.integers(-5, 60), st.integers(0, 15)), max_size=4),
    order=st.randoms(use_true_random=False),
)
def test_pauses_never_shorten_and_their_order_does_not_matter(
    start: date, amount: int, unit: str, pairs: list[tuple[int, int]], order: object
) -> None:
    stops = [Stop(start + days(ahead), start + days(ahead + length)) for ahead, length in pairs]
    due = Count(start=start, limit=limit_of(amount, unit), stops=tuple(stops)).due(CALENDAR)
    order.shuffle(stops)  # type: ignore[attr-defined]
    assert Count(start=start, limit=limit_of(amount, unit), stops=tuple(stops)).due(CALENDAR) == due
    assert due >= Count(start=start, limit=limit_of(amount, unit)).due(CALENDAR)


@given(start=STARTS, amount=AMOUNTS, unit=st.sampled_from(["day", "workday"]), split=st.integers(1, 9))
def test_two_pauses_that_touch_are_one(start: date, amount: int, unit: str, split: int) -> None:
    whole = Stop(start, start + days(10))
    parts = (Stop(start, start + days(split)), Stop(start + days(split), start + days(10)))
    limit = limit_of(amount, unit)
    one = Count(start=start, limit=limit, stops=(whole,)).due(CALENDAR)
    assert Count(start=start, limit=limit, stops=parts).due(CALENDAR) == one
