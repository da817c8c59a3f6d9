"""Vietnamese text: normal form, folding for search, tone placement, order by given name.

Measured rules; the cases that bind them are in tests/kernel/folding_cases.tsv.
"""

import re
import unicodedata

_INVISIBLE = dict.fromkeys([0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x00AD])
_D_LETTERS = str.maketrans({"đ": "d", "ð": "d", "ɖ": "d"})
_NOT_WORD = re.compile(r"[^0-9a-z]+")
# A syllable that is only (initial consonants) + y is pronounced as i: kỹ = kĩ, lý = lí, y tế = i tế; never quy, huyện.
_LONE_Y = re.compile(r"\b((?:[bcdghklmnprstvx]|ch|gh|kh|ng|ngh|nh|ph|th|tr)?)y\b")
_TONES = "̣̀́̃̉"
# Open oa, oe, uy: the tone may stand on the first vowel (old style) or the second (new style); `q` owns its u.
_OLD_TONE = re.compile(rf"(?<![qQ])([oOuU])([{_TONES}])([aAeEyY])(?![a-zA-ZđĐ̀-ͯ])")
_QU_TONE = re.compile(rf"([qQ][uU])([{_TONES}])([yY])(?![a-zA-ZđĐ̀-ͯ])")
_OPEN_RHYMES = frozenset({"oa", "oe", "uy"})

# Order of letters, then of tones (ngang, huyền, hỏi, ngã, sắc, nặng), as dictionaries have it.
_ALPHABET = {letter: rank for rank, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz", start=1)}
_TONE_RANK = {"̀": 1, "̉": 2, "̃": 3, "́": 4, "̣": 5}


def nfc(text: str) -> str:
    """`text` in Unicode NFC, the normal form of every stored text (TCVN 6909:2001 letters are precomposed)."""
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """Fold `text` for search: lower-case ASCII letters and digits, words parted by single spaces.

    Diacritics, case, invisible characters and punctuation go; đ becomes d. Returns "" for text without letters.
    """
    plain = unicodedata.normalize("NFKC", text).translate(_INVISIBLE).casefold().translate(_D_LETTERS)
    letters = "".join(c for c in unicodedata.normalize("NFD", plain) if unicodedata.category(c) != "Mn")
    return _NOT_WORD.sub(" ", letters).strip()


def fold_yi(text: str) -> str:
    """`fold`, with a lone final y written i, so that kỹ thuật and kĩ thuật meet."""
    return _LONE_Y.sub(r"\1i", fold(text))


def canon(text: str) -> str:
    """`text` in NFC with the tone of open oa, oe, uy on the second vowel (hòa → hoà, ủy → uỷ).

    For comparing only: what people wrote is never rewritten.
    """
    marks_last = unicodedata.normalize("NFD", text)
    moved = _QU_TONE.sub(r"\1\3\2", marks_last)

    def to_second(match: re.Match[str]) -> str:
        first, tone, second = match.groups()
        return f"{first}{second}{tone}" if (first + second).lower() in _OPEN_RHYMES else match.group()

    return nfc(_OLD_TONE.sub(to_second, moved))


def sort_key(text: str) -> str:
    """A key of ASCII letters and digits whose plain order, in any collation, is Vietnamese dictionary order."""
    letters: list[str] = []
    tones: list[str] = []
    for char in nfc(text).casefold():
        base, tone = _split_tone(char)
        rank = _ALPHABET.get(base)
        if rank:
            letters.append(chr(97 + rank // 26) + chr(97 + rank % 26))
        else:
            letters.append(f"1{char}" if char.isascii() and char.isdigit() else "00")
        tones.append(str(_TONE_RANK.get(tone, 0)))
    return "".join(letters) + "0" + "".join(tones)


def name_sort_key(name: str) -> str:
    """Key for people: by given name (the last word), then family and middle names."""
    words = name.split()
    return sort_key(" ".join([*words[-1:], *words[:-1]]))


def _split_tone(char: str) -> tuple[str, str]:
    parts = unicodedata.normalize("NFD", char)
    tone = next((c for c in parts if c in _TONE_RANK), "")
    return nfc("".join(c for c in parts if c != tone)) or char, tone
