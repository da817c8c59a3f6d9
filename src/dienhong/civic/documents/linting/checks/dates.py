"""Dates and times: their zeros, the calendar, the weekday."""

import re
from collections.abc import Iterator
from datetime import date

from dienhong.civic.documents.linting.case import Case, Hit
from dienhong.civic.documents.linting.findings import Part
from dienhong.civic.documents.linting.rule import CALENDAR, HD05, ND30_FORM, Rule
from dienhong.kernel.numbering import day_figures, day_words, padded

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_DATED = frozenset(Part) - {Part.NUMBER}
_FIGURES = re.compile(r"(?<![\d/.\-])(?P<d>\d{1,2})(?P<sep>[/.\-])(?P<m>\d{1,2})(?P=sep)(?P<y>(?:19|20)\d{2})(?![\w/])")
_WORDS = re.compile(r"\bngày (?P<d>\d{1,2}) tháng (?P<m>\d{1,2}) năm (?P<y>\d{4})\b")
_NO_YEAR = re.compile(r"\bngày (?P<d>\d{1,2})(?P<sep>/| tháng )(?P<m>\d{1,2})\b(?! ?[/\d-]| năm \d)")
_BARE_DAY = re.compile(r"\bngày [1-9](?= (?:đến|và|hằng tháng|hàng tháng)\b)")
_MONTH = re.compile(r"(?<!\d )\btháng (?P<m>\d{1,2})(?=/\d{4}\b| năm \d{4}\b)")
_NAMED = r"(?P<name>[Tt]hứ (?P<n>[2-7]|hai|ba|tư|năm|sáu|bảy|Hai|Ba|Tư|Năm|Sáu|Bảy)|[Cc]hủ [Nn]hật)"
_WEEKDAY_FIRST = re.compile(rf"\b{_NAMED}[ ,(]{{1,3}}(?:ngày )?(?=\d)")
_WEEKDAY_LAST = re.compile(rf"[ ,]{{0,2}}\(?{_NAMED}")
_ORDER = {"2": 0, "hai": 0, "3": 1, "ba": 1, "4": 2, "tư": 2, "5": 3, "năm": 3, "6": 4, "sáu": 4, "7": 5, "bảy": 5}
_LAST_HOUR, _LAST_MINUTE = 24, 59
_CLOCK = re.compile(
    r"(?<![\d,.:/])(?P<h>\d{1,2})(?P<sign> ?giờ ?| ?[hHgG] ?|:)(?P<m>\d{2})(?P<p> ?phút| ?ph\b)?(?![\d:])"
)
_HOUR = re.compile(
    r"(?<![\d,.:/])(?P<h>\d{1,2})h\b(?!\d)"
    r"|(?:(?<=[Tt]ừ )|(?<=[Ll]úc )|(?<=hồi )|(?<=vào )|(?<=gian: ))(?P<w>\d{1,2}) giờ(?! ?\d)(?=[ ,;.]|$)"
)
_RATIO = re.compile(r"(?:tỷ lệ|tỉ lệ|tỷ số|bản đồ) $", re.IGNORECASE)


def _day(match: re.Match[str]) -> date | None:
    try:
        return date(int(match["y"]), int(match["m"]), int(match["d"]))
    except ValueError:
        return None


def zeros(case: Case) -> Iterator[Hit]:
    """Zeros before days below ten and months 1 and 2, none before months 3 to 9."""
    for match in case.scan(_FIGURES, _DATED):
        if (day := _day(match)) and match.group() != day_figures(day):
            yield _written(match, day_figures(day))
    for match in case.scan(_WORDS, _DATED):
        if (day := _day(match)) and match.group() != day_words(day):
            yield _written(match, day_words(day))
    for match in case.scan(_NO_YEAR, _DATED):
        right = f"ngày {padded(int(match['d']))}{match['sep']}{_month(int(match['m']))}"
        if right != match.group() and int(match["m"]) <= 12:  # noqa: PLR2004
            yield _written(match, right)
    for match in case.scan(_BARE_DAY, _DATED):
        yield _written(match, f"ngày {padded(int(match.group()[-1]))}")
    for match in case.scan(_MONTH, _DATED):
        right = f"tháng {_month(int(match['m']))}"
        if right != match.group():
            yield _written(match, right)


def _month(month: int) -> str:
    return padded(month) if month < 3 else str(month)  # noqa: PLR2004


def _written(match: re.Match[str], right: str) -> Hit:
    return Hit(*match.span(), f"Viết “{right}”: số 0 chỉ đứng trước ngày dưới 10 và tháng 1, tháng 2.", right)


def impossible_days(case: Case) -> Iterator[Hit]:
    for pattern in (_FIGURES, _WORDS):
        for match in case.scan(pattern, _DATED):
            if _day(match) is None:
                yield Hit(*match.span(), f"Lịch không có {match.group()}. Sửa lại ngày.")


def weekdays(case: Case) -> Iterator[Hit]:
    for match in case.scan(_WEEKDAY_FIRST, _DATED):
        written = _FIGURES.match(case.text, match.end()) or _WORDS.match(case.text, match.end() - len("ngày "))
        yield from _told_wrong(written, match)
    for pattern in (_FIGURES, _WORDS):
        for written in case.scan(pattern, _DATED):
            if last := _WEEKDAY_LAST.match(case.text, written.end()):
                yield from _told_wrong(written, last)


def _told_wrong(written: re.Match[str] | None, named: re.Match[str]) -> Iterator[Hit]:
    day = _day(written) if written else None
    told = _ORDER[named["n"].lower()] if named["n"] else 6
    if day and told != day.weekday():
        right = WEEKDAYS[day.weekday()]
        message = f"Ngày {day_figures(day)} là {right}. Sửa lại thứ hoặc ngày."
        yield Hit(*named.span("name"), message, right)


def clock(case: Case) -> Iterator[Hit]:
    for match in case.scan(_CLOCK):
        hour, minute = int(match["h"]), int(match["m"])
        if not _is_time(case, match) or hour > _LAST_HOUR or minute > _LAST_MINUTE:
            continue
        right = f"{padded(hour)}h{match['m']}" if match["sign"].strip() in "hH" else f"{padded(hour)} giờ {match['m']}"
        if right + (match["p"] or "") != match.group():
            yield Hit(*match.span(), f"Giờ viết “{right}”.", right)
    for match in case.scan(_HOUR):
        if int(match["h"] or match["w"]) <= _LAST_HOUR:
            right = f"{padded(int(match['h']))}h00" if match["h"] else f"{padded(int(match['w']))} giờ 00"
            yield Hit(*match.span(), f"Giờ viết “{right}”.", right)


def impossible_times(case: Case) -> Iterator[Hit]:
    for match in case.scan(_CLOCK):
        beyond = int(match["h"]) > _LAST_HOUR or int(match["m"]) > _LAST_MINUTE
        if beyond and match["sign"] != ":" and "g" not in match["sign"].strip().lower().replace("giờ", ""):
            yield Hit(*match.span(), f"Không có giờ “{match.group()}”. Sửa lại giờ.")


def _is_time(case: Case, match: re.Match[str]) -> bool:
    """A colon also parts the sides of a ratio; "g" is also grams."""
    return match["sign"] != ":" or not _RATIO.search(case.text[max(0, match.start() - 12) : match.start()])


_TIME = "Nghị định 30/2020/NĐ-CP, cách viết giờ trong mẫu giấy mời, biên bản (Phụ lục III)"
RULES = (
    Rule("date_zeros", "Số 0 trong ngày, tháng", "warning", f"{ND30_FORM}, mục II.4", zeros, HD05),
    Rule("impossible_date", "Ngày không có trong lịch", "error", CALENDAR, impossible_days),
    Rule("wrong_weekday", "Thứ không khớp ngày", "error", CALENDAR, weekdays),
    Rule("time_form", "Cách viết giờ", "info", _TIME, clock),
    Rule("impossible_time", "Giờ không có thật", "error", CALENDAR, impossible_times),
)
