"""Numbers as official documents write them: ordinals, dates, references."""

import re
from dataclasses import dataclass
from datetime import date, time
from typing import Literal

from dienhong.kernel.vietnamese import nfc

System = Literal["state", "party"]

# Điểm a), b), c), d), đ) …: the Vietnamese order without ă â ê ô ơ ư (NĐ 30/2020, Phụ lục I).
POINT_LETTERS = "abcdđeghiklmnopqrstuvxy"

_STATE = re.compile(
    r"(?P<number>\d+[a-z]?)/(?:(?:19|20)\d{2}/)?(?P<symbol>[A-ZĐ][A-Za-zĐđ0-9]*(?:-[A-ZĐ][A-Za-zĐđ0-9]*)*)"
)
_PARTY = re.compile(r"(?P<number>\d+[a-z]?)-(?P<symbol>[A-ZĐ][A-Za-zĐđ]*/[A-ZĐ][A-ZĐ.]*)")
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


@dataclass(frozen=True, slots=True)
class Reference:
    """Number and symbol of a document, such as 80 and KH-UBND; the sign between them tells the system."""

    number: str
    symbol: str
    system: System

    def __str__(self) -> str:
        return reference(self.number, self.symbol, self.system)


def padded(number: int) -> str:
    """Numbers below ten get a leading zero: 05."""
    return f"{number:02d}"


def roman(number: int) -> str:
    """I, II, III …; `ValueError` outside 1–49, more than any document has parts."""
    if not 0 < number < 50:  # noqa: PLR2004
        raise ValueError(f"no part has the number {number}")
    written = ""
    for value, letters in _ROMAN:
        while number >= value:
            written, number = written + letters, number - value
    return written


def point_letter(number: int) -> str:
    """The letter of the n-th point, from 1; `ValueError` beyond the last letter."""
    if not 0 < number <= len(POINT_LETTERS):
        raise ValueError(f"no point has the number {number}")
    return POINT_LETTERS[number - 1]


def reference(number: int | str, symbol: str, system: System) -> str:
    """Such as 05/KH-UBND (state) or 05-KH/ĐU (Party). An empty number leaves room for it to be written by hand."""
    written = padded(number) if isinstance(number, int) else number
    return f"{written}{'-' if system == 'party' else '/'}{symbol}"


def parse_reference(text: str) -> Reference | None:
    """Number and symbol of a whole reference; None when `text` is no legal reference of either system."""
    text = nfc(text).strip()
    if found := _STATE.fullmatch(text):
        return Reference(found["number"], found["symbol"], "state")
    if found := _PARTY.fullmatch(text):
        return Reference(found["number"], found["symbol"], "party")
    return None


def day_words(day: date) -> str:
    """Such as "ngày 05 tháng 01 năm 2026": zeros before days below 10 and months 1 and 2 (NĐ 30/2020, Phụ lục I)."""
    return f"ngày {padded(day.day)} tháng {_month(day.month)} năm {day.year}"


def day_figures(day: date) -> str:
    """Such as 05/01/2026 or 09/7/2026, with the same zeros as in words."""
    return f"{padded(day.day)}/{_month(day.month)}/{day.year}"


def clock_words(hour: time) -> str:
    """Such as "08 giờ 00" or "13 giờ 30"."""
    return f"{padded(hour.hour)} giờ {padded(hour.minute)}"


def _month(month: int) -> str:
    return padded(month) if month < 3 else str(month)  # noqa: PLR2004
