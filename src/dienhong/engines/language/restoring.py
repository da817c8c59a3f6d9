"""Diacritics for text typed without them: a suggestion beside what the citizen wrote, never instead of it.

Counts of words, pairs and triples from our own texts; the likeliest path through the readings of each syllable.
"""

import gzip
import json
import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dienhong.engines.language.tokens import marked_share
from dienhong.kernel.vietnamese import canon, fold

SHIPPED = Path(__file__).with_name("models") / "diacritics.json.gz"
_WORD = re.compile(r"[^\W\d_]+")
_BARE_BELOW = 0.1
_BEAM, _READINGS = 12, 12
_START = "^"
_LAMBDA = (0.55, 0.33, 0.12)


@dataclass(frozen=True, slots=True)
class Restorer:
    """`readings[syllable]` are its accented forms; `counts` of one, two and three words parted by spaces."""

    readings: dict[str, list[str]]
    counts: dict[str, int]
    total: int

    def restore(self, text: str) -> str:
        """`text` with diacritics proposed for its bare words; letters, case and everything between stay."""
        words = list(_WORD.finditer(text))
        chosen = self._best([match.group().lower() for match in words])
        pieces, at = [], 0
        for match, word in zip(words, chosen, strict=True):
            pieces += [text[at : match.start()], _as_written(match.group(), word)]
            at = match.end()
        return "".join([*pieces, text[at:]])

    def _best(self, words: list[str]) -> list[str]:
        paths: list[tuple[float, tuple[str, ...]]] = [(0.0, (_START, _START))]
        for word in words:
            options = self.readings.get(word, [word]) if word.isascii() else [canon(word)]
            grown = [
                (score + self._cost(path[-2], path[-1], option), (*path, option))
                for score, path in paths
                for option in options
            ]
            grown.sort(key=lambda item: -item[0])
            paths = grown[:_BEAM]
        return list(paths[0][1][2:])

    def _cost(self, before: str, last: str, word: str) -> float:
        counts = self.counts
        one = (counts.get(word, 0) + 0.5) / self.total
        pair, left = counts.get(f"{last} {word}", 0), counts.get(last, 0)
        triple, two = counts.get(f"{before} {last} {word}", 0), counts.get(f"{before} {last}", 0)
        likely = _LAMBDA[2] * one + _LAMBDA[1] * (pair / (left + 2)) + _LAMBDA[0] * (triple / (two + 1))
        return math.log(likely)


def restore_if_bare(text: str) -> str | None:
    """A proposal for `text` when (nearly) no word of it carries diacritics, else None."""
    restorer = shipped_restorer()
    if restorer is None or marked_share(text) >= _BARE_BELOW or not _WORD.search(text):
        return None
    return restorer.restore(text)


@cache
def shipped_restorer() -> Restorer | None:
    """The restorer in `models/`, or None when it was left out."""
    if not SHIPPED.exists():
        return None
    stored = json.loads(gzip.decompress(SHIPPED.read_bytes()))
    return Restorer(stored["readings"], stored["counts"], stored["total"])


def learn(sentences: Iterable[str]) -> Restorer:
    """A restorer from texts with diacritics; texts without are passed over."""
    counts: Counter[str] = Counter()
    total = 0
    for sentence in sentences:
        if marked_share(sentence) < 0.25:  # noqa: PLR2004
            continue
        words = [_START, _START, *(canon(match.group()).lower() for match in _WORD.finditer(sentence))]
        total += len(words) - 2
        for at in range(2, len(words)):
            counts[words[at]] += 1
            counts[f"{words[at - 1]} {words[at]}"] += 1
            counts[f"{words[at - 2]} {words[at - 1]} {words[at]}"] += 1
        counts[_START] += 1
        counts[f"{_START} {_START}"] += 1
    forms: dict[str, list[str]] = {}
    for word in sorted((word for word in counts if " " not in word and word != _START), key=lambda word: -counts[word]):
        forms.setdefault(fold(word), []).append(word)
    return Restorer({bare: found[:_READINGS] for bare, found in forms.items()}, dict(counts), total)


def save(restorer: Restorer, path: Path) -> None:
    """Write `restorer`; the same model always gives the same bytes."""
    stored = {"readings": restorer.readings, "counts": restorer.counts, "total": restorer.total}
    content = json.dumps(stored, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    path.write_bytes(gzip.compress(content, mtime=0))


def _as_written(bare: str, word: str) -> str:
    if bare.isupper() and len(bare) > 1:
        return word.upper()
    return word[:1].upper() + word[1:] if bare[:1].isupper() else word
