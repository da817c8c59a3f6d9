"""Three views of one text, equal in length, so that a place found in any of them is a place in all.

`text` is what came; `plain` has no emphasis marks and one kind of dash, bullet and space; `folded` is lower-case
ASCII, in which uỷ = ủy, đổi = đối = ĐỐI, and which carries most patterns of the reader.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from dienhong.cycle.plans.reading.structure import Found, Span

_PLAIN = {
    ord(char): " " for char in "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000"
}
_PLAIN |= {ord(char): "-" for char in "–—−‒‐‑―"}
_PLAIN |= {ord(char): "•" for char in "●○▪■◦‣⁃·\uf0b7\uf0a7\uf02d\uf0d8\uf076➢❖✓√►▶"}
_PLAIN |= {ord("Ð"): "Đ", ord("ð"): "đ", ord("："): ":", ord("；"): ";", ord("，"): ",", ord("\u0007"): " "}
_PLAIN |= {ord("…"): "."}
_MARKS = re.compile(
    r"\*\*+|__+|<br\s*/?>|^[ \t]*#{1,6}(?=[ \t])|^[ \t]*>+(?=[ \t])|(?<![\w*])\*(?=[^\s*])(?:[^*\n]*[^\s*])\*(?!\w)",
    re.MULTILINE | re.IGNORECASE,
)
_SPACES = re.compile(r"[\s\u2028]+")
_STRIP = " \t\n\u2028;,.:-+•*"


def _folding() -> dict[int, str]:
    table: dict[int, str] = {}
    for code in (*range(0x41, 0x5B), *range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFD", chr(code))[0].lower()
        if base.isascii():
            table[code] = base
    table[ord("Đ")] = table[ord("đ")] = "d"
    table[ord("½")] = "½"
    return table


_FOLDED = _folding()
_UNMARKED = {code: base for code, base in _folding().items() if code > 0x7F}  # noqa: PLR2004  leaves \\W and \\S alone


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
        plain = self.text.translate(_PLAIN)
        return _MARKS.sub(_blank, plain) if "*" in plain or "_" in plain or "<" in plain or "#" in plain else plain

    @cached_property
    def folded(self) -> str:
        return self.plain.translate(_FOLDED)

    @cached_property
    def has_diacritics(self) -> bool:
        """False for a text typed without Vietnamese letters."""
        marked = sum(1 for a in self.text[:4000] if a > "\u00bf")
        return marked * 20 > len(self.text[:4000])

    def value(self, start: int, end: int) -> str:
        """The words at [start, end), spaces collapsed."""
        return _SPACES.sub(" ", self.plain[start:end]).strip()

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


def _blank(match: re.Match[str]) -> str:
    mark = match.group()
    if mark.startswith("<"):
        return "\u2028".ljust(len(mark))
    if mark[0] == "*" and mark[1:2] != "*" and mark[1:]:
        return f" {mark[1:-1]} "
    return " " * len(mark)
