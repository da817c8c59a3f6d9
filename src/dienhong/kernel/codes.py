"""Public look-up codes that can be read out, written by hand and typed back: `TH-7K4P-92QX`.

A prefix of letters, seven random characters (34 bits) and a check character, over 29 letters and digits without the
look-alikes 0 O, 1 I L, U (V) and Z (2). Twenty-nine is prime, so a sum with a different weight for each place, zero
modulo 29, catches every wrong character and every two characters exchanged, neighbours or not (as ISBN-10 does with
11). A code always holds a digit after its prefix, so that no word is taken for one.
"""

import re
from collections.abc import Callable

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXY"
_VALUE = {char: value for value, char in enumerate(ALPHABET)}
_DIGITS = 8  # the first eight of the alphabet
_LETTERS = ALPHABET[_DIGITS:]
_RANDOM_LENGTH = 7
_GROUP = 4
_BODY = _RANDOM_LENGTH + 1
# Typed for the letter that was read; the check character still has to agree. O, 0, I, 1, L could stand for several.
_MISREAD = str.maketrans("UZ", "V2")
_GAP = r"[\s.,_\-–—]{0,3}"
_PREFIX = re.compile(rf"[{_LETTERS}]{{2,4}}")
_IN_TEXT = re.compile(rf"(?<!\w)([A-Z]{{2,4}}){_GAP}([A-Z0-9]{{{_GROUP}}}){_GAP}([A-Z0-9]{{{_GROUP}}})(?!\w)")
_ALONE = re.compile(rf"[A-Z]{{2,4}}[A-Z0-9]{{{_BODY}}}")


def new_code(prefix: str, random_below: Callable[[int], int]) -> str:
    """A new code "PREFIX-XXXX-XXXX" with 34 random bits.

    prefix: two to four letters of `ALPHABET`; ValueError otherwise.
    random_below: n → an unpredictable integer from 0 to n - 1, such as `secrets.randbelow`.
    """
    if not _PREFIX.fullmatch(prefix):
        raise ValueError(f"A prefix is two to four letters of {_LETTERS}: {prefix!r}")
    drawn = "".join(ALPHABET[random_below(len(ALPHABET))] for _ in range(_RANDOM_LENGTH))
    if not _has_digit(drawn):
        drawn = ALPHABET[random_below(_DIGITS)] + drawn[1:]
    return display(prefix + drawn + _check_character(prefix + drawn))


def parse_code(text: str) -> str | None:
    """The first valid code in `text` in its one written form, or None.

    Case, spaces, dots and dashes do not matter; U is read as V and Z as 2. Text around a code may be anything.
    """
    upper = text.upper()
    found = ["".join(match.groups()) for match in _IN_TEXT.finditer(upper)]
    bare = re.sub(r"[\W_]", "", upper)
    if _ALONE.fullmatch(bare):
        found.append(bare)
    for candidate in found:
        code = candidate.translate(_MISREAD)
        if _is_valid(code):
            return display(code)
    return None


def looks_like_code(text: str) -> bool:
    """Whether `text`, without spaces inside, has a code's shape: a valid one, or one that somebody mistyped."""
    bare = re.sub(r"[\W_]", "", text.strip().upper())
    return " " not in text.strip() and _ALONE.fullmatch(bare) is not None and any(char.isdigit() for char in bare)


def display(code: str) -> str:
    """`code` with dashes after its prefix and its first group: "TH7K4P92QX" → "TH-7K4P-92QX"."""
    bare = code.replace("-", "")
    return "-".join((bare[:-_BODY], bare[-_BODY:-_GROUP], bare[-_GROUP:]))


def _check_character(drawn: str) -> str:
    """The character of weight 1 that makes the weighted sum a multiple of 29."""
    return ALPHABET[-_weighted_sum(drawn, lightest=2) % len(ALPHABET)]


def _weighted_sum(chars: str, lightest: int) -> int:
    """Sum of the characters' values by weights that grow from `lightest` at the right end."""
    return sum(weight * _VALUE[char] for weight, char in enumerate(reversed(chars), start=lightest))


def _is_valid(code: str) -> bool:
    known = all(char in _VALUE for char in code) and _has_digit(code)
    return known and _weighted_sum(code, lightest=1) % len(ALPHABET) == 0


def _has_digit(code: str) -> bool:
    return any(char.isdigit() for char in code)
