"""Which duties a dialogue brings, and when each is due. Pure: today and the calendar are parameters."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from dienhong.civic.deadlines.ladder import Rung
from dienhong.civic.deadlines.rules import TimeLimit
from dienhong.kernel.numbering import day_figures, padded
from dienhong.kernel.workdays import WorkCalendar

_DAY = timedelta(days=1)
_SOON = 3

Side = Literal["before", "after"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyRule:
    """A row of `duties.toml`, of the plan or of the commune's template. Without `limit`, `days` hold."""

    key: str
    what: str
    side: Side
    role: str = ""
    who: str = ""
    anchor: str = "held"
    limit: str = ""
    days: int = 0
    evidence: str = ""
    source: str = ""
    certainty: Literal["law", "memory", "local"] = "local"
    needs: tuple[str, ...] = ()
    again: bool = False
    step: str = ""

    def period(self, limits: Mapping[str, TimeLimit]) -> TimeLimit:
        """The limit that holds; `KeyError` when `limits` lacks it."""
        if self.limit:
            return limits[self.limit]
        return TimeLimit(self.key, self.what, self.days, "day", "less", self.source, self.certainty)


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A duty on the calendar: `counted` as its rule says, `due` for people, `last` the final day that the rule knows.

    `due` lies on a working day; it is later than `counted` only where custom, not law, would have it in the past.
    """

    rule: DutyRule
    period: TimeLimit
    counted: date
    due: date
    last: date

    @property
    def when(self) -> str:
        """Such as "ít nhất 07 ngày trước ngày đối thoại"."""
        unit = "ngày làm việc" if self.period.unit == "workday" else "ngày"
        bound = "ít nhất " if self.rule.side == "before" and self.period.certainty == "law" else ""
        if self.rule.anchor in _ANCHORS:
            side = "trước" if self.rule.side == "before" else "sau"
            return f"{bound}{padded(self.period.amount)} {unit} {side} {_ANCHORS[self.rule.anchor]}"
        return f"{padded(self.period.amount)} {unit} sau khi xong việc trước"


_ANCHORS = {"held": "ngày đối thoại", "intake_end": "ngày hết nhận ý kiến"}


@cache
def national_duties() -> tuple[DutyRule, ...]:
    """The duties that ship with the product, in the order of the work."""
    return tuple(DutyRule(**row | {"needs": tuple(row.get("needs", ()))}) for row in _book()["duty"])


@cache
def duty_rungs() -> tuple[Rung, ...]:
    """The ladder of reminders about duties, from its foot."""
    return tuple(sorted((Rung(**row) for row in _book()["ladder"]), key=lambda rung: rung.after))


def place(
    rules: Iterable[DutyRule],
    *,
    held_on: date,
    intake_end: date,
    done: Mapping[str, date],
    limits: Mapping[str, TimeLimit],
    calendar: WorkCalendar,
    today: date,
) -> tuple[Placed, ...]:
    """Every duty on the calendar, counted from the dialogue's day. `done` says when what is done was done.

    A rule may hang on one that stands before it; `KeyError` when it hangs on none.
    """
    anchors = {"held": held_on, "intake_end": intake_end}
    placed = []
    for rule in rules:
        period = rule.period(limits)
        last = _last_day(rule, period, anchors[rule.anchor], calendar)
        counted = working_day_up_to(last, calendar) if rule.side == "before" else last
        due = counted
        if period.certainty != "law" and counted < today <= held_on:
            due = min(calendar.next_workday(today), held_on)
        anchors[rule.key] = done.get(rule.key, due)
        placed.append(Placed(rule=rule, period=period, counted=counted, due=due, last=last))
    return tuple(placed)


def working_day_up_to(day: date, calendar: WorkCalendar) -> date:
    """`day` if it is worked, else the last working day before: what must lie before a day is done in office hours."""
    return day if calendar.is_workday(day) else calendar.add_workdays(day, -1)


def warning(what: str, last: date, source: str, *, today: date, repeated: bool = False) -> str:
    """What a person must know about a duty of law that is open; empty while there is time.

    `repeated`: it was done for another day and must be done again.
    """
    prefix = "Đã làm cho ngày cũ, phải làm lại: " if repeated else ""
    told = f"{prefix}{what[:1].lower() if prefix else what[:1]}{what[1:]}"
    if today > last:
        late = (today - last).days
        return f"{told}: phải xong trước hết {day_figures(last)}, nay đã quá {late} ngày, trái {source}."
    if (last - today).days <= _SOON or repeated:
        return f"{told}: phải xong trước hết {day_figures(last)}, hôm nay đã {day_figures(today)} ({source})."
    return ""


def earliest_day(today: date, notice: TimeLimit) -> date:
    """The first day on which a dialogue can be held whose notice goes out today."""
    return today + _DAY * notice.amount


@cache
def _book() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("duties.toml").read_text("utf-8"))


def _last_day(rule: DutyRule, period: TimeLimit, anchor: date, calendar: WorkCalendar) -> date:
    if rule.side == "after":
        return period.due(anchor, calendar)
    if period.unit == "workday":
        return calendar.add_workdays(anchor, -period.amount)
    return period.latest_before(anchor)
