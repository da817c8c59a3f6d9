"""From confirmed labels to a new model with a fair report: what it is measured on it never learns from."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from dienhong.engines.language import training
from dienhong.engines.language.fieldmodel import FieldModel
from dienhong.engines.language.fields import Phrases
from dienhong.engines.language.models import Stored
from dienhong.engines.language.privacy import hide
from dienhong.engines.language.similar import SimilarIndex

LEAST_LABELS, LEAST_HELD_OUT = 20, 3
_ONE_IN = 5
# From here on two texts tell of one incident, or in one another's words: they must not stand on both sides.
_ONE_INCIDENT, _SAME_WORDS = 0.7, 0.97
# What so many people write in the same words is learnt from, never only measured on.
_MOST_MEASURED = 10


@dataclass(frozen=True, slots=True)
class Label:
    """A text with the code that a person confirmed; `key` stays the same from one training to the next."""

    key: str
    text: str
    code: str


class TooFewLabels(ValueError):
    """Not enough confirmed labels to learn from and to measure on; `known` says how many there are."""

    def __init__(self, known: int, held_out: int) -> None:
        super().__init__(known, held_out)
        self.known, self.held_out = known, held_out


def learn(
    labels: Sequence[Label],
    phrases_by_code: Phrases,
    *,
    before: Stored | None,
    own: Sequence[training.Labelled] | None = None,
) -> tuple[FieldModel, dict[str, Any]]:
    """A model from `own` texts (None: those that ship) and `labels`, and its report beside that of `before`.

    Personal data is hidden before anything is learnt, so that the model's words are nobody's number or name. Report:
    `labels`, `held_out` (counts), `training_sha256`, `version_before`, `before` and `after` as `training.measure` gives
    them. Raises `TooFewLabels`, and ImportError without scikit-learn.
    """
    cleaned = [Label(label.key, hide(label.text), label.code) for label in labels]
    known, held_out = split(cleaned)
    if len(labels) < LEAST_LABELS or len(held_out) < LEAST_HELD_OUT:
        raise TooFewLabels(len(labels), len(held_out))
    base = training.own_texts(phrases_by_code) if own is None else own
    confirmed = [(label.text, label.code) for label in known]
    model = training.train(base, confirmed)
    judged = [(label.text, [label.code]) for label in held_out]
    return model, {
        "labels": len(labels),
        "held_out": len(held_out),
        "training_sha256": training.digest([*base, *confirmed]),
        "version_before": before.version if before else "",
        "before": training.measure(judged, phrases_by_code, before.model if before else None),
        "after": training.measure(judged, phrases_by_code, model),
    }


def not_worse(report: dict[str, Any]) -> bool:
    """Whether the first proposal is right at least as often as before, with diacritics and without."""
    before, after = report["before"], report["after"]
    return all(after[written]["top1"] >= before[written]["top1"] for written in ("accented", "stripped"))


def split(labels: Sequence[Label]) -> tuple[list[Label], list[Label]]:
    """`labels` to learn from and to measure on: one group of like texts in five.

    The oldest text of a group decides: what was measured on is not learnt from later, unless its group grows together
    with an older one.
    """
    heads = _heads(labels)
    sizes = Counter(heads.values())
    measured = {head for head, size in sizes.items() if size <= _MOST_MEASURED and _falls_out(head)}
    return (
        [label for label in labels if heads[label.key] not in measured],
        [label for label in labels if heads[label.key] in measured],
    )


def _falls_out(key: str) -> bool:
    return int(hashlib.sha256(key.encode()).hexdigest(), 16) % _ONE_IN == 0


def _heads(labels: Sequence[Label]) -> dict[str, str]:
    """The first key of each label's group of like texts."""
    heads = {label.key: label.key for label in labels}

    def head(key: str) -> str:
        while heads[key] != key:
            key = heads[key]
        return key

    order = {label.key: place for place, label in enumerate(labels)}
    for pair in _alike(labels):
        first, second = sorted((head(pair[0]), head(pair[1])), key=order.__getitem__)
        heads[second] = first
    return {key: head(key) for key in heads}


def _alike(labels: Sequence[Label]) -> Iterable[tuple[str, str]]:
    found = SimilarIndex((label.key, label.text) for label in labels).pairs()
    least = {"incident": _ONE_INCIDENT, "issue": _SAME_WORDS}
    return ((pair.a, pair.b) for pair in found if pair.score >= least[pair.level])
