"""What a mistyped question may have meant: unknown words replaced by known ones that are one typing error away."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain

from django.db import connection

from dienhong.engines.search.asking import Phrase, Question, Way
from dienhong.engines.search.typing_errors import neighbours
from dienhong.engines.search.wording import folded_words
from dienhong.engines.tenancy.scope import current_commune_id
from dienhong.kernel.vietnamese import nfc

_MOST_CORRECTIONS = 12
_WORD = re.compile(r"[^\W_]+")
Better = Mapping[str, Sequence[str]]
"""Unknown folded word → the known folded words at one error from it, at least one."""


def known_neighbours(kind: str, question: Question) -> Better:
    """For each single word of `question` that stands in no text of the commune, at most 12 that do. One statement."""
    words = {word: neighbours(word) for ways in question.units if (word := _loose_word(ways))}
    asked = sorted({*words, *chain.from_iterable(words.values())})
    known = _known(kind, asked) if asked else set()
    better = {word: [near for near in nears if near in known] for word, nears in words.items() if word not in known}
    return {word: nears[:_MOST_CORRECTIONS] for word, nears in better.items() if nears}


def mended(question: Question, better: Better) -> Question:
    """`question` with every unknown word replaced; then nothing is more exact than another."""
    units = [tuple((Phrase((near,)),) for near in better.get(_loose_word(ways), ())) or ways for ways in question.units]
    return replace(question, units=tuple(units), typed=())


def in_wording_of(query: str, better: Better, *, exact: Sequence[str], folded: Sequence[str]) -> str:
    """`query` with each unknown word as the text says it, diacritics and all.

    `exact` and `folded` are the words of one text in both forms, place by place.
    """
    said = dict(zip(reversed(folded), reversed(exact), strict=True))  # the first place counts

    def as_said(match: re.Match[str]) -> str:
        nears = better.get(" ".join(folded_words(match.group())), ())
        return next((said[near] for near in nears if near in said), match.group())

    return _WORD.sub(as_said, nfc(query))


def _loose_word(ways: tuple[Way, ...]) -> str:
    """The word of a unit that is one word and nothing else."""
    only = ways[0][0] if len(ways) == 1 and len(ways[0]) == 1 else None
    return only.words[0] if only and len(only.words) == 1 else ""


def _known(kind: str, words: list[str]) -> set[str]:
    """Those of `words` that stand in some text: one statement with one value, for there may be hundreds."""
    is_postgres = connection.vendor == "postgresql"
    among = "SELECT unnest(%s::text[])" if is_postgres else "SELECT value FROM json_each(%s)"
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT word FROM search_searchword WHERE commune_id = %s AND kind = %s AND word IN ({among})",
            [current_commune_id(), kind, words if is_postgres else json.dumps(words)],
        )
        return {word for (word,) in cursor.fetchall()}
