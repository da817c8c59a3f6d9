"""Sentences that accuse in plain words: a row of `wording.ACCUSATIONS` whose patterns are all found.

Text without diacritics is read with narrower patterns, because so many words fold alike.
"""

import re
import unicodedata
from collections.abc import Callable

from dienhong.engines.language.denunciation.wording import (
    ACCUSATIONS,
    CLEAR_WITHOUT_MARKS,
    INSTITUTION,
    PLAIN_ONLY,
)
from dienhong.kernel.vietnamese import canon, fold

_OFFICE = "nêu hành vi vi phạm của người có chức vụ"


def accusation(words: list[str], *, is_marked: bool) -> str | None:
    """The name of the rule by which a sentence (lower-case words, canon) accuses somebody, or None."""
    sentence = " ".join(words)
    institution, accusations = _MARKED if is_marked else _PLAIN
    heard = institution.sub(" ", sentence if is_marked else fold(sentence))
    for name, patterns in accusations:
        if all(pattern.search(heard) for pattern in patterns):
            return name
    return _OFFICE if is_marked and _CLEAR.search(fold(heard)) else None


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b")


def _unmarked(pattern: str) -> str:
    """The pattern for text without diacritics: the narrower twin where there is one, else its letters folded."""
    for marked, plain in PLAIN_ONLY.items():
        pattern = pattern.replace(marked, plain)
    letters = unicodedata.normalize("NFD", pattern.replace("đ", "d"))
    return "".join(char for char in letters if unicodedata.category(char) != "Mn")


_Accusations = tuple[tuple[str, tuple[re.Pattern[str], ...]], ...]


def _table(write: Callable[[str], str]) -> tuple[re.Pattern[str], _Accusations]:
    """What is taken out first, and what accuses, with every pattern written by `write`."""
    accusations = tuple((name, tuple(_compile(write(row)) for row in rows)) for name, rows in ACCUSATIONS)
    return _compile(write("|".join(INSTITUTION))), accusations


_CLEAR = _compile(CLEAR_WITHOUT_MARKS)
_MARKED, _PLAIN = _table(canon), _table(_unmarked)
