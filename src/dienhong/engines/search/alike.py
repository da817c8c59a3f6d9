"""Which texts share uncommon wording with a new one: candidates from the index, never a walk through all of them."""

import math
from collections import defaultdict

from dienhong.engines.language.shared_words import telling_phrases
from dienhong.engines.search.finding import find
from dienhong.engines.search.wording import folded_words

_PHRASES = 24
_DEPTH = 40


def alike(kind: str, text: str, *, limit: int) -> list[int]:
    """At most `limit` objects of `kind` in the current commune whose texts share rare neighbouring words with `text`.

    The best first. Costs one short search (two on PostgreSQL) for each of at most 24 pairs of words; of a pair that
    stands in very many texts only the newest 40 count, and little.
    """
    scores: dict[int, float] = defaultdict(float)
    for phrase in telling_phrases(folded_words(text), _PHRASES):
        hits = find(kind, f'"{phrase}"', limit=_DEPTH)
        for hit in hits:
            scores[hit.object_id] += math.log(1 + _DEPTH / len(hits))
    return sorted(scores, key=lambda object_id: (-scores[object_id], -object_id))[:limit]
