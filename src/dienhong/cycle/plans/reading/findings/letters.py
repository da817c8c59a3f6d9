"""Capital letters, spaces and marks (Nghị định 30/2020, Phụ lục I and II), and terms used in two ways."""

import re
from collections.abc import Iterator

from dienhong.cycle.plans.reading.findings.evidence import Evidence
from dienhong.cycle.plans.reading.structure import Finding, Span
from dienhong.cycle.plans.reading.surface import Surface

_CAPITALS_SOURCE = "Nghị định 30/2020/NĐ-CP, Phụ lục II"
_SPACING_SOURCE = "Nghị định 30/2020/NĐ-CP, Phụ lục I"
_CAPITALS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?<![Bb]an )(?<![Đđ]ồng )(?<![Áá]n )(?<![Ss]át )(?<![Đđ]ội )(?<![Aa]n )(?<![Tt]ra )(?<!quân )(?<!sĩ )(?<!giáo )(?<!nghệ sĩ )\bnhân dân\b(?! tệ)"), "Nhân dân"),
    (re.compile(r"(?<!lý )(?<!quan )(?<!sách )(?<!vốn )(?<!bộ )(?<!nghiệp )(?<!chức )(?<!kho bạc )\bnhà nước\b"), "Nhà nước"),
    (re.compile(r"\b(?:ủy|uỷ) ban nhân dân\b"), "Ủy ban nhân dân"),
    (re.compile(r"\bhội đồng nhân dân\b"), "Hội đồng nhân dân"),
    (re.compile(r"\b[Mm]ặt trận tổ quốc\b|\bmặt trận Tổ quốc\b"), "Mặt trận Tổ quốc"),
    (re.compile(r"\bHội nông dân\b"), "Hội Nông dân"),
    (re.compile(r"\bHội phụ nữ\b"), "Hội Phụ nữ"),
    (re.compile(r"\bHội cựu chiến binh\b"), "Hội Cựu chiến binh"),
    (re.compile(r"\bĐịa Điểm\b"), "Địa điểm"),
    (re.compile(r"\bThành Phần\b"), "Thành phần"),
    (re.compile(r"\bThời Gian\b"), "Thời gian"),
    (re.compile(r"\bNội Dung\b"), "Nội dung"),
)
_SPACING: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (re.compile(r"“ +(?=\w)"), "“", "Sau dấu mở ngoặc kép không có dấu cách"),
    (re.compile(r"(?<=\w) +”"), "”", "Trước dấu đóng ngoặc kép không có dấu cách"),
    (re.compile(r"\b(?:KT|TM|TL|TUQ)\.(?=[^\W\d_])"), "", "Sau dấu chấm của chữ viết tắt quyền hạn có dấu cách"),
    (re.compile(r"(?<=[^\W\d_]{2})(?<!\b[IVX]{2})(?<!\b[IVX]{3})(?:- +| +-)(?=[^\W\d_]{2})"), " - ", "Dấu gạch nối giữa hai vế có dấu cách hai bên"),
    (re.compile(r"(?:chính trị|kinh tế|Kinh tế|Chính trị|[Vv]ăn hóa)-(?=xã hội|Xã hội)"), "", "Dấu gạch nối giữa hai vế có dấu cách hai bên"),
    (re.compile(r"(?<=[^\s|.]) +[,;](?=\s)"), "", "Trước dấu phẩy, chấm phẩy không có dấu cách"),
    (re.compile(r"(?<=[^\W\d_])[,;](?=[^\W\d_]{2})"), "", "Sau dấu phẩy, chấm phẩy có dấu cách"),
    (re.compile(r"\d+(?: +[-/] *| *[-/] +)(?=(?:KH|QĐ|NQ|CT|HD|QĐi|KL|TB|BC)\s?[-/])"), "", "Số, ký hiệu viết liền"),
)
_MIXED = (
    (re.compile(r"\btiếp xúc đối thoại\b", re.IGNORECASE), re.compile(r"\btiếp xúc, đối thoại\b", re.IGNORECASE), "tiếp xúc, đối thoại"),
    (re.compile(r"\b[Uu]ỷ ban\b|\bUỶ BAN\b"), re.compile(r"\b[Ủủ]y ban\b|\bỦY BAN\b"), "Ủy ban"),
)
_EACH = 4
_EDGES = " \t\n\u00a0\u2028*|"


def find_letters(evidence: Evidence) -> Iterator[Finding]:
    """One finding a form with its count for capitals; the first few places for spaces."""
    surface = evidence.surface
    if not surface.has_diacritics:
        return
    for pattern, right in _CAPITALS:
        places = list(pattern.finditer(surface.plain, evidence.start, evidence.end))
        if places:
            times = f" ({len(places)} chỗ)" if len(places) > 1 else ""
            message = f"Viết hoa đúng: “{right}”{times}."
            yield Finding("capitalisation", "info", message, _CAPITALS_SOURCE, Span(*places[0].span()), right)
    yield from _spacing(evidence)
    for one, other, right in _MIXED:
        first = one.search(surface.plain, evidence.start, evidence.end)
        second = other.search(surface.plain, evidence.start, evidence.end)
        if first and second:
            message = f"Viết không thống nhất “{first.group()}” và “{second.group()}”. Dùng một cách: “{right}”."
            yield Finding("inconsistent_term", "info", message, _SPACING_SOURCE, Span(*first.span()), right)


def _spacing(evidence: Evidence) -> Iterator[Finding]:
    surface = evidence.surface
    for pattern, right, message in _SPACING:
        for match in list(pattern.finditer(surface.text, evidence.start, evidence.end))[:_EACH]:
            span = _around(surface, match)
            symbol = evidence.reading.symbol
            if symbol and span.start <= symbol.span.start < span.end and match.group()[:1].isdigit():
                continue  # said once, by the form of the number
            words = surface.text[span.start : span.end]
            corrected = _corrected(words, match.start() - span.start, match.end() - span.start, right)
            yield Finding("spacing", "info", f"{message}: “{corrected}”.", _SPACING_SOURCE, span, corrected)


def _around(surface: Surface, match: re.Match[str]) -> Span:
    start, end = match.span()
    while start > 0 and surface.text[start - 1] not in _EDGES:
        start -= 1
    while end < len(surface.text) and surface.text[end] not in _EDGES:
        end += 1
    return Span(start, end)


def _corrected(words: str, start: int, end: int, right: str) -> str:
    mark = words[start:end]
    if right:
        fixed = right
    elif mark.strip() in (",", ";"):
        fixed = mark.strip() + ("" if words[end : end + 1].isspace() else " ")
    elif mark[:1].isdigit():
        fixed = mark.replace(" ", "")
    elif mark.endswith("-"):
        fixed = mark[:-1] + " - "
    else:
        fixed = mark + " "
    return (words[:start] + fixed + words[end:]).strip()
