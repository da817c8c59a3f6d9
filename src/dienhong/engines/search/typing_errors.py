"""Words one typing error away: a letter missing, added, wrong, or two in the wrong order."""

from string import ascii_lowercase

_LEAST = 3
_MOST = 12


def is_correctable(word: str) -> bool:
    """Not a number or code, and long enough that one error leaves it recognisable."""
    return _LEAST <= len(word) <= _MOST and word.isalpha()


def neighbours(word: str) -> list[str]:
    """Words at one error from `word`; none when it is not correctable."""
    if not is_correctable(word):
        return []
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    missing = [left + right[1:] for left, right in cuts if right]
    swapped = [left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1]
    wrong = [left + letter + right[1:] for left, right in cuts if right for letter in ascii_lowercase]
    added = [left + letter + right for left, right in cuts for letter in ascii_lowercase]
    return sorted({*missing, *swapped, *wrong, *added} - {word})
