"""Where a word is wider than its line (a long address, letters pasted without spaces), it may break anywhere."""

import re
from functools import cache

from dienhong.engines.typeset.fonts import face

_POINTS_PER_MM = 72 / 25.4
_BREAK = "\u200b"  # zero-width space


def fitting(text: str, width_mm: float, size: float, *, bold: bool = False) -> str:
    """`text` with invisible break opportunities in words wider than `width_mm` at `size` points."""
    points = width_mm * _POINTS_PER_MM
    fewest = int(points / size)  # no letter is wider than an em, so fewer always fit
    if len(text) <= fewest:
        return text
    letters = face(bold=bold)
    return _words(fewest).sub(
        lambda word: word[0] if letters.width(word[0], size) <= points else _BREAK.join(word[0]), text
    )


@cache
def _words(longer_than: int) -> re.Pattern[str]:
    return re.compile(rf"[^ \n]{{{longer_than + 1},}}")
