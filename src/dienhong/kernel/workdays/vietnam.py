"""Viet Nam's calendar: holidays by rule from the `holidays` library, swaps and sources from our own table.

The library knows Điều 112 Bộ luật Lao động 2019, the lunar calendar of UTC+7, substitute days and, from 2026, 24/11
(Nghị quyết 28/2026/QH16). Its own swapped days are left out: the table beside this module has all of them, with the
Saturdays that are worked and the text that says so. Where years are not published the five days of Tết and the second
day of Quốc khánh are placed as in past years, so that they join a weekend.
"""

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import holidays

from dienhong.kernel.workdays.calendar import Swap, WorkCalendar

_TABLE = Path(__file__).with_name("vietnam.toml")
_SWAPPED = "Ngày nghỉ (thay cho"


def vietnam(swaps: Iterable[Swap] | None = None) -> WorkCalendar:
    """The working calendar of Vietnamese state offices; `swaps` replaces those of our table."""
    return WorkCalendar(_holidays_of, known_swaps() if swaps is None else tuple(swaps))


def known_swaps() -> tuple[Swap, ...]:
    """The swaps that have been decided, with their sources."""
    return tuple(Swap(**entry) for entry in _table()["swap"])


def is_published(year: int) -> bool:
    """Whether the calendar of `year` rests on official notices; else it is computed by rule and may yet change."""
    return any(entry["year"] == year for entry in _table()["year"])


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(_TABLE.read_text(encoding="utf-8"))


@cache
def _holidays_of(year: int) -> Mapping[date, str]:
    named = holidays.country_holidays("VN", years=year, language="vi", expand=False)
    return {day: name for day, name in named.items() if not name.startswith(_SWAPPED)}
