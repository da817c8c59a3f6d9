"""Which codes a text speaks of, by phrases: explainable, fast, with and without diacritics.

Word-bounded, the longest phrase wins. Text with diacritics is matched with diacritics ("cầu" is not "câu");
text without them is matched folded, where one-word phrases count less because so many words fold alike.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from dienhong.kernel.vietnamese import canon, fold, nfc

_WORD = re.compile(r"[^\W_]+")
_WORD_WEIGHT = (0.0, 1.0, 2.5, 4.0, 5.0, 6.0)
_FOLDED_ONE_WORD = 0.4
_FOLDED = 0.9
_ABBREVIATION_WEIGHT = 2.5
_MARKED_SHARE = 0.1


@dataclass(frozen=True, slots=True)
class LexiconMatch:
    """A code with its score (sum of phrase weights, unitless) and the phrases found, in the text's order."""

    code: str
    score: float
    phrases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Entry:
    phrase: str
    accented: tuple[str, ...]
    codes: tuple[str, ...]
    weight: float
    abbreviation: bool


class Lexicon:
    """Phrases by code, compiled once; `match` is pure and thread-safe."""

    def __init__(self, phrases_by_code: Mapping[str, Iterable[str]]) -> None:
        codes: dict[tuple[str, ...], dict[tuple[str, ...], tuple[str, list[str]]]] = {}
        for code, phrases in phrases_by_code.items():
            for phrase in phrases:
                forms = [_forms(word) for word in _WORD.findall(nfc(phrase))]
                accented, folded = tuple(form[0] for form in forms), tuple(form[1] for form in forms)
                if folded:
                    codes.setdefault(folded, {}).setdefault(accented, (phrase, []))[1].append(code)
        self._by_first: dict[str, list[tuple[tuple[str, ...], list[_Entry]]]] = {}
        for folded, variants in codes.items():
            entries = [_entry(phrase, accented, found) for accented, (phrase, found) in variants.items()]
            self._by_first.setdefault(folded[0], []).append((folded, entries))
        for candidates in self._by_first.values():
            candidates.sort(key=lambda item: -len(item[0]))

    def match(self, text: str) -> list[LexiconMatch]:
        """Codes of `text`, best first; empty when no phrase occurs."""
        words = [_forms(word) for word in _WORD.findall(nfc(text))]
        accented = [word[0] for word in words]
        folded = [word[1] for word in words]
        marked = sum(a != f for a, f in zip(accented, folded, strict=True)) > _MARKED_SHARE * len(words)
        scores: dict[str, float] = {}
        found: dict[str, list[str]] = {}
        at = 0
        while at < len(words):
            entries, length = self._longest(accented, folded, at, marked)
            for entry in entries:
                weight = entry.weight if marked or entry.abbreviation else entry.weight * _folded_factor(length)
                for code in entry.codes:
                    known = found.setdefault(code, [])
                    repeated = entry.phrase in known
                    scores[code] = scores.get(code, 0.0) + (weight * 0.3 if repeated else weight) / len(entry.codes)
                    if not repeated:
                        known.append(entry.phrase)
            at += length
        best = sorted(scores, key=lambda code: (-scores[code], code))
        return [LexiconMatch(code, round(scores[code], 3), tuple(found[code])) for code in best]

    def _longest(self, accented: list[str], folded: list[str], at: int, marked: bool) -> tuple[list[_Entry], int]:
        for phrase, entries in self._by_first.get(folded[at], ()):
            length = len(phrase)
            if tuple(folded[at : at + length]) != phrase:
                continue
            exact = [entry for entry in entries if tuple(accented[at : at + length]) == entry.accented]
            if exact:
                return exact, length
            if not marked:
                return entries, length
        return [], 1


@lru_cache(maxsize=20_000)
def _forms(word: str) -> tuple[str, str]:
    """A word for comparing with diacritics, and without."""
    return canon(word).lower(), fold(word)


def _entry(phrase: str, accented: tuple[str, ...], codes: list[str]) -> _Entry:
    abbreviation = len(accented) == 1 and sum(char.isupper() for char in phrase) > 1
    weight = _ABBREVIATION_WEIGHT if abbreviation else _WORD_WEIGHT[min(len(accented), len(_WORD_WEIGHT) - 1)]
    return _Entry(phrase, accented, tuple(dict.fromkeys(codes)), weight, abbreviation)


def _folded_factor(length: int) -> float:
    return _FOLDED_ONE_WORD if length == 1 else _FOLDED
