"""Which decision answers which proposal. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dienhong.cycle.learning.states import Aspect


@dataclass(frozen=True, slots=True)
class Answer:
    """One aspect: the first proposal ("" when there was none) with score and version, and what a person decided."""

    aspect: Aspect
    proposed: str
    decided: str
    score: float
    model_version: str


def answers(found: Mapping[str, Any], decided: Mapping[Aspect, str]) -> list[Answer]:
    """`decided` beside the proposals `found` of `engines/language/suggest.py`."""
    return [_answer(aspect, found.get(aspect, {}), value) for aspect, value in decided.items()]


def _answer(aspect: Aspect, proposals: Mapping[str, Any], decided: str) -> Answer:
    first = next(iter(proposals.get("found", [])), None)
    if first is None:
        return Answer(aspect, "", decided, 0.0, proposals.get("version", ""))
    return Answer(aspect, str(first["value"]), decided, float(first["score"]), proposals["version"])


def share(agreed: int, known: int) -> int | None:
    """Whole per cent, rounded down so that 100 means all; None without any."""
    return agreed * 100 // known if known else None
