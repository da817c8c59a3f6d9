"""How single values are spelled in the XML. Each form refuses with the end of a Vietnamese sentence (Unfit)."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum
from typing import Any, Protocol

from dienhong.engines.edxml.message import VIETNAM
from dienhong.engines.edxml.texts import clean_text

_PADDED = 20
_DATE = re.compile(r"[0-9]{4}/[0-9]{2}/[0-9]{2}")
_MOMENT = re.compile(r"[0-9]{4}/[0-9]{2}/[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}")


class Unfit(Exception):
    """The value does not fit its form; the message continues "Giá trị …"."""


class Form(Protocol):
    def spell(self, value: Any) -> str: ...
    def read(self, text: str) -> Any: ...


@dataclass(frozen=True, slots=True)
class Text:
    """Text of at most `most` letters; `pattern` (anchored) and its explanation narrow it."""

    most: int
    pattern: str = ""
    explained: str = ""

    def spell(self, value: str) -> str:
        return self.read(value)

    def read(self, text: str) -> str:
        if len(text) <= _PADDED * self.most:  # far too long is not worth cleaning
            text = clean_text(text)
        if len(text) > self.most:
            raise Unfit(f"dài {len(text)} ký tự, tối đa {self.most}")
        if text and self.pattern and not re.fullmatch(self.pattern, text):
            raise Unfit(f"“{text[:40]}” không đúng dạng: {self.explained}")
        return text


@dataclass(frozen=True, slots=True)
class Count:
    """A whole number from 0 with at most `digits` digits."""

    digits: int

    def spell(self, value: int) -> str:
        return str(self.read(str(value)))

    def read(self, text: str) -> int:
        if not re.fullmatch(rf"[0-9]{{1,{self.digits}}}", text):
            raise Unfit(f"“{text[:40]}” phải là số nguyên từ 0, tối đa {self.digits} chữ số")
        return int(text)


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the numbers of an enumeration, written with `width` digits."""

    options: type[IntEnum]
    width: int = 1

    def spell(self, value: IntEnum) -> str:
        return f"{value:0{self.width}d}"

    def read(self, text: str) -> IntEnum:
        spelled = {self.spell(option): option for option in self.options}
        if text not in spelled:
            raise Unfit(f"“{text[:40]}” phải là một trong các mã {', '.join(spelled)}")
        return spelled[text]


@dataclass(frozen=True, slots=True)
class Flag:
    """Yes or no; written with the words of `spelled` (no, yes), read from both customs."""

    spelled: tuple[str, str] = ("false", "true")

    def spell(self, value: bool) -> str:
        return self.spelled[value]

    def read(self, text: str) -> bool:
        words = {"false": False, "0": False, "true": True, "1": True}
        if text not in words:
            raise Unfit(f"“{text[:40]}” phải là true hoặc false")
        return words[text]


@dataclass(frozen=True, slots=True)
class Day:
    """A date, `yyyy/MM/dd`."""

    def spell(self, value: date) -> str:
        return f"{value.year:04d}/{value.month:02d}/{value.day:02d}"

    def read(self, text: str) -> date:
        if _DATE.fullmatch(text):
            try:
                return date(*map(int, text.split("/")))
            except ValueError:
                pass
        raise Unfit(f"“{text[:40]}” không phải là ngày có thật dạng năm/tháng/ngày, như 2026/01/05")


@dataclass(frozen=True, slots=True)
class Moment:
    """A time of Vietnam to the second, `yyyy/MM/dd HH:mm:ss`; the standard writes no zone."""

    def spell(self, value: datetime) -> str:
        if value.tzinfo is None:
            raise Unfit("là thời điểm thiếu múi giờ")
        here = value.astimezone(VIETNAM)
        return f"{Day().spell(here.date())} {here:%H:%M:%S}"

    def read(self, text: str) -> datetime:
        if _MOMENT.fullmatch(text):
            try:
                return datetime.fromisoformat(text.replace("/", "-")).replace(tzinfo=VIETNAM)
            except ValueError:
                pass
        raise Unfit(f"“{text[:40]}” không phải là thời điểm có thật, như 2026/01/05 08:30:00")
