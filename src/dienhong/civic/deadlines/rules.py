"""Time limits: which, how long, by which law. Pure."""

import tomllib
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Literal

from dienhong.kernel.errors import Refused
from dienhong.kernel.workdays import WorkCalendar

UNITS = {"workday": "ngày làm việc", "day": "ngày"}


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """`amount` of `unit` from a day; `source` is the law or local document that sets it."""

    key: str
    name: str
    amount: int
    unit: Literal["day", "workday"]
    stricter: Literal["less", "more"]
    source: str
    certainty: Literal["law", "memory", "local"]

    def due(self, start: date, calendar: WorkCalendar) -> date:
        """The last day on which something is in time, counted from the day after `start`.

        Ends on a working day (Bộ luật Dân sự 2015, Điều 148).
        """
        if self.unit == "workday":
            return calendar.add_workdays(start, self.amount)
        return calendar.next_workday(start + timedelta(days=self.amount))

    def latest_before(self, day: date) -> date:
        """The last day that still lies the whole period before `day`."""
        return day - timedelta(days=self.amount)

    def narrowed(self, amount: int, source: str) -> "TimeLimit":
        """The limit with a local amount; `Refused` when that is laxer than a limit set by law."""
        laxer = amount > self.amount if self.stricter == "less" else amount < self.amount
        if laxer and self.certainty == "law":
            raise Refused(f"“{self.name}”: quy định của xã chỉ được chặt hơn {self.source}.")
        return replace(self, amount=amount, source=source)


@dataclass(frozen=True, slots=True)
class Bounds:
    """Between what a commune's own amount of a unit lies, and why; a row of `bounds.toml`."""

    least: int
    most: int
    source: str
    certainty: Literal["law", "memory", "local"]

    def admit(self, amount: int, unit: str) -> None:
        """Raises `Refused` for an amount outside, with the reason."""
        if not self.least <= amount <= self.most:
            raise Refused(f"Thời hạn từ {self.least} đến {self.most} {unit}. {self.source}.", field="amount")


@cache
def bounds() -> dict[str, Bounds]:
    """By unit of the limits."""
    rows = tomllib.loads(files(__package__).joinpath("bounds.toml").read_text("utf-8"))
    return {unit: Bounds(**row) for unit, row in rows.items()}


@cache
def national_limits() -> dict[str, TimeLimit]:
    """All limits that ship with the product, by key."""
    rows = tomllib.loads(files(__package__).joinpath("rules.toml").read_text("utf-8"))
    return {key: TimeLimit(key=key, **row) for key, row in rows.items()}
