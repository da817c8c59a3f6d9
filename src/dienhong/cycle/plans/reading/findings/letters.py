"""Capital letters, spaces and marks (Nghị định 30/2020, Phụ lục I and II), and terms used in two ways."""

import re
from collections.abc import Iterator

from dienhong.cycle.plans.reading.findings.evidence import Evidence
from dienhong.cycle.plans.reading.structure import Finding, Span
from dienhong.cycle.plans.reading.surface import Surface

_CAPITALS_SOURCE = "Nghị định 30/2020/NĐ-CP, Phụ lục II"
_SPACING_SOURCE = "Nghị định 30/2020/NĐ-CP, Phụ lục I"
# wrong form → right form, and the words before it with which it is right
_CAPITALS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        "nhân dân",
        "Nhân dân",
        ("ban ", "đồng ", "án ", "sát ", "đội ", "an ", "tra ", "quân ", "sĩ ", "giáo ", "ưu tú ", "tín dụng "),
    ),
    (
        "nhà nước",
        "Nhà nước",
        ("lý ", "quan ", "sách ", "vốn ", "bộ ", "nghiệp ", "chức ", "bạc ", "hàng ", "tài sản "),
    ),
    ("ủy ban nhân dân", "Ủy ban nhân dân", ()),
    ("uỷ ban nhân dân", "Uỷ ban nhân dân", ()),
    ("hội đồng nhân dân", "Hội đồng nhân dân", ()),
    ("Mặt trận tổ quốc", "Mặt trận Tổ quốc", ()),
    ("mặt trận tổ quốc", "Mặt trận Tổ quốc", ()),
    ("mặt trận Tổ quốc", "Mặt trận Tổ quốc", ()),
    ("Hội nông dân", "Hội Nông dân", ()),
    ("Hội phụ nữ", "Hội Phụ nữ", ()),
    ("Hội cựu chiến binh", "Hội Cựu chiến binh", ()),
    ("Địa Điểm", "Địa điểm", ()),
    ("Thành Phần", "Thành phần", ()),
    ("Thời Gian", "Thời gian", ()),
    ("Nội Dung", "Nội dung", ()),
)
_NUMBER = re.compile(r"\d+(?: +[-/] *| *[-/] +)(?=(?:KH|QĐ|NQ|CT|HD|QĐi|KL|TB|BC)\s?[-/])")
_MIXED = (
    (
        ("tiếp xúc đối thoại", "Tiếp xúc đối thoại"),
        ("tiếp xúc, đối thoại", "Tiếp xúc, đối thoại"),
        "tiếp xúc, đối thoại",
    ),
    (("Uỷ ban", "uỷ ban", "UỶ BAN"), ("Ủy ban", "ủy ban", "ỦY BAN"), "Ủy ban"),
)
_EACH = 4
_EDGES = " \t\n\u00a0\u2028*|"


def find_letters(evidence: Evidence) -> Iterator[Finding]:
    """One finding a form with its count for capitals; the first few places for spaces."""
    if not evidence.surface.has_diacritics:
        return
    for wrong, right, allowed in _CAPITALS:
        places = [at for at in _places(evidence, wrong) if not _is_right(evidence.surface.plain, at, wrong, allowed)]
        if places:
            times = f" ({len(places)} chỗ)" if len(places) > 1 else ""
            span = Span(places[0], places[0] + len(wrong))
            message = f"Viết hoa đúng: “{right}”{times}."
            yield Finding("capitalisation", "info", message, _CAPITALS_SOURCE, span, right)
    yield from _spacing(evidence)
    for ones, others, right in _MIXED:
        first, second = _first(evidence, ones), _first(evidence, others)
        if first and second:
            words = evidence.surface.plain[first.start : first.end], evidence.surface.plain[second.start : second.end]
            message = f"Viết không thống nhất “{words[0]}” và “{words[1]}”. Dùng một cách: “{right}”."
            yield Finding("inconsistent_term", "info", message, _SPACING_SOURCE, first, right)


def _places(evidence: Evidence, words: str) -> Iterator[int]:
    at = evidence.surface.plain.find(words, evidence.start, evidence.end)
    while at >= 0:
        yield at
        at = evidence.surface.plain.find(words, at + len(words), evidence.end)


def _first(evidence: Evidence, forms: tuple[str, ...]) -> Span | None:
    found = [(at, at + len(form)) for form in forms if (at := next(_places(evidence, form), -1)) >= 0]
    return Span(*min(found)) if found else None


def _is_right(plain: str, at: int, words: str, allowed: tuple[str, ...]) -> bool:
    end = at + len(words)
    inside = plain[at - 1 : at].isalpha() or plain[end : end + 1].isalpha()
    return inside or plain[max(0, at - 12) : at].lower().endswith(allowed) if allowed else inside


def _spacing(evidence: Evidence) -> Iterator[Finding]:
    surface = evidence.surface
    symbol = evidence.reading.symbol
    given: dict[str, int] = {}
    for start, end, fixed, message in _misplaced(surface, evidence.start, evidence.end):
        given[message] = given.get(message, 0) + 1
        span = _around(surface, start, end)
        own_number = symbol is not None and span.start <= symbol.span.start < span.end
        if given[message] > _EACH or (own_number and surface.text[start].isdigit()):
            continue
        words = surface.text[span.start : start] + fixed + surface.text[end : span.end]
        yield Finding("spacing", "info", f"{message}: “{words.strip()}”.", _SPACING_SOURCE, span, words.strip())


def _misplaced(surface: Surface, start: int, end: int) -> Iterator[tuple[int, int, str, str]]:
    """Places to mend: where, by what, and the rule."""
    text = surface.text
    for mark in ("“ ", " ”"):
        at = text.find(mark, start, end)
        while at >= 0:
            side = "Sau dấu mở" if mark[0] == "“" else "Trước dấu đóng"
            yield at, at + 2, mark.strip(), f"{side} ngoặc kép không có dấu cách"
            at = text.find(mark, at + 2, end)
    for mark in ("KT.", "TM.", "TL.", "TUQ."):
        at = text.find(mark, start, end)
        while at >= 0:
            after = at + len(mark)
            if text[after : after + 1].isalpha() and not text[at - 1 : at].isalnum():
                yield at, after, f"{mark} ", "Sau dấu chấm của chữ viết tắt quyền hạn có dấu cách"
            at = text.find(mark, after, end)
    for match in _NUMBER.finditer(text, start, end):
        yield match.start(), match.end(), match.group().replace(" ", ""), "Số, ký hiệu viết liền"
    yield from _hyphens(text, start, end)
    yield from _commas(text, start, end)


def _hyphens(text: str, start: int, end: int) -> Iterator[tuple[int, int, str, str]]:
    message = "Dấu gạch nối giữa hai vế có dấu cách hai bên"
    at = text.find("-", start, end)
    while at >= 0:
        left, right = text[at - 1 : at] == " ", text[at + 1 : at + 2] == " "
        before, after = text[at - 2 - left : at - left], text[at + 1 + right : at + 3 + right]
        words = len(before) == 2 and before.isalpha() and len(after) == 2 and after.isalpha()  # noqa: PLR2004
        roman = all(char in "IVX" for char in before)
        fused = not left and not right and text[at + 1 : at + 7].lower() == "xã hội"
        if words and not roman and (left != right or fused):
            yield at - left, at + 1 + right, " - ", message
        at = text.find("-", at + 1, end)


def _commas(text: str, start: int, end: int) -> Iterator[tuple[int, int, str, str]]:
    for mark in ",;":
        at = text.find(mark, start, end)
        while at >= 0:
            if text[at - 1 : at] == " " and text[at - 2 : at - 1].isalpha() and text[at + 1 : at + 2] in (" ", "\n"):
                yield at - 1, at + 1, mark, "Trước dấu phẩy, chấm phẩy không có dấu cách"
            elif text[at - 1 : at].isalpha() and text[at + 1 : at + 3].isalpha() and len(text[at + 1 : at + 3]) == 2:  # noqa: PLR2004
                yield at, at + 1, mark + " ", "Sau dấu phẩy, chấm phẩy có dấu cách"
            at = text.find(mark, at + 1, end)


def _around(surface: Surface, start: int, end: int) -> Span:
    while start > 0 and surface.text[start - 1] not in _EDGES:
        start -= 1
    while end < len(surface.text) and surface.text[end] not in _EDGES:
        end += 1
    return Span(start, end)
