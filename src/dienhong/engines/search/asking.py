"""Reading what was typed: quoted phrases, several words (all wanted), the last word begun, synonyms."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dienhong.engines.search.wording import exact_words, folded_words
from dienhong.kernel.vietnamese import fold

MOST_LETTERS = 400
MOST_WORDS = 12
_QUOTES = re.compile('["“”„«»]')
_LEAST_PREFIX = 2


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand together in this order; `is_begun`: the only word may go on."""

    words: tuple[str, ...]
    is_begun: bool = False


Way = tuple[Phrase, ...]
"""Phrases that must all occur."""


@dataclass(frozen=True, slots=True)
class Question:
    """Every unit must be met in one of its ways, in folded words. `typed` is the same as it was typed.

    `typed` is empty when nothing typed has diacritics: then no text is more exact than another.
    """

    units: tuple[tuple[Way, ...], ...]
    typed: Way = ()


def read_question(query: str) -> Question | None:
    """The question in `query` (its first 400 letters and 12 words count); None when it holds no word."""
    units: list[tuple[Way, ...]] = []
    typed: list[Phrase] = []
    room = MOST_WORDS
    pieces = _QUOTES.split(query[:MOST_LETTERS])
    for at, piece in enumerate(pieces):
        is_last = at == len(pieces) - 1
        is_quoted = at % 2 == 1 and not is_last  # a quotation mark without its second one quotes nothing
        words, exact = tuple(folded_words(piece)[:room]), tuple(exact_words(piece)[:room])
        room -= len(words)
        if is_quoted and words:
            units.append(((Phrase(words),),))
            typed.append(Phrase(exact))
        elif words:
            units.extend(_loose(words, is_begun=is_last and _may_go_on(piece, words)))
            typed.extend(Phrase((word,)) for word in exact)
    has_marks = any(fold(word) != word for phrase in typed for word in phrase.words)
    return Question(tuple(units), tuple(typed) if has_marks else ()) if units else None


def _may_go_on(piece: str, words: tuple[str, ...]) -> bool:
    """Not one letter, and not kỹ, lý, which are folded as whole syllables."""
    return len(words[-1]) >= _LEAST_PREFIX and fold(piece).endswith(words[-1])


def _loose(words: tuple[str, ...], *, is_begun: bool) -> Iterator[tuple[Way, ...]]:
    table, at = synonyms(), 0
    while at < len(words):
        length = next((n for n in range(min(8, len(words) - at), 0, -1) if words[at : at + n] in table), 1)
        group = words[at : at + length]
        at += length
        as_typed = tuple(
            Phrase((word,), is_begun and at == len(words) and n == length) for n, word in enumerate(group, 1)
        )
        yield (as_typed, *((Phrase(other),) for other in table.get(group, ())))


@cache
def synonyms() -> dict[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Folded wording → the other wordings of its row."""
    rows = tomllib.loads(Path(__file__).with_name("synonyms.toml").read_text("utf-8"))["alike"]
    table: dict[tuple[str, ...], tuple[tuple[str, ...], ...]] = {}
    for row in rows:
        wordings = list(dict.fromkeys(tuple(folded_words(wording)) for wording in row))
        for wording in wordings:
            table[wording] = tuple(other for other in wordings if other != wording)
    return table
