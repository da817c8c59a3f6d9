"""Dates and clock times as offices write them, with whatever part is known."""

import re
from bisect import bisect
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from dienhong.cycle.plans.reading.structure import Found, HalfDay, PartialDate, Span
from dienhong.cycle.plans.reading.surface import Surface

_GAP = r"[ \t._]{0,20}"
# "ngày 05 tháng 01 năm 2026", with blanks or dots where the office left room
_LONG = re.compile(
    rf"ngay(?<![a-z]ngay){_GAP}(?P<d>\d{{1,2}})?{_GAP}thang{_GAP}(?P<m>\d{{1,2}})?(?:{_GAP},?\s?nam{_GAP}(?P<y>\d{{4}})?)?(?!\d)"
)
_SHORT = re.compile(r"(?P<d>\d(?<![\d/.\-]\d)\d?)\s?(?P<s>[/.\-])\s?(?P<m>\d{1,2})\s?(?P=s)\s?(?P<y>\d{4})(?![\d/])")
_DAY_MONTH = re.compile(r"[nm](?:gay|ung)\s+(?P<d>\d{1,2})\s?[/.\-]\s?(?P<m>\d{1,2})(?![\d/.\-]\d|\d)")
_BARE_DAY_MONTH = re.compile(r"(?P<d>\d(?<![\d/.,\-]\d)\d?)/(?P<m>\d{1,2})(?![\d/.\-])")
_BLANK_SHORT = re.compile(
    rf"ngay(?<![a-z]ngay){_GAP}(?P<d>\d{{1,2}})?{_GAP}/{_GAP}(?P<m>\d{{1,2}})?{_GAP}/{_GAP}(?P<y>\d{{4}})"
)
_CITED = re.compile(
    r"(?:\bso\s+\d+(?!\d|\s*\()|\bluat\b|nghi quyet|quyet dinh|nghi dinh|ke hoach so|chi thi|huong dan|ket luan so"
    r"|thong tu|-qd|-nq|-kh|-ct)"
    r"[^;:]{0,70}$"
)
_TIME = re.compile(
    r"(?P<h>\d(?<![\d/.,]\d)\d?)\s?(?:gio\b|g(?=\s?\d)|h(?![a-z])"
    r"|:(?=[0-5]\d))\s?(?P<m>[0-5]\d)?\s?(?:phut|p(?![a-z])|['’′])?(?![\d/])"
)
_NOT_CLOCK = re.compile(r"(?:trong|vong|khoang thoi gian|toi da|khong qua|it nhat)(?: vong| khoang)?\s*$")
_VAGUE = re.compile(
    r"(?:trong\s+)?(?:dau |giua |cuoi |tuan (?:thu )?(?:\d|i{1,3}|iv|nhat|hai|ba|tu|cuoi|dau)\b[, ]*(?:cua )?)?"
    r"(?:(?:quy|qui) (?:iv|i{1,3}|\d|mot|hai|ba|bon)(?:\s?(?:,|va|-)\s?(?:quy |qui )?(?:iv|i{1,3})\b)*|thang \d{1,2}"
    r"(?:\s?(?:,|va|-|den)\s?(?:thang )?\d{1,2}(?![\d/]))*|\d thang (?:dau|cuoi) nam)"
    r"(?:\s?(?:/|nam|[,-] ?nam|\.)\s?20\d\d)?"
)
_HALF: Final[tuple[tuple[re.Pattern[str], HalfDay], ...]] = (
    (re.compile(r"\bsáng\b|\bbuoi sang\b|\bsang ngay\b", re.IGNORECASE), "morning"),
    (re.compile(r"\bchiều\b|\bbuoi chieu\b|\bchieu ngay\b", re.IGNORECASE), "afternoon"),
    (re.compile(r"\btối\b(?! (?:đa|thiểu))|\bbuoi toi\b|\btoi ngay\b", re.IGNORECASE), "evening"),
)
_NOON, _EVENING, _HOURS = 12, 18, 24
_FIRST_YEAR, _LAST_YEAR = 1945, 2100


def _part(match: re.Match[str], name: str) -> int | None:
    digits = match.groupdict().get(name)
    return int(digits) if digits else None


def dates(surface: Surface, start: int, end: int, year: int | None = None) -> Iterator[Found[PartialDate]]:
    """Dates in [start, end) in order. `year` completes "ngày 15/4", nothing else is completed."""
    for found, is_bare in _written_dates(surface):
        if found.span.start >= end:
            return
        if found.span.start < start or found.span.end > end:
            continue
        written = _completed(found.value, year)
        if is_bare and (written.year is None or written.day == 1):  # "1/2 ngày" is no date
            continue
        yield Found(written, found.span)


@lru_cache(maxsize=8)
def _written_dates(surface: Surface) -> list[tuple[Found[PartialDate], bool]]:
    """Every date of a text once, in order; True for day/month without the word "ngày"."""
    found: dict[int, tuple[Found[PartialDate], bool]] = {}
    taken: list[tuple[int, int]] = []
    for pattern in (_LONG, _BLANK_SHORT, _SHORT, _DAY_MONTH, _BARE_DAY_MONTH):
        for match in pattern.finditer(surface.folded):
            start, stop = match.span()
            at = bisect(taken, (start, stop))
            if (at and taken[at - 1][1] > start) or (at < len(taken) and taken[at][0] < stop):
                continue
            written = PartialDate(_part(match, "d"), _part(match, "m"), _part(match, "y"))
            if _plausible(written):
                taken.insert(at, (start, stop))
                found[start] = (Found(written, Span(start, stop)), pattern is _BARE_DAY_MONTH)
    return [found[start] for start in sorted(found)]


def own_dates(surface: Surface, start: int, end: int, year: int | None) -> Iterator[Found[PartialDate]]:
    """Dates of events: those inside citations of documents are left out."""
    for item in dates(surface, start, end, year):
        if not _CITED.search(surface.folded, max(start, item.span.start - 110), item.span.start):
            yield item


def _completed(written: PartialDate, year: int | None) -> PartialDate:
    if written.year is None and written.day is not None and written.month is not None and year is not None:
        return PartialDate(written.day, written.month, year)
    return written


def _plausible(written: PartialDate) -> bool:
    if written.day is None and written.month is None and written.year is None:
        return False
    day_fits = written.day is None or 1 <= written.day <= 31  # noqa: PLR2004
    month_fits = written.month is None or 1 <= written.month <= 12  # noqa: PLR2004
    return day_fits and month_fits and (written.year is None or _FIRST_YEAR <= written.year <= _LAST_YEAR)


def vague_date(surface: Surface, start: int, end: int) -> Found[str] | None:
    """A quarter, month or week that stands for a date not yet fixed."""
    match = _VAGUE.search(surface.folded, start, end)
    return surface.found(match.start(), match.end()) if match else None


def clock(surface: Surface, start: int, end: int) -> Found[str] | None:
    """The first clock time as HH:MM."""
    for match in _TIME.finditer(surface.folded, start, end):
        hour, minute = int(match["h"]), int(match["m"] or 0)
        if hour >= _HOURS:
            continue
        if _NOT_CLOCK.search(surface.folded, max(start, match.start() - 30), match.start()):
            continue
        return Found(f"{hour:02d}:{minute:02d}", Span(*match.span()))
    return None


def half_day(surface: Surface, start: int, end: int, time: Found[str] | None) -> Found[HalfDay] | None:
    """The half of the day from its name, else from the hour."""
    text = surface.plain if surface.has_diacritics else surface.folded
    named = [(m.start(), m.end(), half) for pattern, half in _HALF if (m := pattern.search(text, start, end))]
    if named:
        first, last, half = min(named)
        return Found(half, Span(first, last))
    if time is None:
        return None
    hour = int(time.value[:2])
    return Found("morning" if hour < _NOON else "afternoon" if hour < _EVENING else "evening", time.span)
