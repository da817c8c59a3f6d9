"""Days and hours as they are said."""

import re
from calendar import monthrange
from collections.abc import Callable

from dienhong.engines.speech.numbers import day_word, month_word, number_words, ordinal_word

_D = r"(?<![\d./,-])"
_END = r"(?![\d/]|[.,]\d)"
_BEFORE = r"(?P<w>\b(?:ngày|[Tt]ừ|[Đđ]ến|[Tt]rước|[Ss]au|sáng|chiều|tối|đêm|mồng|mùng|hôm|[Nn]gày|hết|vào)\s+)"
_WEEKDAY = {"2": "Hai", "3": "Ba", "4": "Tư", "5": "Năm", "6": "Sáu", "7": "Bảy"}


def spell_moments(text: str) -> str:
    """`text` with its days, months, years and hours in words; a day that no calendar has stays as it is."""
    for pattern, words in _STEPS:
        text = pattern.sub(words, text)
    return text


def day_words(day: int, month: int, year: int | None = None) -> str:
    """Such as "mùng năm tháng Ba năm hai nghìn không trăm hai mươi sáu", without "ngày"."""
    told = f"{day_word(day)} tháng {month_word(month)}"
    return f"{told} năm {number_words(year)}" if year else told


def clock_words(hour: int, minute: int) -> str:
    """Such as "tám giờ" or "mười ba giờ ba mươi phút"."""
    told = f"{number_words(hour)} giờ"
    return f"{told} {number_words(minute)} phút" if minute else told


def _exists(day: int, month: int, year: int = 2024) -> bool:
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]  # noqa: PLR2004


def _led(found: re.Match[str], told: str) -> str:
    """With the word before; "ngày" is added where the text does not say it."""
    before = found.groupdict().get("w") or ""
    has_day = before.strip().casefold() in ("ngày", "mồng", "mùng")
    if before.strip().casefold() in ("mồng", "mùng"):
        return f"{before}{told.removeprefix('mùng ')}"
    return f"{before}{told}" if has_day else f"{before}ngày {told}"


def _full(found: re.Match[str]) -> str:
    day, month, year = int(found["d"]), int(found["m"]), int(found["y"])
    return _led(found, day_words(day, month, year)) if _exists(day, month, year) else found[0]


def _short(found: re.Match[str]) -> str:
    day, month = int(found["d"]), int(found["m"])
    return _led(found, day_words(day, month)) if _exists(day, month) else found[0]


def _days(found: re.Match[str]) -> str:
    first, last, month = int(found["d"]), int(found["e"]), int(found["m"])
    if not _exists(first, month) or not _exists(last, month) or first >= last:
        return found[0]
    year = f" năm {number_words(int(found['y']))}" if found["y"] else ""
    start = "" if (found["w"] or "").strip().casefold() == "từ" else "từ "
    before = (found["w"] or "") if not start or "ngày" not in (found["w"] or "").casefold() else ""
    return f"{before}{start}ngày {day_word(first)} đến ngày {day_word(last)} tháng {month_word(month)}{year}"


def _written(found: re.Match[str]) -> str:
    day, month = int(found["d"]), int(found["m"])
    year = int(found["y"]) if found["y"] else None
    if not _exists(day, month):
        return found[0]
    told = day_words(day, month, year)
    return found["w"] + (told if found["w"].strip().casefold() == "ngày" else told.removeprefix("mùng "))


def _month(found: re.Match[str]) -> str:
    month = int(found["m"])
    if not 1 <= month <= 12:  # noqa: PLR2004
        return found[0]
    year = f" năm {number_words(int(found['y']))}" if found["y"] else ""
    return f"{found['w']}{month_word(month)}{year}"


def _hour(found: re.Match[str]) -> str:
    hour, minute = int(found["h"]), int(found["i"] or 0)
    if hour > 24 or minute > 59:  # noqa: PLR2004
        return found[0]
    return clock_words(hour, minute)


def _hours(found: re.Match[str]) -> str:
    first, last = (int(found["h"]), int(found["i"] or 0)), (int(found["h2"]), int(found["i2"] or 0))
    if max(first[0], last[0]) > 24 or max(first[1], last[1]) > 59:  # noqa: PLR2004
        return found[0]
    start = "" if (found["w"] or "").strip().casefold() == "từ" else "từ "
    return f"{found['w'] or ''}{start}{clock_words(*first)} đến {clock_words(*last)}"


def _years(found: re.Match[str]) -> str:
    return f"{found['w']}{number_words(int(found['a']))} đến {number_words(int(found['b']))}"


def _weekday(found: re.Match[str]) -> str:
    return f"{found['w']} {_WEEKDAY[found['n']]}"


def _ordinal(found: re.Match[str]) -> str:
    return f"{found['w']} {ordinal_word(int(found['n']))}"


_CLOCK = r"(?P<h>\d{1,2})\s*(?:h|g|giờ|:)\s*(?P<i>\d{2})?(?:\s*phút)?"
_CLOCK_2 = r"(?P<h2>\d{1,2})\s*(?:h|g|giờ|:)\s*(?P<i2>\d{2})?(?:\s*phút)?"

_DAYS = rf"{_BEFORE}?{_D}(?P<d>\d{{1,2}})\s*[-–]\s*(?P<e>\d{{1,2}})/(?P<m>\d{{1,2}})(?:/(?P<y>\d{{4}}))?{_END}"
_WRITTEN = r"(?P<w>\b(?:[Nn]gày|mùng|mồng)\s+)(?P<d>\d{1,2})\s+tháng\s+(?P<m>\d{1,2})(?:\s+năm\s+(?P<y>\d{4}))?\b"
_YEARS = r"(?P<w>\b(?:năm|khóa|[Gg]iai đoạn|[Nn]hiệm kỳ)\s+)(?P<a>(?:19|20)\d{2})\s*[-–]\s*(?P<b>(?:19|20)\d{2})\b"
_STEPS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (re.compile(rf"(?P<w>\b[Tt]ừ\s+)?{_D}{_CLOCK}\s*[-–]\s*{_CLOCK_2}(?!\w)"), _hours),
    (re.compile(rf"{_D}(?P<h>\d{{1,2}})\s*(?:h|g|giờ|:)\s*(?P<i>\d{{2}})(?:\s*phút)?(?![\w:])"), _hour),
    (re.compile(rf"{_D}(?P<h>\d{{1,2}})\s*(?:h|giờ)(?P<i>)(?![\w])"), _hour),
    (re.compile(_DAYS), _days),
    (re.compile(rf"{_BEFORE}?{_D}(?P<d>\d{{1,2}})/(?P<m>\d{{1,2}})/(?P<y>\d{{4}}){_END}"), _full),
    (re.compile(rf"{_BEFORE}?{_D}(?P<d>\d{{1,2}})([-.])(?P<m>\d{{1,2}})\3(?P<y>(?:19|20)\d{{2}}){_END}"), _full),
    (re.compile(rf"(?<=/\d)(?P<w>(?:, | và | hoặc )){_D}(?P<d>\d{{1,2}})/(?P<m>\d{{1,2}}){_END}"), _short),
    (re.compile(rf"{_BEFORE}{_D}(?P<d>\d{{1,2}})[/-](?P<m>\d{{1,2}}){_END}"), _short),
    (re.compile(_WRITTEN), _written),
    (re.compile(r"(?P<w>\b[Tt]háng\s+)(?P<m>\d{1,2})(?:\s*/\s*(?P<y>\d{4}))?(?![\d/])"), _month),
    (re.compile(_YEARS), _years),
    (re.compile(r"(?P<w>\b(?<!lần )(?<!Lần )(?<!hạng )(?<!bậc )(?<!họp )[Tt]hứ) (?P<n>[2-7])\b"), _weekday),
    (re.compile(r"(?P<w>\b(?:lần|Lần|hạng|bậc|họp) thứ) (?P<n>\d{1,2})\b"), _ordinal),
)  # fmt: skip
