"""Bytes of strangers as text: known charsets only, no control and no direction-changing characters."""

import re
import unicodedata
from email.header import decode_header

from dienhong.kernel.reading.plain import decode_text
from dienhong.kernel.reading.unreadable import UnreadableFile

LONGEST_HEADER = 8_000
# A charset is the sender's word: UTF-7, punycode, unicode_escape and their kind turn harmless bytes into others.
_CHARSETS = re.compile(
    r"utf-?8|us-ascii|ascii|iso-?8859-?\d{1,2}|latin-?1|(windows|cp)-?125\d|koi8-[ru]|gb(18030|2312|k)|big5|"
    r"shift_jis|euc-(jp|kr)|iso-2022-jp|ks_c_5601-1987|tis-620|viscii|utf-16(le|be)?",
    re.IGNORECASE,
)
_TURNING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C, 0x200B, 0xFEFF, 0xAD])


def to_text(content: bytes, charset: str) -> str:
    """`content` by its charset if that is a known one and fits, else by what the bytes look like. Never raises."""
    for name in (charset if _CHARSETS.fullmatch(charset) else "utf-8", "utf-8"):
        try:
            return content.decode(name)
        except (LookupError, ValueError):
            continue
    try:
        return decode_text(content)
    except UnreadableFile:
        return content.decode("latin-1")


def cleaned(text: str) -> str:
    """NFC; without control characters (but tab and line end), surrogates and characters that turn the writing."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").translate(_TURNING)
    kept = (char for char in lines if char in "\n\t" or unicodedata.category(char) not in {"Cc", "Cs", "Co", "Cn"})
    return unicodedata.normalize("NFC", "".join(kept))


def header_text(value: object) -> str:
    """A header's value on one line, its encoded words decoded; what cannot be decoded stands as it came."""
    raw = str(value or "")[:LONGEST_HEADER]
    try:
        parts = decode_header(raw)
    except Exception:  # noqa: BLE001 - the library raises many kinds at malformed words
        parts = [(raw, None)]
    words = [part if isinstance(part, str) else to_text(part, charset or "ascii") for part, charset in parts]
    return " ".join(cleaned("".join(words)).split())
