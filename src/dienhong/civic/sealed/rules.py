"""When a text must be withheld until a petition officer has read it. A rule flags; only a person decides.

Better one too many than one too few: a denouncer must be protected from the first moment (Luật Tố cáo 2018, Điều 47
and 56). Measured on the cases in tests/civic/sealed/.
"""

import re
import unicodedata
from collections.abc import Callable

from dienhong.civic.sealed.wording import (
    ACCUSATIONS,
    CLEAR_WITHOUT_MARKS,
    INSTITUTION,
    PLAIN_ONLY,
    SHORT_FORMS,
)
from dienhong.kernel.vietnamese import canon, fold

_SENTENCE = re.compile(r"[.!?;\n]+(?=\s|$)")
_WORD = re.compile(r"[^\W_]+")
# Below this share of words with diacritics a sentence was typed without them.
_MARKED_SHARE = 0.25


def suspicion(text: str) -> str | None:
    """The name of the rule that makes `text` a suspected denunciation, or None."""
    for sentence in _SENTENCE.split(text):
        words = [SHORT_FORMS.get(word, word) for word in _WORD.findall(canon(sentence).lower())]
        if words:
            name = _accusation(" ".join(words), is_marked=_is_marked(words))
            if name:
                return name
    return None


def _accusation(sentence: str, *, is_marked: bool) -> str | None:
    institution, accusations = _MARKED if is_marked else _PLAIN
    heard = institution.sub(" ", sentence if is_marked else fold(sentence))
    for name, patterns in accusations:
        if all(pattern.search(heard) for pattern in patterns):
            return name
    if is_marked and _CLEAR.search(fold(heard)):
        return "nêu hành vi vi phạm của người có chức vụ"
    return None


def _is_marked(words: list[str]) -> bool:
    return sum(not word.isascii() for word in words) >= _MARKED_SHARE * len(words)


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
