"""Opinions that speak of the same thing, at two levels: the same incident (same place) and the same issue.

Candidates come from an inverted index over rare words; the score joins folded TF-IDF, shared rare words and places.
"""
# ruff: noqa: E501, SIM905 (a table of words is read in rows)

import heapq
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from dienhong.engines.language.surroundings import named_places
from dienhong.engines.language.synonyms import with_synonyms
from dienhong.engines.language.tokens import plain_words

Level = Literal["incident", "issue"]
INCIDENT_FROM, ISSUE_FROM = 0.5, 0.5
VERSION = "words-2"
_CANDIDATES, _COMMON_SHARE, _COMMON_LEAST = 20, 0.2, 30
# A number says where only behind such a word; hours, sums and months do not.
_HOUSE = re.compile(
    r"\b(?:so|so nha|nha|hem|ngo|ngach|kiet|thua|km|cot|tru|kenh|lo|cong|ki ot) (\d{1,4}[a-z]?|[a-z]\d{1,3})\b"
)
EMPTY_WORDS = frozenset(
    "toi em anh chi ong ba con chau bac chu co tui minh xin de nghi mong kien xa thon ap phuong ubnd uy ban la va cua cho cac"
    " nhung duoc trong voi khong nay da dang se o tai tu den toi ve ra vao len thi ma nen cung rat qua lam roi nhe a oi nay"
    " gi nao dau sao khi neu vi do bi boi nhu the vay kia day hay mot hai ba nhieu it may kinh gui phan anh hoi bao gio nha"
    " nguoi dan chung ta di lai con chi nua van chua phai can muon biet thay noi bao tren duoi truoc sau ngay thang nam hom"
    " xong roi het ca toan moi tung theo cung viec tinh trang doan giup gap som ngay hoac dan ai cai chiec su".split()
)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two opinions by their ids, how they belong together, and how surely (0–1)."""

    a: str
    b: str
    level: Level
    score: float


@dataclass(frozen=True, slots=True)
class _Read:
    key: str
    weights: dict[str, float]
    places: frozenset[str]
    numbers: frozenset[str]


class SimilarIndex:
    """Opinions of one commune; `add` all, then ask for `pairs` or for what is `near` one of them."""

    def __init__(self, opinions: Iterable[tuple[str, str]]) -> None:
        read = [(key, _terms(text)) for key, text in opinions]
        self._spread = Counter(term for _, terms in read for term in set(terms[0]))
        self._count = max(len(read), 1)
        self._opinions = [self._weigh(key, *terms) for key, terms in read]
        self._by_term: dict[str, list[int]] = defaultdict(list)
        common = max(_COMMON_LEAST, _COMMON_SHARE * self._count)
        for place, opinion in enumerate(self._opinions):
            for term in opinion.weights:
                if self._spread[term] <= common:
                    self._by_term[term].append(place)

    def pairs(self) -> Iterator[Pair]:
        """Every pair that is likely enough, each once, in the order of the opinions."""
        for place, opinion in enumerate(self._opinions):
            for other in self._candidates(place):
                if other > place:
                    pair = self._judge(opinion, self._opinions[other])
                    if pair:
                        yield pair

    def near(self, text: str, most: int = 3) -> list[Pair]:
        """What is most like a new `text` (its id in the pairs is ""), the surest first."""
        read = self._weigh("", *_terms(text))
        found = (self._judge(read, self._opinions[place]) for place in self._ranked(read.weights, -1))
        return heapq.nlargest(most, (pair for pair in found if pair), key=lambda pair: pair.score)

    def _weigh(self, key: str, terms: list[str], places: frozenset[str], numbers: frozenset[str]) -> _Read:
        counts = Counter(terms)
        raw = {t: (1 + math.log(n)) * math.log(1 + self._count / (self._spread[t] or 1)) for t, n in counts.items()}
        length = math.sqrt(sum(value * value for value in raw.values())) or 1.0
        return _Read(key, {term: value / length for term, value in raw.items()}, places, numbers)

    def _candidates(self, place: int) -> list[int]:
        return self._ranked(self._opinions[place].weights, place)

    def _ranked(self, weights: dict[str, float], itself: int) -> list[int]:
        scores: dict[int, float] = defaultdict(float)
        for term, weight in weights.items():
            for other in self._by_term.get(term, ()):
                scores[other] += weight * self._opinions[other].weights[term]
        scores.pop(itself, None)
        return heapq.nlargest(_CANDIDATES, scores, key=lambda other: (scores[other], -other))

    def _judge(self, one: _Read, two: _Read) -> Pair | None:
        likeness, overlap = _likeness(one.weights, two.weights)
        place = _same_place(one, two)
        topic = 9.0 * likeness + 4.0 * overlap - 3.6
        incident = _logistic(topic + 2.2 * place - 1.2) if place > 0 else 0.0
        if incident >= INCIDENT_FROM:
            return Pair(one.key, two.key, "incident", round(incident, 3))
        issue = _logistic(topic + 0.3 * (place == 0) + 0.8 * (place < 0))
        return Pair(one.key, two.key, "issue", round(issue, 3)) if issue >= ISSUE_FROM else None


def _likeness(one: dict[str, float], two: dict[str, float]) -> tuple[float, float]:
    shared = one.keys() & two.keys()
    cosine = sum(one[term] * two[term] for term in shared)
    lesser = min(sum(value * value for value in side.values()) for side in (one, two)) or 1.0
    covered = max(sum(side[term] ** 2 for term in shared) for side in (one, two))
    return cosine, covered / lesser


def _same_place(one: _Read, two: _Read) -> int:
    """1 for a shared place or house number, −1 for different ones, 0 when either names none."""
    if one.numbers and two.numbers and not one.numbers & two.numbers:
        return -1
    if one.places & two.places or (one.numbers & two.numbers and one.numbers):
        return 1
    units = {place.rpartition(" ")[0] for place in one.places} & {place.rpartition(" ")[0] for place in two.places}
    return -1 if units else 0


def _logistic(value: float) -> float:
    return 1 / (1 + math.exp(-value))


def _terms(text: str) -> tuple[list[str], frozenset[str], frozenset[str]]:
    words = plain_words(text)
    places = named_places(" ".join(words))
    numbers = frozenset(_HOUSE.findall(" ".join(words)))
    terms = [word for word in with_synonyms(words) if word not in EMPTY_WORDS]
    pairs = [f"{a} {b}" for a, b in pairwise(terms)]
    return terms + pairs, places, numbers
