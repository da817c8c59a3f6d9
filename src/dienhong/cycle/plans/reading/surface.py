"""Three views of one text, equal in length, so that a place found in any of them is a place in all.

`text` is what came; `plain` has no emphasis marks and one kind of dash, bullet and space; `folded` is lower-case
ASCII, in which uỷ = ủy, đổi = đối = ĐỐI, and which carries most patterns of the reader.
"""

import codecs
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from dienhong.cycle.plans.reading.structure import Found, Span

_KNOWN_LETTERS = 5_000


class _Letters(dict[str, str]):
    """A table letter → letter that leaves what it does not know; three times as fast as str.translate on Vietnamese."""

    def __missing__(self, letter: str) -> str:
        if len(self) < _KNOWN_LETTERS:
            self[letter] = letter
        return letter


_SPACES = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000\u0007"
_PLAIN = _Letters(
    dict.fromkeys(_SPACES, " ")
    | dict.fromkeys("–—−‒‐‑―", "-")
    | dict.fromkeys("●○▪■◦‣⁃·\uf0b7\uf0a7\uf02d\uf0d8\uf076➢❖✓√►▶", "•")
    | {"Ð": "Đ", "ð": "đ", "：": ":", "；": ";", "，": ",", "…": "."}
)
_STARS = re.compile(r"\*(?:\*+|(?<![\w*]\*)(?=[^\s*])[^*\n]*[^\s*]\*(?!\w))")
_MARKS = (
    ("*", _STARS),
    ("__", re.compile(r"__+")),
    ("<", re.compile(r"<br\s*/?>", re.IGNORECASE)),
    ("#", re.compile(r"^[ \t]*#{1,6}(?=[ \t])", re.MULTILINE)),
    (">", re.compile(r"^[ \t]*>+(?=[ \t])", re.MULTILINE)),
)
# what OCR makes of 0, 1 and I: "2O/KH", "ngày l5", "20l5", "THỰC HlỆN"
_DIGITS = {"O": "0", "o": "0", "l": "1", "I": "1"}
_MISREAD = re.compile(
    r"(?<![\w.])(?=[\dOolI]{2,4}(?![^\W_]))(?=[OolI]*\d)(?=\d*[OolI])"
    r"(?:(?:19|2[0Oo])[\dOolI]{2}|[\dOolI]{1,4}(?=\s?(?:[/-]\s?[\dOolIA-ZĐ]|ngày|tháng|giờ|h\d))"
    r"|(?<=ngày )[\dOolI]{2}|(?<=tháng )[\dOolI]{2}|(?<=/)[\dOolI]{1,4})(?![^\W_])"
)
_UPPER = "A-ZĐÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝĂĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
_SMALL_L = re.compile(rf"l(?<=[{_UPPER}]l)(?:(?=[{_UPPER}])|(?<=[{_UPPER}]{{2}}l)(?!\w))")
_STRIP = " \t\n\u2028;,.:-+•*"


def _folding() -> dict[str, str]:
    """Letters of Vietnamese and capital ASCII letters → small ASCII letters, one for one."""
    table: dict[str, str] = {"Đ": "d", "đ": "d"}
    for code in (*range(0x41, 0x5B), *range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFD", chr(code))[0].lower()
        if base.isascii():
            table[chr(code)] = base
    return table


_FOLDED = _Letters(_folding())
_UNMARKED = str.maketrans({letter: base for letter, base in _folding().items() if not letter.isascii()})


def _alphabet() -> str:
    """The letters of nearly every plan, one a byte: ASCII, Vietnamese, and the commonest signs."""
    signs = "\u00a0\u200b–—…“”‘’•·½\u2028\uf0b7\u2212\u2011²°"
    marked = "".join(
        form + form.upper()
        for base in "aăâeêioôơuưy"
        for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
        if not (form := unicodedata.normalize("NFC", base + tone)).isascii()
    )
    known = "".join(map(chr, (*range(1, 0x20), *range(0x20, 0x7F)))) + marked + "đĐ" + signs
    controls = "".join(map(chr, (*range(1, 9), *range(14, 32))))
    return "\0" + "".join(char for char in known if char not in controls)


_ALPHABET = _alphabet().ljust(256, "\ufffe")
_TO_BYTES = codecs.charmap_build(_ALPHABET)
_BYTES_TO_PLAIN = "".join(_PLAIN[char] for char in _ALPHABET)
_BYTES_TO_FOLDED = "".join(_FOLDED[char] for char in _ALPHABET)
_CLASSES = bytes(0x30 if c.isdigit() and c.isascii() else 0x4F if c in "OolI" else 0x20 for c in _ALPHABET)


def _mapped(text: str, by_byte: str, by_letter: _Letters) -> str:
    """Letter for letter through a table; a text of the usual letters goes a byte each, ten times as fast."""
    try:
        return codecs.charmap_decode(codecs.charmap_encode(text, "strict", _TO_BYTES)[0], "strict", by_byte)[0]
    except UnicodeError:
        return "".join(map(by_letter.__getitem__, text))


def _mixes_digits(text: str) -> bool:
    """True when somewhere a digit touches a letter that OCR takes for one."""
    classes = codecs.charmap_encode(text, "replace", _TO_BYTES)[0].translate(_CLASSES)
    return b"0O" in classes or b"O0" in classes


class Words:
    """A pattern of Vietnamese words, matched with diacritics where the document has them and folded where not."""

    def __init__(self, pattern: str) -> None:
        self._accented = re.compile(pattern, re.IGNORECASE)
        self._folded = re.compile(pattern.translate(_UNMARKED), re.IGNORECASE)

    def search(self, surface: "Surface", start: int, end: int) -> re.Match[str] | None:
        return self._chosen(surface).search(surface.plain, start, end)

    def match(self, surface: "Surface", start: int, end: int) -> re.Match[str] | None:
        return self._chosen(surface).match(surface.plain, start, end)

    def finditer(self, surface: "Surface", start: int, end: int) -> Iterator[re.Match[str]]:
        return self._chosen(surface).finditer(surface.plain, start, end)

    def _chosen(self, surface: "Surface") -> re.Pattern[str]:
        return self._accented if surface.has_diacritics else self._folded


@dataclass(frozen=True)
class Surface:
    text: str

    @cached_property
    def plain(self) -> str:
        plain = _mapped(self.text, _BYTES_TO_PLAIN, _PLAIN)
        for sign, marks in _MARKS:
            if sign in plain:
                plain = marks.sub(_blank, plain)
        plain = _SMALL_L.sub("I", plain)
        return _MISREAD.sub(_digits, plain) if self._mixes_digits else plain

    @cached_property
    def _mixes_digits(self) -> bool:
        return _mixes_digits(self.text)

    def misread_digits(self) -> Iterator[tuple[Span, str]]:
        """Numbers in which letters stand for digits, each with its right form."""
        if self._mixes_digits:
            for match in _MISREAD.finditer(self.text):
                yield Span(*match.span()), _digits(match)

    @cached_property
    def folded(self) -> str:
        return _mapped(self.plain, _BYTES_TO_FOLDED, _FOLDED)

    @cached_property
    def has_diacritics(self) -> bool:
        """False for a text typed without Vietnamese letters."""
        sample = self.plain[:6000:3]
        return (len(sample) - len(sample.encode("ascii", "ignore"))) * 20 > len(sample)

    def value(self, start: int, end: int) -> str:
        """The words at [start, end), spaces collapsed."""
        return " ".join(self.plain[start:end].split())

    def places(self, words: str, start: int, end: int) -> Iterator[int]:
        """Where folded words stand, also inside longer ones."""
        at = self.folded.find(words, start, end)
        while at >= 0:
            yield at
            at = self.folded.find(words, at + len(words), end)

    def trim(self, start: int, end: int, strip: str = _STRIP) -> Span:
        """[start, end) without the given characters at both ends."""
        plain = self.plain
        while start < end and plain[start] in strip:
            start += 1
        while end > start and plain[end - 1] in strip:
            end -= 1
        return Span(start, end)

    def found(self, start: int, end: int, strip: str = _STRIP) -> Found[str] | None:
        """The trimmed words at [start, end), or None when nothing is left."""
        span = self.trim(start, end, strip)
        words = self.value(span.start, span.end)
        return Found(words, span) if words else None

    def lines(self) -> Iterator[Span]:
        """Every line without its line end."""
        start = 0
        for line in self.text.split("\n"):
            yield Span(start, start + len(line))
            start += len(line) + 1


def _digits(match: re.Match[str]) -> str:
    return "".join(_DIGITS.get(char, char) for char in match.group())


def _blank(match: re.Match[str]) -> str:
    mark = match.group()
    if mark.startswith("<"):
        return "\u2028".ljust(len(mark))
    if mark[0] == "*" and mark[1:2] != "*" and mark[1:]:
        return f" {mark[1:-1]} "
    return " " * len(mark)
