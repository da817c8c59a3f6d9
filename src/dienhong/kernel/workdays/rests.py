"""Which public holidays a period skips, with their names as people say them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dienhong.kernel.workdays.calendar import WorkCalendar

_DAY = timedelta(days=1)
_TET = re.compile(r"Tết Nguyên Đán|^\d\d Tết$")
_SUBSTITUTE = " (nghỉ bù)"


@dataclass(frozen=True, slots=True)
class Rest:
    """Public holidays that follow each other, from `first` to `last`; weekends between them belong to it."""

    name: str
    first: date
    last: date


def rests_between(calendar: WorkCalendar, start: date, end: date) -> tuple[Rest, ...]:
    """The public holidays after `start` up to `end`, `end` included; weekends alone are none."""
    found: list[Rest] = []
    for day, name in _named(calendar, start, end):
        before = found[-1] if found else None
        if before and _joined(calendar, before.last, day):
            names = dict.fromkeys([*before.name.split(" và "), name])
            found[-1] = Rest(" và ".join(names), before.first, day)
        else:
            found.append(Rest(name, day, day))
    return tuple(found)


def worked_rest_days(calendar: WorkCalendar, start: date, end: date) -> tuple[date, ...]:
    """Saturdays and Sundays after `start` up to `end` that are worked for another day."""
    return tuple(sorted(swap.worked for swap in calendar.swaps if start < swap.worked <= end))


def _named(calendar: WorkCalendar, start: date, end: date) -> Iterator[tuple[date, str]]:
    for ahead in range(1, (end - start).days + 1):
        day = start + _DAY * ahead
        name = calendar.holiday_name(day)
        if name:
            yield day, "Tết Nguyên đán" if _TET.search(name) else name.removesuffix(_SUBSTITUTE)


def _joined(calendar: WorkCalendar, last: date, day: date) -> bool:
    return calendar.count_workdays(last, day) == 0
