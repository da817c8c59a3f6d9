"""Words of a text as models and the lexicon of teencode see them: written-out, folded, without punctuation."""

import re
import tomllib
from functools import cache
from pathlib import Path

from dienhong.kernel.vietnamese import fold

_DATA = Path(__file__).with_name("short_forms.toml")


@cache
def short_forms() -> dict[str, str]:
    """Short forms of messages, folded, to folded words; ambiguous ones are left out."""
    return {fold(short): fold(full) for short, full in tomllib.loads(_DATA.read_text("utf-8"))["short_forms"].items()}


def plain_words(text: str) -> list[str]:
    """Folded words of `text`, short forms written out."""
    forms = short_forms()
    return [part for word in fold(text).split() for part in forms.get(word, word).split()]


_LATIN_RUN = re.compile(r"[^\W\d_]+")


def marked_share(text: str) -> float:
    """Share of the words of `text` that carry a diacritic; 0 for text without words."""
    words = _LATIN_RUN.findall(text)
    return sum(not word.isascii() for word in words) / len(words) if words else 0.0
