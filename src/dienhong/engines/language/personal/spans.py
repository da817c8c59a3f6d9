"""A find in a text, and the order in which finds are believed."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Outcome = Literal["redact", "ask", "keep"]


@dataclass(frozen=True, slots=True)
class PersonalSpan:
    """Characters `start` to `end` of the text, what they are, and what to do with them before publishing."""

    start: int
    end: int
    type: str
    outcome: Outcome


def without_overlap(found: Iterable[PersonalSpan]) -> list[PersonalSpan]:
    """The spans in order of position; where two overlap the earlier in `found` stays."""
    kept: list[PersonalSpan] = []
    for span in found:
        if all(span.end <= other.start or span.start >= other.end for other in kept):
            kept.append(span)
    return sorted(kept, key=lambda span: span.start)
