"""Word's automatic numbers: "I.", "1.", "a)" and bullets that stand in no paragraph's text."""

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PLACE = re.compile(r"%([1-9])")
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"))
_ROMAN_SMALL = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    text: str
    start: int


class Numbering:
    """Counts paragraphs as Word does; `label` must be asked once a paragraph, in order."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._lists: dict[str, tuple[str, dict[int, _Level]]] = {}
        self._styles: dict[str, tuple[str, int]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        if numbering is not None:
            self._read_lists(numbering)
        if styles is not None:
            self._read_styles(styles)

    def label(self, paragraph: Element) -> str:
        """The number or bullet that Word shows before this paragraph; "" when none."""
        properties = paragraph.find(W + "pPr")
        if properties is None:
            return ""
        found = _num_properties(properties)
        style = properties.find(W + "pStyle")
        if found is None and style is not None:
            found = self._styles.get(style.get(W + "val") or "")
        if found is None or found[0] not in self._lists:
            return ""
        abstract, levels = self._lists[found[0]]
        return self._next(abstract, levels, found[1])

    def _next(self, abstract: str, levels: dict[int, _Level], depth: int) -> str:
        level = levels.get(depth)
        if level is None or level.form == "none":
            return ""
        counts = self._counts.setdefault(abstract, {})
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [d for d in counts if d > depth]:
            del counts[deeper]
        if level.form == "bullet":
            return "+" if any(d < depth and levels[d].form == "bullet" for d in levels) else "-"

        def number(match: re.Match[str]) -> str:
            other = int(match.group(1)) - 1
            shown = levels.get(other, level)
            return format_number(counts.get(other, shown.start), shown.form)

        return _PLACE.sub(number, level.text).strip()

    def _read_lists(self, root: Element) -> None:
        abstracts = {a.get(W + "abstractNumId") or "": _levels(a) for a in root.findall(W + "abstractNum")}
        for num in root.findall(W + "num"):
            reference = num.find(W + "abstractNumId")
            abstract = (reference.get(W + "val") or "") if reference is not None else ""
            levels = dict(abstracts.get(abstract, {}))
            identity = num.get(W + "numId") or ""
            key = abstract
            for override in num.findall(W + "lvlOverride"):
                depth = int(override.get(W + "ilvl") or 0)
                start = override.find(W + "startOverride")
                if start is not None and depth in levels:
                    levels[depth] = _Level(levels[depth].form, levels[depth].text, int(start.get(W + "val") or 1))
                    key = f"{abstract}:{identity}"
            self._lists[identity] = (key, levels)

    def _read_styles(self, root: Element) -> None:
        for style in root.findall(W + "style"):
            properties = style.find(W + "pPr")
            found = _num_properties(properties) if properties is not None else None
            if found is not None:
                self._styles[style.get(W + "styleId") or ""] = found


def _num_properties(properties: Element) -> tuple[str, int] | None:
    num = properties.find(W + "numPr")
    if num is None:
        return None
    identity, depth = num.find(W + "numId"), num.find(W + "ilvl")
    if identity is None:
        return None
    return identity.get(W + "val") or "", int(depth.get(W + "val") or 0) if depth is not None else 0


def _levels(abstract: Element) -> dict[int, _Level]:
    levels = {}
    for level in abstract.findall(W + "lvl"):
        form, text, start = level.find(W + "numFmt"), level.find(W + "lvlText"), level.find(W + "start")
        levels[int(level.get(W + "ilvl") or 0)] = _Level(
            (form.get(W + "val") or "decimal") if form is not None else "decimal",
            (text.get(W + "val") or "") if text is not None else "",
            int(start.get(W + "val") or 1) if start is not None else 1,
        )
    return levels


def format_number(count: int, form: str) -> str:
    """A count in the form that Word names: decimal, upperRoman, lowerLetter …"""
    if form in ("upperRoman", "lowerRoman"):
        roman = _roman(count)
        return roman if form == "upperRoman" else roman.lower()
    if form in ("upperLetter", "lowerLetter"):
        letter = _LETTERS[(count - 1) % 26]
        return letter.upper() if form == "upperLetter" else letter
    return f"{count:02d}" if form == "decimalZero" else str(count)


def _roman(count: int) -> str:
    out = ""
    for value, sign in (*_ROMAN, *_ROMAN_SMALL):
        while count >= value:
            out += sign
            count -= value
    return out
