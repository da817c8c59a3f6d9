"""What a sentence offers for weighing: its words and pairs of neighbours, heard without and with their diacritics.

The folded ones join what is typed with and without diacritics; the accented ones tell apart what folds alike.
"""

from itertools import pairwise

from dienhong.kernel.vietnamese import fold

_NUMBER, ACCENTED = "9", "^"


def features(words: list[str], *, is_marked: bool) -> set[str]:
    """Features of one sentence of lower-case words; accented ones only where it was typed with diacritics."""
    spoken = [_NUMBER if word.isdigit() else word for word in words]
    plain = [fold(word) for word in spoken]
    found = {*plain, *(f"{one} {two}" for one, two in pairwise(plain))}
    if is_marked:
        found.update(ACCENTED + word for word in spoken if not word.isascii())
        found.update(f"{ACCENTED}{one} {two}" for one, two in pairwise(spoken))
    return found
