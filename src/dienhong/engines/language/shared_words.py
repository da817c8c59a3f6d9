"""What two texts have in common, to be marked where they are read side by side, and what of a text to look for."""

import re
from collections.abc import Sequence
from itertools import pairwise

from dienhong.engines.language.similar import EMPTY_WORDS
from dienhong.kernel.vietnamese import fold_yi

_WORD = re.compile(r"\w+")
Piece = tuple[str, bool]


def marked(text: str, other: str) -> list[Piece]:
    """`text` in pieces that joined give it back, each with whether `other` says it too.

    Words match without diacritics; those that say nothing by themselves (và, của, …) count only between two that match.
    """
    said = set(map(fold_yi, _WORD.findall(other))) - EMPTY_WORDS
    places = [match.span() for match in _WORD.finditer(text) if fold_yi(match.group()) in said]
    runs: list[tuple[int, int]] = []
    for start, end in places:
        if runs and not text[runs[-1][1] : start].strip(" "):
            runs[-1] = (runs[-1][0], end)
        else:
            runs.append((start, end))
    return _pieces(text, runs)


def telling_phrases(words: Sequence[str], most: int) -> list[str]:
    """At most `most` different neighbouring pairs of the folded `words`, those of two telling words first."""
    pairs = list(dict.fromkeys(pairwise(words)))
    told = {pair: sum(word not in EMPTY_WORDS and len(word) > 1 for word in pair) for pair in pairs}
    best = sorted((pair for pair in pairs if told[pair]), key=lambda pair: -told[pair])
    return [" ".join(pair) for pair in best[:most]]


def _pieces(text: str, runs: list[tuple[int, int]]) -> list[Piece]:
    pieces: list[Piece] = []
    at = 0
    for start, end in runs:
        pieces += [(text[at:start], False), (text[start:end], True)]
        at = end
    return [piece for piece in (*pieces, (text[at:], False)) if piece[0]]
