"""What a cell of a village's table means: days, telephone numbers and consent in the shapes that occur. Pure."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Generic, TypeVar

from dienhong.kernel.phones import parse_phone, show_phone
from dienhong.kernel.vietnamese import fold

V = TypeVar("V")

_YEARS_BACK = 5
_EXCEL_DAY_ZERO = date(1899, 12, 30)
_EXCEL_DAYS = range(36_526, 73_051)  # the years 2000 to 2099
_CENTURY = 2000
_MONTHS = 12

_SIGN = r"\s*[/.\-–,\s]\s*"
_DAY_FIRST = re.compile(rf"(\d{{1,2}}){_SIGN}(\d{{1,2}})(?:{_SIGN}(\d{{4}}|\d{{2}}))?", re.ASCII)
_YEAR_FIRST = re.compile(rf"(\d{{4}}){_SIGN}(\d{{1,2}}){_SIGN}(\d{{1,2}})", re.ASCII)
_RUN = re.compile(r"(\d{2})(\d{2})(\d{4})", re.ASCII)
_IN_WORDS = re.compile(r"(?:ngay )?(\d{1,2}) (?:thang|th) (\d{1,2})(?: (?:nam )?(\d{4}|\d{2}))?", re.ASCII)
_CLOCK = re.compile(r"\b\d{1,2}\s?(?::|h|giờ|gio)\s?\d{0,2}(?::\d{2})?(?:\s?(?:am|pm|phút|sáng|chiều))?", re.IGNORECASE)

_NINE_DIGITS = re.compile(r"[35789]\d{8}", re.ASCII)
_BARE_LANDLINE = re.compile(r"2\d{9}", re.ASCII)
_PHONE_PARTS = re.compile(r"\s*(?:[/,;&]|\bvà\b|\bhoặc\b|\n)\s*")

_YES = frozenset({"co", "x", "v", "1", "yes", "y", "true", "dong y", "da dong y", "nhat tri", "cho phep", "ok", "c"})
_NO = frozenset({"khong", "0", "no", "n", "false", "khong dong y", "k", "ko", "chua", "chua dong y"})
_TICKS = frozenset("✓✔☑√×✗xX")


_REMEMBERED = 4096
"""Cells of a column repeat: what was read once is not read again."""


@dataclass(frozen=True, slots=True)
class Read(Generic[V]):
    """A cell's value; `fault` says what the person must mend, `note` what we mended ourselves."""

    value: V
    fault: str = ""
    note: str = ""


def read_phone(cell: str) -> Read[str]:
    """The number as E.164, "" for an empty cell. A leading 0 that the spreadsheet dropped is put back and noted."""
    bare = cell.strip().lstrip("'’`").strip()
    if not bare:
        return Read("")
    found = parse_phone(bare)
    if found:
        return Read(found)
    digits = re.sub(r"[\s.\-–()]|[.,]0+$", "", bare)
    if _NINE_DIGITS.fullmatch(digits) or _BARE_LANDLINE.fullmatch(digits):
        found = parse_phone(f"0{digits}")
        if found:
            return Read(found, note=f"Đã thêm số 0 bị mất ở đầu: {show_phone(found)}")
    if len([part for part in _PHONE_PARTS.split(bare) if any(map(str.isdigit, part))]) > 1:
        return Read("", fault="Ô này có nhiều số điện thoại. Hãy để lại một số.")
    return Read("", fault="Không phải số điện thoại Việt Nam. Hãy ghi đủ 10 chữ số, ví dụ 0912 345 678, hoặc để trống.")


@lru_cache(maxsize=_REMEMBERED)
def read_consent(cell: str) -> Read[bool | None]:
    """True, False, or None where nothing is said."""
    if cell.strip() in _TICKS:
        return Read(True)
    plain = fold(cell)
    if not plain:
        return Read(None)
    if plain in _YES:
        return Read(True)
    if plain in _NO:
        return Read(False)
    return Read(None, fault="Hãy ghi “Có” hoặc “Không”.")


@lru_cache(maxsize=_REMEMBERED)
def read_day(cell: str, today: date) -> Read[date | None]:
    """The day on which the village wrote it down; day before month, as Vietnamese write it.

    Without a year it is the last such day up to `today`. A month above 12 with a fitting day is taken as month first,
    and noted. Days to come and days of more than five years ago are faults.
    """
    text = _CLOCK.sub(" ", cell).strip(" \t\n,.;-–'")
    if not text:
        return Read(None)
    parts = _parts(text)
    if parts is None:
        return Read(None, fault="Không đọc được ngày. Hãy ghi ngày/tháng/năm, ví dụ 05/3/2026, hoặc để trống.")
    day, month, year, note = parts
    found = _last_such_day(day, month, today) if year is None else _day(day, month, year)
    if found is None:
        return Read(None, fault="Không có ngày này trong lịch. Hãy ghi lại, ví dụ 05/3/2026.")
    if found > today:
        return Read(None, fault=f"Ngày {found:%d/%m/%Y} chưa tới. Hãy kiểm tra lại ngày, tháng, năm.")
    if found.year < today.year - _YEARS_BACK:
        return Read(None, fault=f"Ngày {found:%d/%m/%Y} đã quá {_YEARS_BACK} năm. Hãy kiểm tra lại năm.")
    return Read(found, note=f"{note}{found:%d/%m/%Y}" if note else "")


def _parts(text: str) -> tuple[int, int, int | None, str] | None:
    """Day, month, year and the beginning of the note."""
    if text.isascii() and text.isdigit() and int(text) in _EXCEL_DAYS:
        day = _EXCEL_DAY_ZERO + timedelta(days=int(text))
        return day.day, day.month, day.year, "Đã đổi số của bảng tính ra ngày "
    if found := _YEAR_FIRST.fullmatch(text):
        return int(found[3]), int(found[2]), int(found[1]), ""
    found = _RUN.fullmatch(text) or _DAY_FIRST.fullmatch(text) or _IN_WORDS.fullmatch(fold(text))
    if found is None:
        return None
    first, second = int(found[1]), int(found[2])
    year = _full_year(found[3])
    if second > _MONTHS >= first > 0:
        return second, first, year, "Ghi tháng trước ngày, đã hiểu là "
    return first, second, year, "" if year else "Không ghi năm, đã hiểu là "


def _full_year(figures: str | None) -> int | None:
    if not figures:
        return None
    return int(figures) if len(figures) > 2 else _CENTURY + int(figures)  # noqa: PLR2004


def _day(day: int, month: int, year: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _last_such_day(day: int, month: int, today: date) -> date | None:
    tries = (_day(day, month, year) for year in range(today.year, today.year - _YEARS_BACK, -1))
    return next((found for found in tries if found is not None and found <= today), None)
