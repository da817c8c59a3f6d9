"""Public holidays of a period, as people name them."""

from datetime import date

import pytest

from dienhong.kernel.workdays import rests_between, vietnam, worked_rest_days


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [
        (date(2026, 2, 14), date(2026, 3, 6), [("Tết Nguyên đán", date(2026, 2, 16), date(2026, 2, 20))]),
        (date(2026, 2, 18), date(2026, 3, 6), [("Tết Nguyên đán", date(2026, 2, 19), date(2026, 2, 20))]),
        (
            date(2026, 4, 20),
            date(2026, 5, 8),
            [
                ("Ngày Giỗ Tổ Hùng Vương", date(2026, 4, 26), date(2026, 4, 27)),
                ("Ngày Chiến thắng và Ngày Quốc tế Lao động", date(2026, 4, 30), date(2026, 5, 1)),
            ],
        ),
        (date(2027, 2, 1), date(2027, 2, 20), [("Tết Nguyên đán", date(2027, 2, 4), date(2027, 2, 10))]),
        (date(2026, 3, 9), date(2026, 3, 20), []),
        (date(2026, 2, 17), date(2026, 2, 17), []),
    ],
)
def test_holidays_of_a_period(start: date, end: date, told: list[tuple[str, date, date]]) -> None:
    assert [(rest.name, rest.first, rest.last) for rest in rests_between(vietnam(), start, end)] == told


def test_saturday_worked_for_another_day_is_told() -> None:
    assert worked_rest_days(vietnam(), date(2026, 8, 17), date(2026, 9, 4)) == (date(2026, 8, 22),)
