"""The document's tree: parts, headings, points and dashes, whatever signs mark them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from dienhong.cycle.plans.reading.structure import Span
from dienhong.cycle.plans.reading.surface import Surface

_PART = re.compile(r"\s*(?:PHẦN|Phần|CHƯƠNG|Chương)\s+(?:THỨ|thứ)?\s*(?P<m>[IVX]{1,5}|\d{1,2}|[^\W\d]{2,4})\b[\s.:\-]*")
_LETTER_PART = re.compile(r"\s*(?P<m>[A-HĐ])\s?[.\-/)]\s*(?=[^a-z]{4})")
_ROMAN = re.compile(r"\s*(?P<m>[IVX]{1,5})\s?(?:[.\-/):]\s?[.\-]?\s*|\s(?=[^a-z]{6}))")
_ROMAN_MISREAD = re.compile(r"\s*(?P<m>l{1,3}|[Il1](?=[Il1]*[Il])[Il1]{1,2}|[Il][Il1]{1,2})\s?[.\-/]\s*(?=[^a-z]{4})")
_DECIMAL = re.compile(r"\s*(?P<m>(?:\d{1,2}|[IVX]{1,4})(?:\.\d{1,2}){1,3})\s?[.)\-:]?\s+(?=[^\W\d]|[“\"(])")
_ARABIC = re.compile(r"\s*(?P<m>\d{1,2})\s?(?:[.)\-:]|/\s?[.\-]?(?=\s*[^\W\d]))\s?[.\-]?\s*(?!\d)(?=\S)")
_LETTER = re.compile(r"\s*(?P<m>[a-zđ])(?:\s?[.)]|/(?=\s)|-(?=\s))[-.]?\s*(?=\S)")
_BULLET = re.compile(r"\s*(?P<m>[-+•*]|o(?=\s{1,4}\S)|\(\d{1,2}\)|\([a-zđ]\))\s*(?=\S)")
_HEADING = re.compile(
    r"(?:(?:ve )?(?:muc dich|yeu cau|noi dung|thanh phan|thoi gian|dia diem|doi tuong|to chuc thuc hien"
    r"|phan cong|quy trinh|trinh tu|chuong trinh"
    r"|hinh thuc|kinh phi|can cu|phuong phap|cach thuc|nhiem vu|tien trinh|cac buoc|ke hoach cu the"
    r"|lich (?:tiep xuc|doi thoai)|chu tri|phuong cham)\b"
    r"[^.;]{0,80})\s*:?\s*$"
)
_SENTENCE_END = (".", ";", ":", "!", "?", "”", '"')
_RANK = {"*": 5.0, "-": 5.2, "•": 5.4, "+": 5.6, "o": 5.8}
_INLINE_ROMAN = re.compile(
    r"(?<=[\s.;:,])(?<!PHẦN )(?<!Phần )(?<!CHƯƠNG )(?:II|III|IV|V|VI|VII|I)\s?[.\-/]\s*(?=[A-ZĐ][^a-z]{5})"
)
_INLINE_NUMBER = re.compile(r"(?<=\S)\s+(?=(?P<n>\d{1,2})\s?[.)]\s+(?P<u>\S))")
_INLINE_DASH = re.compile(r"(?<=[;:.])\s+(?=[-+•]\s+\S)")
_TURN = (
    r"(?:cuoc|lan|dot|buoi|hoi nghi|phien|ky)(?: doi thoai| tiep xuc)?\s+(?:thu\s+(?:nhat|hai|ba|tu|nam"
    r"|sau|bay|tam|\d)|(?:so\s+)?\d{1,2}|i{1,3}|iv)\b"
)
_TURN_HEADING = re.compile(rf"\W*{_TURN}")
_INLINE_TURN = re.compile(rf"(?<=[;.:])\s+(?={_TURN})")
_DASH_SIGNS, _ROMAN_SIGNS = (" - ", " + ", " • "), (" I", ".I", ":I", ";I", ",I", " V", ".V", "\nI", "\nV")
_FUSED = 700
_MAX_CAPS_HEADING = 140


@dataclass(slots=True)
class Node:
    """A paragraph with what stands under it: words at [body, end), `start` includes the marker."""

    start: int
    body: int
    end: int
    marker: str
    level: float
    is_plain: bool = False  # a paragraph without any sign
    children: list["Node"] = field(default_factory=list)

    @property
    def last(self) -> int:
        """End of the whole branch."""
        return self.children[-1].last if self.children else self.end

    def walk(self) -> Iterator["Node"]:
        yield self
        for child in self.children:
            yield from child.walk()


def read_outline(surface: Surface, regions: list[Span], rows: list[Span]) -> Node:
    """The tree of the paragraphs in `regions`; lines inside table `rows` are left out."""
    root = Node(0, 0, 0, "", -1.0)
    stack = [root]
    for start, end in _paragraphs(surface, regions, rows):
        node = _node(surface, start, end, stack)
        while stack[-1].level >= node.level or (stack[-1].is_plain and not _opens(surface, stack[-1])):
            stack.pop()
        stack[-1].children.append(node)
        stack.append(node)
    return root


def _paragraphs(surface: Surface, regions: list[Span], rows: list[Span]) -> Iterator[tuple[int, int]]:
    for region in regions:
        joined: list[list[int]] = []
        width = _wrap_width(surface, region)
        for start, end in _lines(surface, region, rows):
            if joined and _is_wrapped(surface, joined[-1], start, end, width):
                joined[-1][1] = end
            else:
                joined.append([start, end])
        for start, end in joined:
            yield from _unfused(surface, start, end)


def _lines(surface: Surface, region: Span, rows: list[Span]) -> Iterator[tuple[int, int]]:
    at = region.start
    text = surface.text
    while at < region.end:
        stop = text.find("\n", at, region.end)
        stop = region.end if stop < 0 else stop
        if surface.plain[at:stop].strip(" \t-_=*.") and not any(r.start <= at < r.end for r in rows):
            yield at, stop
        at = stop + 1


def _wrap_width(surface: Surface, region: Span) -> int:
    """Length at which a hard-wrapped file breaks its lines; 0 when lines are whole paragraphs."""
    lines = [line for line in surface.text[region.start : region.end].split("\n") if line.strip()]
    continued = sum(line.lstrip()[:1].islower() for line in lines)
    if len(lines) < 8 or continued * 5 < len(lines):  # noqa: PLR2004
        return 0
    longest = sorted(len(line) for line in lines)[int(len(lines) * 0.9)]
    return longest if longest < 140 else 0  # noqa: PLR2004


def _is_wrapped(surface: Surface, before: list[int], start: int, end: int, width: int) -> bool:
    if surface.text.count("\n", before[1], start) > 1:
        return False
    head = surface.plain[start:end].lstrip()
    tail = surface.plain[before[0] : before[1]].rstrip()
    if _marker(surface, start, end) is not None or "|" in head:
        return False
    if head[:1].islower():
        return not tail.endswith((":", "./.")) and not (tail.endswith((".", ";")) and not width)
    last_line = tail.rsplit("\n", 1)[-1]
    return bool(width) and len(last_line) > 0.72 * width and not tail.endswith(_SENTENCE_END) and not tail.isupper()


def _unfused(surface: Surface, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Parts of a paragraph in which several numbered points were run together."""
    plain = surface.plain
    words = plain[start:end]
    opened = _marker(surface, start, end)
    cuts: set[int] = set()
    if any(sign in words for sign in _DASH_SIGNS):
        cuts |= {match.end() for match in _INLINE_DASH.finditer(plain, start, end)}
    if any(sign in words for sign in _ROMAN_SIGNS):
        cuts |= {match.start() for match in _INLINE_ROMAN.finditer(plain, start, end)}
    if end - start > _MAX_CAPS_HEADING:
        begins = opened[2] + 1 if opened else start
        cuts |= {match.end() for match in _INLINE_TURN.finditer(surface.folded, begins, end)}
    if end - start > _FUSED or len(cuts) > 1 or (opened and opened[1] <= 1.0):
        cuts |= _in_sequence(plain, start, end)
    at = start
    for cut in sorted(cuts):
        if plain[at:cut].strip():
            yield at, cut
            at = cut
    if plain[at:end].strip():
        yield at, end


def _in_sequence(plain: str, start: int, end: int) -> set[int]:
    """Places where "1. … 2. … 3. …" count up inside one paragraph."""
    cuts: set[int] = set()
    expected = 1
    for match in _INLINE_NUMBER.finditer(plain, start, end):
        number = int(match["n"])
        if match["u"].isupper() and number in (expected, 1):
            cuts.add(match.end())
            expected = number + 1
    return cuts if len(cuts) > 1 else set()


def _marker(surface: Surface, start: int, end: int) -> tuple[str, float, int] | None:
    """Marker, level and end of the marker of the paragraph at [start, end)."""
    plain = surface.plain
    window = min(end, start + 160)
    if match := _PART.match(plain, start, window):
        return match["m"], 0.0, match.end()
    for pattern, level in ((_ROMAN, 1.0), (_ROMAN_MISREAD, 1.0), (_LETTER_PART, 0.5)):
        match = pattern.match(plain, start, window)
        if match and plain[match.end() : end].lstrip(' “"(*')[:1].isupper():
            return match["m"], level, match.end()
    for pattern, level in ((_DECIMAL, 3.0), (_ARABIC, 2.0), (_LETTER, 4.0)):
        if match := pattern.match(plain, start, window):
            return match["m"], level, match.end()
    if match := _BULLET.match(plain, start, window):
        mark = match["m"]
        return mark, _RANK.get(mark, 4.5), match.end()
    return None


def _node(surface: Surface, start: int, end: int, stack: list[Node]) -> Node:
    found = _marker(surface, start, end)
    if found is not None:
        marker, level, body = found
        if marker == "•" and not any(node.marker == "-" for node in stack):
            level = 5.1
        if marker == "*" and any(node.marker in "-+" and node.marker for node in stack):
            level = 5.0
        return Node(start, body, end, marker, level)
    words = surface.plain[start:end].strip()
    if _TURN_HEADING.match(surface.folded, start, end):
        turns = [node for node in stack if node.level > 0 and _TURN_HEADING.match(surface.folded, node.body, node.end)]
        return Node(start, start, end, "", turns[-1].level if turns else 4.5)
    if len(words) < _MAX_CAPS_HEADING and words.isupper() and len(words.split()) > 1:
        return Node(start, start, end, "", 1.0)
    if _HEADING.match(surface.folded[start:end].strip()) and len(words) < 100:  # noqa: PLR2004
        return Node(start, start, end, "", _heading_level(surface.folded[start:end].strip(), stack))
    opened = [node.level for node in stack if not node.is_plain and (node.level < _RANK["*"] or _opens(surface, node))]
    return Node(start, start, end, "", max(opened) + 1e-3 if len(opened) > 1 else 6.5, is_plain=True)


def _opens(surface: Surface, node: Node) -> bool:
    """The paragraph announces a list."""
    return surface.plain[node.start : node.end].rstrip().endswith(":")


def _heading_level(folded: str, stack: list[Node]) -> float:
    """An unmarked heading ranks under a marked roman part, else it opens a part itself."""
    main = re.match(r"(?:muc dich,? (?:va )?yeu cau|noi dung\W*$|to chuc thuc hien|quy trinh|phan cong)", folded)
    romans = [node for node in stack if node.level == 1.0 and node.marker]
    return 1.0 if main and not romans else 2.0
