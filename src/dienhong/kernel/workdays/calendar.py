"""Counting in working days over any table of holidays; no country and no clock in here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

_DAY = timedelta(days=1)
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Swap:
    """A working day made free and a rest day worked for it (hoán đổi ngày làm việc).

    source: the official text; certainty: high (told alike by independent reports of it) or medium.
    """

    day_off: date
    worked: date
    source: str
    certainty: str = "medium"


@dataclass(frozen=True)
class WorkCalendar:
    """Working days: not Saturday or Sunday, not a holiday, with the swaps applied.

    holidays_of: year → the days off of that year by date, with their names.
    """

    holidays_of: Callable[[int], Mapping[date, str]]
    swaps: tuple[Swap, ...] = ()

    def is_workday(self, day: date) -> bool:
        """Whether offices work on `day`."""
        if any(day == swap.worked for swap in self.swaps):
            return True
        return day.weekday() < _SATURDAY and self.holiday_name(day) is None

    def holiday_name(self, day: date) -> str | None:
        """Name of the holiday, substitute day or swapped day that `day` is; None for other days, weekends too."""
        for swap in self.swaps:
            if day == swap.day_off:
                return f"Nghỉ hoán đổi (làm bù ngày {swap.worked:%d/%m/%Y})"
        return self.holidays_of(day.year).get(day)

    def next_workday(self, day: date) -> date:
        """`day` if it is worked, else the next day that is.

        A period that would end on a rest day ends at the end of the next working day (Điều 148.5 Bộ luật Dân sự 2015).
        """
        while not self.is_workday(day):
            day += _DAY
        return day

    def add_workdays(self, day: date, count: int) -> date:
        """The `count`-th working day after `day`, or before it where `count` is negative; `day` itself for 0.

        The day of the event does not count (Điều 147.2 Bộ luật Dân sự 2015); it need not be a working day.
        """
        step = _DAY if count > 0 else -_DAY
        left = abs(count)
        while left:
            day += step
            left -= self.is_workday(day)
        return day

    def count_workdays(self, start: date, end: date) -> int:
        """Working days from the day after `start` to `end`, `end` included; 0 for the same day.

        Backwards (end before start): working days from `end` to the day before `start`, as a negative number.
        So `count_workdays(day, add_workdays(day, n)) == n` for each n.
        """
        if end < start:
            return -self.count_workdays(end - _DAY, start - _DAY)
        span = (end - start).days
        return sum(self.is_workday(start + _DAY * ahead) for ahead in range(1, span + 1))
