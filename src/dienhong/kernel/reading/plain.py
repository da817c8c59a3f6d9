"""Plain text and Markdown in the encodings that Vietnamese offices still have."""

import codecs

from dienhong.kernel import legacy_letters
from dienhong.kernel.reading.result import ReadText, TextBuilder, clean
from dienhong.kernel.reading.unreadable import UnreadableFile

_MAX_CONTROLS = 0.02
_VIETNAMESE = frozenset("ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư") | {chr(code) for code in range(0x300, 0x370)}
_TONES = str.maketrans({"\u0340": "\u0300", "\u0341": "\u0301"})


def read_plain(content: bytes) -> ReadText:
    """Text of a .txt or .md file: UTF-8, UTF-16, Windows-1258, TCVN3 or VNI, with or without a byte order mark."""
    text = clean(decode_text(content).translate(_TONES))
    if not text.strip():
        raise UnreadableFile("empty")
    if not _is_writing(text[:20_000]):
        raise UnreadableFile("unsupported")
    builder = TextBuilder()
    for line in text.split("\n"):
        builder.add_line(line)
    return builder.build("text")


def _is_writing(text: str) -> bool:
    """Mostly Latin letters, as Vietnamese text is; bytes of another sort decode into anything else."""
    signs = [char for char in text if not char.isspace()]
    latin = sum(char.isascii() or char in _VIETNAMESE or "\u1ea0" <= char <= "\u2122" for char in signs)
    letters = sum(char.isalpha() for char in signs)
    return latin > 0.8 * len(signs) and letters > 0.3 * len(signs)


def decode_text(content: bytes) -> str:
    """UTF-8 or UTF-16 with or without a byte order mark, else a one-byte Vietnamese writing."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", errors="replace")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = _decode_without_mark(content)
    controls = sum(1 for char in text[:20_000] if char < " " and char not in "\t\r\n\f\v")
    if controls > _MAX_CONTROLS * min(len(text), 20_000):
        text = _decode_utf16(content)
    return text


def _decode_without_mark(content: bytes) -> str:
    if content.count(0) > len(content) // 10:
        return _decode_utf16(content)
    damaged = content.decode("utf-8", errors="replace")
    if damaged.count("\ufffd") * 200 < len(damaged):  # UTF-8 with a few broken bytes stays UTF-8
        return damaged
    return legacy_letters.decode(content)


def _decode_utf16(content: bytes) -> str:
    odd = content[1::2].count(0)
    even = content[0::2].count(0)
    if max(odd, even) * 10 < len(content) // 2:
        raise UnreadableFile("unsupported")
    return content.decode("utf-16-le" if odd >= even else "utf-16-be", errors="replace")
