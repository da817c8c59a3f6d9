"""Counting to a due date with the days on which the clock stands. Pure."""

from dataclasses import dataclass
from datetime import date, timedelta

from dienhong.civic.deadlines.rules import TimeLimit
from dienhong.kernel.workdays import WorkCalendar


@dataclass(frozen=True, slots=True)
class Stop:
    """The clock stands after `start`, up to `end`: as many days as lie between the two events."""

    start: date
    end: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """What a due date rests on: a limit from `start`, or a date `fixed` by a person on the day `start`.

    `not_before` is the earliest end; `stops` are the pauses, planned ones with their latest end.
    """

    start: date
    limit: TimeLimit | None = None
    fixed: date | None = None
    not_before: date | None = None
    stops: tuple[Stop, ...] = ()

    def due(self, calendar: WorkCalendar) -> date:
        """The last day that is in time.

        A limit in working days, and a date set by a person, keep the working days that were left when the clock
        stopped; a limit in days keeps the days, and ends on a working day (Bộ luật Dân sự 2015, Điều 148). A stop
        that begins when the time is over changes nothing: asking does not cure lateness.
        """
        end = self.first_end(calendar)
        for stop in self.effective_stops(calendar):
            end = self._moved(end, stop, calendar)
        return self._rounded(end, calendar)

    def effective_stops(self, calendar: WorkCalendar) -> tuple[Stop, ...]:
        """The stops that move the due date: within the period, without the days that they share."""
        kept: list[Stop] = []
        end, free_from = self.first_end(calendar), self.start
        for stop in sorted(self.stops, key=lambda each: (each.start, each.end)):
            begin = max(stop.start, free_from)
            if stop.end <= begin or begin > self._rounded(end, calendar):
                continue
            kept.append(Stop(begin, stop.end))
            end, free_from = self._moved(end, kept[-1], calendar), stop.end
        return tuple(kept)

    def first_end(self, calendar: WorkCalendar) -> date:
        """The end as counted: without pauses, not yet moved to a working day. `ValueError` without limit and date."""
        if self.fixed is not None:
            return self.fixed
        if self.limit is None:
            raise ValueError("a count needs a limit or a fixed date")
        if self.limit.unit == "workday":
            return calendar.add_workdays(self.start, self.limit.amount)
        return self.start + timedelta(days=self.limit.amount)

    def _moved(self, end: date, stop: Stop, calendar: WorkCalendar) -> date:
        end = max(end, stop.start)
        if self.limit is not None and self.limit.unit == "day":
            return end + (stop.end - stop.start)
        moved = calendar.add_workdays(end, calendar.count_workdays(stop.start, stop.end))
        return max(moved, calendar.next_workday(stop.end)) if moved < stop.end else moved

    def _rounded(self, end: date, calendar: WorkCalendar) -> date:
        last = end if self.fixed is not None else calendar.next_workday(end)
        return max(last, self.not_before) if self.not_before else last
