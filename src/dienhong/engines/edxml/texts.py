"""Text as it travels: composed Unicode without the characters that XML forbids or that deceive the eye."""

import unicodedata

_LINE_ENDS = {"\r\n": "\n", "\r": "\n"}
_KEPT_CONTROLS = frozenset("\n\t")
# Bidirectional controls turn "fdp.exe" into "exe.pdf" before a reader's eyes.
_BIDIRECTIONAL = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_LAST_TWO_OF_PLANE = 0xFFFE
_INVISIBLE_CATEGORIES = frozenset({"Cc", "Cs"})


def clean_text(text: str) -> str:
    """`text` in NFC (TCVN 6909:2001 letters are precomposed), trimmed, one kind of line end, nothing unprintable."""
    for old, new in _LINE_ENDS.items():
        text = text.replace(old, new)
    kept = "".join(letter for letter in text if _may_travel(letter))
    return unicodedata.normalize("NFC", kept).strip()


def _may_travel(letter: str) -> bool:
    if letter in _KEPT_CONTROLS:
        return True
    if letter in _BIDIRECTIONAL or ord(letter) & _LAST_TWO_OF_PLANE == _LAST_TWO_OF_PLANE:
        return False
    return unicodedata.category(letter) not in _INVISIBLE_CATEGORIES
