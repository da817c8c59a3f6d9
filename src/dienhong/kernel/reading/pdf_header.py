"""The two-column head of a PDF's page: left block, then right block, whatever their heights and letter sizes."""

import re
from dataclasses import dataclass

from dienhong.kernel.reading.pdf_lines import Line, Word, lines_of
from dienhong.kernel.vietnamese import fold

_MARK = re.compile(r"cong\s?hoa\s?xa|dang\s?cong\s?san|doc\s?lap\W{0,3}tu")
_TITLE = re.compile(
    r"(?:k ?e ?h ?o ?a ?c ?h|chuong trinh|lich|thong bao|giay moi|bien ban|bao cao|quyet dinh|to trinh"
    r"|nghi quyet|huong dan|quy che|phuong an|ket luan|chi thi|de an|quy dinh)(?![a-z])"
)
_GOES_ON = re.compile(r"[,-]$|\b(?:ngày|tháng|năm)$", re.IGNORECASE)
_SEARCHED_LINES, _MARK_WORDS = 25, 3
_MIN_GUTTER, _SAFE_GUTTER = 5.5, 14.0


@dataclass(frozen=True, slots=True)
class PageHead:
    """Lines of text of the head, and the words of the page that stand below it."""

    texts: list[str]
    below: list[Word]


def head_of(words: list[Word]) -> PageHead | None:
    """The head above the title line, column by column; None when the page has no such head or no gutter is seen."""
    lines = lines_of(words)[:_SEARCHED_LINES]
    title = next((line for line in lines if _is_title(line)), None)
    if title is None:
        return None
    zone = [word for word in words if word.bottom <= title.top + 1.0]
    gutter = _gutter(zone)
    if gutter is None:
        return None
    left = [word for word in zone if word.x0 < gutter]
    right = [word for word in zone if word.x0 >= gutter]
    inside = set(map(id, zone))
    return PageHead([*_texts(left), *_texts(right)], [word for word in words if id(word) not in inside])


def _is_title(line: Line) -> bool:
    if len(line.segments) > 1:
        return False
    match = _TITLE.match(fold(line.text))
    return match is not None and line.text[: match.end()].isupper()


def _gutter(zone: list[Word]) -> float | None:
    """Left edge of the right column: the strip before the national or Party title that no word of the head crosses."""
    marks = [x for line in lines_of(zone) for x in _marks(line)]
    if not marks:
        return None
    strips: list[tuple[float, float]] = []
    reached = 0.0
    for word in sorted(zone, key=lambda w: w.x0):
        if strips or reached:
            strips.append((reached, word.x0))
        reached = max(reached, word.x1)
    free = [strip for strip in strips if strip[1] - strip[0] >= _MIN_GUTTER and strip[1] <= min(marks) + 1.0]
    wide = [strip for strip in free if strip[1] - strip[0] >= _SAFE_GUTTER]
    return (wide or free)[-1][1] if free else None


def _marks(line: Line) -> list[float]:
    """Where a national or Party title begins in a line."""
    row = [word for segment in line.segments for word in segment]
    starts = (index for index in range(len(row)) if _MARK.match(fold(_joined(row[index : index + _MARK_WORDS + 2]))))
    return [row[index].x0 for index in starts]


def _joined(row: list[Word]) -> str:
    return " ".join(word.text for word in row)


def _texts(column: list[Word]) -> list[str]:
    """Lines of one column; a date broken by the column's width is one line again."""
    texts: list[str] = []
    for line in lines_of(column):
        text = _joined([word for segment in line.segments for word in segment])
        if texts and (_GOES_ON.search(texts[-1]) or text[0].isdigit()) and not texts[-1].isupper():
            texts[-1] = f"{texts[-1]} {text}"
        else:
            texts.append(text)
    return texts
