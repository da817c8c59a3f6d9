"""Texts as strangers paste them, made printable by named rules, or refused with the letter and its place.

Removed: control characters, zero-width and right-to-left marks, variation selectors. Made one space: tabs and odd
spaces. Replaced: `REPLACED` (ticks, boxes, Word's private bullets) and full-width forms. Everything else that the
shipped faces lack (emoji, other scripts) is refused: an official document never shows a box for a letter.
"""

import re
import unicodedata
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from functools import cache
from operator import is_
from typing import Any, Final, TypeVar, cast

from dienhong.engines.typeset.fonts import shown_letters
from dienhong.engines.typeset.model import Document, Heading, Level, Table
from dienhong.kernel.errors import Refused
from dienhong.kernel.vietnamese import nfc

Part = TypeVar("Part")

REPLACED: Final = {
    "✓": "x",
    "✔": "x",
    "☑": "■",
    "☒": "■",
    "☐": "□",
    "❖": "♦",
    "➢": "→",
    "➔": "→",
    "➜": "→",
    "★": "*",
    "☆": "*",
    "−": "-",
    "\uf0b7": "•",  # bullets of Word's Symbol and Wingdings
    "\uf0a7": "▪",
    "\uf0d8": "→",
    "\uf076": "♦",
    "\uf0fc": "x",
}
LONGEST: Final = 2_000_000  # letters of a whole document; above all that a commune writes
_TABLE: Final = str.maketrans(REPLACED)
_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile("[\t \u1680\u2000-\u200a\u202f\u205f\u3000]+")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e01ef]"
)
_HALVES = re.compile("[\ud800-\udfff]")
_LAST_ORDINAL: Final = {Level.PART: 49, Level.SECTION: 49, Level.ARTICLE: 9999, Level.CLAUSE: 9999, Level.POINT: 23}
_PLACES: Final = {
    "issuer": "tên cơ quan ban hành",
    "symbol": "ký hiệu",
    "number": "số văn bản",
    "kind_name": "tên loại",
    "subject": "trích yếu",
    "place": "địa danh",
    "body": "nội dung",
    "addressees": "phần Kính gửi",
    "enacted_by": "thẩm quyền ban hành",
    "bases": "phần căn cứ",
    "signatures": "khối chữ ký",
    "recipients": "nơi nhận",
    "appendices": "phụ lục",
    "copy_note": "dòng chứng thực bản sao",
}


class Unprintable(Refused):
    """What the page cannot show truly; `field` names the part of the document."""


def clean(text: str, where: str = "văn bản", *, field: str | None = None) -> str:
    """`text` in NFC with the named rules applied; "\\n" stays. Raises `Unprintable` for a letter without shape."""
    if _untouched().issuperset(text) and "  " not in text and unicodedata.is_normalized("NFC", text):
        return text
    tidied = tidy(text).translate(_TABLE)
    if shown_letters().issuperset(tidied.replace("\n", "")):
        return tidied
    tidied = "".join(_narrow(letter) for letter in tidied)
    for place, letter in enumerate(tidied):
        if letter != "\n" and letter not in shown_letters():
            raise Unprintable(_sentence(letter, tidied[max(0, place - 20) : place], where), field=field)
    return tidied


@cache
def _untouched() -> frozenset[str]:
    """Letters that no rule changes, so that most texts pass without work."""
    touched = (_INVISIBLE, _BREAKS, _SPACES)
    letters = {letter for letter in shown_letters() if not any(rule.fullmatch(letter) for rule in touched)}
    return frozenset((letters - set(REPLACED)) | {"\n", " "})


def tidy(text: str) -> str:
    """`text` in NFC without invisible signs, spaces single, breaks "\n"; halves of letters become "\ufffd"."""
    return nfc(_HALVES.sub("\ufffd", _SPACES.sub(" ", _INVISIBLE.sub("", _BREAKS.sub("\n", text)))))


def printable(document: Document) -> Document:
    """`document` with every text cleaned. Raises `Unprintable`; `ValueError` for rows that do not fit their table."""
    kept = {field.name: _cleaned(document, field.name) for field in fields(document)}
    if sum(map(_letters, kept.values())) > LONGEST:
        raise Unprintable(
            "Văn bản dài quá 2.000.000 chữ. Mời tách thành nhiều văn bản hoặc đưa bảng biểu ra tệp riêng."
        )
    return replace(document, **kept)


def _cleaned(document: Document, name: str) -> Any:
    value = getattr(document, name)
    where = _PLACES.get(name)
    if where is None:
        return value
    if name in {"body", "appendices"}:
        unit = "đoạn thứ {} của nội dung" if name == "body" else "phụ lục thứ {}"
        return tuple(_walked(part, unit.format(index), name) for index, part in enumerate(value, start=1))
    return _walked(value, where, name)


def _walked(value: Part, where: str, field: str) -> Part:
    if isinstance(value, str):
        return cast(Part, clean(value, where, field=field))
    if isinstance(value, tuple):
        parts = tuple(_walked(part, where, field) for part in value)
        return value if all(map(is_, parts, value)) else cast(Part, parts)
    if is_dataclass(value) and not isinstance(value, Enum):
        _check_shape(value, where)
        held = {one.name: getattr(value, one.name) for one in fields(value)}
        changed = {name: new for name, old in held.items() if (new := _walked(old, where, field)) is not old}
        return cast(Part, replace(cast(Any, value), **changed)) if changed else value
    return value


def _check_shape(value: object, where: str) -> None:
    if isinstance(value, Heading) and not 0 < value.ordinal <= _LAST_ORDINAL[value.level]:
        raise Unprintable(f"Đề mục ở {where} có số thứ tự {value.ordinal}, không đánh được. Mời chia lại đề mục.")
    if isinstance(value, Table) and any(len(row) != len(value.columns) for row in value.rows):
        raise ValueError(f"{where}: every row needs one cell a column")


def _letters(value: object) -> int:
    if isinstance(value, str):
        return len(value)
    if isinstance(value, tuple):
        return sum(map(_letters, value))
    return sum(_letters(getattr(value, one.name)) for one in fields(value)) if is_dataclass(value) else 0


def _narrow(letter: str) -> str:
    return unicodedata.normalize("NFKC", letter) if unicodedata.east_asian_width(letter) == "F" else letter


def _sentence(letter: str, before: str, where: str) -> str:
    name = unicodedata.name(letter, "ký tự không tên").lower()
    after = f", sau “…{before.strip()}”" if before.strip() else ""
    seen = f"“{letter}” " if unicodedata.category(letter)[0] != "C" else ""
    return (
        f"Ký tự {seen}(U+{ord(letter):04X}, {name}) ở {where}{after} không có trong phông chữ của văn bản hành chính. "
        "Mời xóa hoặc thay bằng chữ rồi thử lại."
    )
