"""Promises that people can hold a commune to."""

from datetime import date

import pytest

from dienhong.cycle.replies.rules import promisable


@pytest.mark.parametrize(
    ("due", "allowed"),
    [
        (date(2026, 3, 8), False),
        (date(2026, 3, 9), True),
        (date(2029, 3, 8), True),
        (date(2029, 3, 9), False),
        (date(2206, 3, 9), False),
    ],
)
def test_promise_is_due_within_three_years(due: date, allowed: bool) -> None:
    assert promisable(due, date(2026, 3, 9)).allowed == allowed
