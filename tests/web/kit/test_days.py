from datetime import date, timedelta

from dienhong.web.kit.days import weekday

MONDAY = date(2026, 3, 9)


def test_days_of_the_week_are_named_as_people_say_them() -> None:
    assert [weekday(MONDAY + timedelta(days=days)) for days in (0, 1, 5, 6)] == [
        "thứ Hai", "thứ Ba", "thứ Bảy", "Chủ nhật",
    ]  # fmt: skip
