"""How much a sentence sounds like a hint at wrongdoing: weights learnt from `texts/`, read with plain Python.

Ships with the code, because withholding must work from the first day and without any optional library.
"""

import json
import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dienhong.engines.language.denunciation.features import ACCENTED, features

WEIGHTS = Path(__file__).with_name("weights.json")


@dataclass(frozen=True, slots=True)
class Weights:
    """Logistic weights by feature; a sentence above `threshold` (log-odds) is withheld."""

    version: str
    threshold: float
    bias: float
    by_feature: dict[str, float]

    def weigh(self, words: list[str], *, is_marked: bool) -> tuple[float, str]:
        """Log-odds of a sentence, and the words in it that weighed most."""
        found = features(words, is_marked=is_marked)
        if not found:
            return self.bias, ""
        known = [(self.by_feature[feature], feature) for feature in found if feature in self.by_feature]
        score = self.bias + sum(weight for weight, _ in known) / math.sqrt(len(found))
        # Two words together tell an official more than one.
        heard = max(known, key=lambda pair: (" " in pair[1], pair[0]), default=(0.0, ""))
        return score, heard[1].removeprefix(ACCENTED)


@cache
def shipped_weights() -> Weights:
    """The weights in `weights.json`."""
    stored = json.loads(WEIGHTS.read_text("utf-8"))
    return Weights(stored["version"], stored["threshold"], stored["bias"], stored["weights"])
