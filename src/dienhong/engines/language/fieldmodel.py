"""A linear model of fields, read with plain Python: which words speak for which code, learnt from labelled texts.

A model file is JSON and holds numbers only, so that a file from elsewhere can do no more than be wrong.
"""

import math
import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

from dienhong.engines.language.tokens import plain_words
from dienhong.kernel.vietnamese import canon

_SHARPNESS = 5.0
_WORD = re.compile(r"[^\W\d_]+")
_ACCENTED = "^"
_LARGEST = 1e6


class DamagedModel(ValueError):
    """The model file is not what its manifest says."""


@dataclass(frozen=True, slots=True)
class FieldModel:
    """`weights[feature]` lists (place of the code in `codes`, weight); `idf[feature]` is its rarity."""

    codes: tuple[str, ...]
    bias: tuple[float, ...]
    idf: dict[str, float]
    weights: dict[str, list[tuple[int, float]]]

    def shares(self, text: str) -> dict[str, float]:
        """Share of belief by code (0–1, together 1); {} when no word is known."""
        known = self._known(text)
        if not known:
            return {}
        margins = list(self.bias)
        for feature, value in known.items():
            for place, weight in self.weights[feature]:
                margins[place] += value * weight
        highest = max(margins)
        raised = [math.exp(_SHARPNESS * (margin - highest)) for margin in margins]
        total = sum(raised)
        return {code: value / total for code, value in zip(self.codes, raised, strict=True)}

    def reasons(self, text: str, code: str, most: int = 3) -> tuple[str, ...]:
        """The words of `text` (folded, or as accented) that speak most for `code`."""
        place = self.codes.index(code)
        pulls = [
            (value * weight, feature)
            for feature, value in self._known(text).items()
            for at, weight in self.weights[feature]
            if at == place and weight > 0
        ]
        best = (feature.removeprefix(_ACCENTED) for _, feature in sorted(pulls, reverse=True))
        return tuple(dict.fromkeys(best))[:most]

    def _known(self, text: str) -> dict[str, float]:
        counts = Counter(ngrams(text))
        values = {
            feature: (1 + math.log(count)) * self.idf[feature]
            for feature, count in counts.items()
            if feature in self.idf
        }
        length = math.sqrt(sum(value * value for value in values.values())) or 1.0
        return {feature: value / length for feature, value in values.items() if feature in self.weights}


@lru_cache(maxsize=16)  # shares and the reasons of several codes ask for the same text
def ngrams(text: str) -> tuple[str, ...]:
    """Folded words and pairs of neighbours, the same with and without diacritics; and words that carry diacritics."""
    words = plain_words(text)
    accented = (_ACCENTED + word for word in _WORD.findall(canon(text).lower()) if not word.isascii())
    return (*words, *(f"{one} {two}" for one, two in pairwise(words)), *accented)


def to_json(model: FieldModel) -> dict[str, Any]:
    """As `from_json` reads it."""
    return {"codes": model.codes, "bias": model.bias, "idf": model.idf, "weights": model.weights}


def from_json(stored: dict[str, Any]) -> FieldModel:
    """A model from parsed JSON; raises DamagedModel when something is missing or no number."""
    try:
        codes = tuple(str(code) for code in stored["codes"])
        weights = {
            str(feature): [(int(place), float(weight)) for place, weight in row if 0 <= int(place) < len(codes)]
            for feature, row in stored["weights"].items()
        }
        bias = tuple(float(value) for value in stored["bias"])
        idf = {str(feature): float(value) for feature, value in stored["idf"].items()}
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise DamagedModel("Tệp mô hình không đúng dạng.") from error
    numbers = [*bias, *idf.values(), *(weight for row in weights.values() for _, weight in row)]
    if not all(abs(number) <= _LARGEST for number in numbers):  # neither is true of NaN
        raise DamagedModel("Tệp mô hình có số không hợp lệ.")
    if len(bias) != len(codes) or not codes or not set(weights) <= set(idf):
        raise DamagedModel("Tệp mô hình không đúng dạng.")
    return FieldModel(codes, bias, idf, weights)
