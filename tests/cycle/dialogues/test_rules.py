"""Days and hours that can be meant."""

from datetime import date, time

import pytest

from dienhong.cycle.dialogues.rules import hour_fits, may_be_scheduled
from dienhong.cycle.dialogues.states import HalfDay

TODAY = date(2026, 3, 9)


@pytest.mark.parametrize(
    ("on", "plan_year", "reason"),
    [
        (date(2026, 3, 9), 2026, ""),
        (date(2026, 12, 31), 2026, ""),
        (date(2027, 3, 9), None, ""),
        (date(2027, 3, 10), None, "Chỉ xếp lịch trong vòng một năm, chậm nhất 09/03/2027. Hãy kiểm tra lại năm."),
        (date(2026, 3, 8), 2026, "Ngày 08/03/2026 đã qua. Hãy chọn ngày từ hôm nay trở đi."),
        (date(1926, 3, 9), None, "Ngày 09/03/1926 đã qua. Hãy chọn ngày từ hôm nay trở đi."),
        (
            date(2027, 1, 5),
            2026,
            "Cuộc đối thoại này thuộc kế hoạch năm 2026. Hãy chọn một ngày trong năm 2026.",
        ),
    ],
)
def test_dialogue_is_scheduled_ahead_in_the_year_of_its_plan(on: date, plan_year: int | None, reason: str) -> None:
    assert may_be_scheduled(on, TODAY, plan_year).reason == reason


@pytest.mark.parametrize(
    ("half_day", "start", "fits"),
    [
        (HalfDay.MORNING, None, True),
        (HalfDay.MORNING, time(7, 30), True),
        (HalfDay.MORNING, time(11, 59), True),
        (HalfDay.MORNING, time(12), False),
        (HalfDay.MORNING, time(15, 30), False),
        (HalfDay.AFTERNOON, time(11, 59), False),
        (HalfDay.AFTERNOON, time(12), True),
        (HalfDay.AFTERNOON, time(17, 59), True),
        (HalfDay.AFTERNOON, time(18), False),
        (HalfDay.EVENING, time(16, 59), False),
        (HalfDay.EVENING, time(17), True),
        (HalfDay.EVENING, time(19, 30), True),
    ],
)
def test_hour_fits_the_half_day(half_day: HalfDay, start: time | None, fits: bool) -> None:
    assert hour_fits(start, half_day).allowed == fits
