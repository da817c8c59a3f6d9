"""OpenDocument's automatic numbers: "I.", "1.", "a)" that stand in a list style and in no paragraph's text."""

from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from dienhong.kernel.reading.word_numbering import format_number

_T = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_FORMS = {"1": "decimal", "I": "upperRoman", "i": "lowerRoman", "A": "upperLetter", "a": "lowerLetter"}


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    prefix: str
    suffix: str
    start: int
    shown: int


class ListNumbers:
    """Counts list items as an office program does; asked once an item, in order."""

    def __init__(self, roots: Iterable[Element]) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        for root in roots:
            for style in root.iter(_T + "list-style"):
                self._levels[style.get(_STYLE + "name") or ""] = dict(_numbered(style))

    def open_list(self, block: Element, style: str) -> None:
        """Told of every top list: one that does not continue another is counted anew."""
        continued = block.get(_T + "continue-list") or block.get(_T + "continue-numbering") == "true"
        if not continued:
            self._counts[style] = {}

    def label(self, item: Element, style: str, depth: int) -> str:
        """The number before this item, "" under a bullet or an unknown style."""
        levels = self._levels.get(style, {})
        level = levels.get(depth)
        if level is None or item.tag != _T + "list-item":
            return ""
        counts = self._counts.setdefault(style, {})
        start = item.get(_T + "start-value") or ""
        counts[depth] = int(start) if start.isdecimal() else counts.get(depth, level.start - 1) + 1
        for deeper in [known for known in counts if known > depth]:
            del counts[deeper]
        shown = range(max(0, depth - level.shown + 1), depth + 1)
        numbers = (format_number(counts.get(at, 1), levels[at].form) for at in shown if at in levels)
        return f"{level.prefix}{'.'.join(numbers)}{level.suffix}"


def _numbered(style: Element) -> Iterable[tuple[int, _Level]]:
    for level in style.findall(_T + "list-level-style-number"):
        form = _FORMS.get(level.get(_STYLE + "num-format") or "")
        depth = level.get(_T + "level") or "1"
        if form and depth.isdecimal():
            yield (
                int(depth) - 1,
                _Level(
                    form,
                    level.get(_STYLE + "num-prefix") or "",
                    level.get(_STYLE + "num-suffix") or "",
                    _whole(level.get(_T + "start-value")),
                    _whole(level.get(_T + "display-levels")),
                ),
            )


def _whole(words: str | None) -> int:
    return int(words) if words and words.isdecimal() else 1
