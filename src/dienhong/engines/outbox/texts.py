"""The words of one delivery."""

import re
import unicodedata
from collections.abc import Mapping, Sequence

_WORD = re.compile(r"\{(\w+)\}")
SMS_SEGMENT = 160
# GSM 03.38 counts these twice; they are rare and have a plain look-alike.
_NOT_GSM = str.maketrans(
    {"–": "-", "—": "-", "“": '"', "”": '"', "‘": "'", "’": "'", "…": "...", "[": "(", "]": ")"}
    | {"{": "(", "}": ")", "\\": "/", "^": "", "~": "-", "|": "/", "€": "EUR", "₫": "d"}
)


def fill(text: str, values: Mapping[str, str]) -> str:
    """`text` with each `{word}` that `values` knows replaced; others stay as they are, so braces harm nothing."""
    return _WORD.sub(lambda match: values.get(match[1], match[0]), text)


def one_segment(text: str) -> str:
    """`text` as one SMS segment: no marks, GSM characters only, at most 160 of them; an address in it stays whole."""
    plain = _bare(" ".join(text.translate(_NOT_GSM).split()))
    if len(plain) <= SMS_SEGMENT:
        return plain
    link = re.search(r"https?://\S+", plain)
    if link is None or len(link[0]) > SMS_SEGMENT // 2:
        return plain[: SMS_SEGMENT - 3].rstrip() + "..."
    before = plain[: link.start()].rstrip()[: SMS_SEGMENT - len(link[0]) - 4].rstrip()
    return f"{before}... {link[0]}"


def _bare(text: str) -> str:
    parts = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(char for char in parts if char.isascii() and char.isprintable())


def digest_text(texts: Sequence[str], opening: str) -> str:
    """One plain text that lists several, oldest first."""
    return "\n\n".join([opening, *(f"- {text.strip()}" for text in texts)])
