"""Slips of the keyboard and of OCR in words that have one spelling only."""

import re
from collections.abc import Iterator

from dienhong.cycle.plans.reading.findings.evidence import Evidence
from dienhong.cycle.plans.reading.structure import Finding, Span
from dienhong.cycle.plans.reading.surface import Surface
from dienhong.kernel.vietnamese import canon, fold

_SOURCE = "Chính tả tiếng Việt"
# Two-syllable words whose folded form has, in official papers, this one reading.
_WORDS = (
    "đối thoại|tiếp xúc|kế hoạch|nhân dân|hội nghị|nguyện vọng|địa điểm|thời gian|thành phần|tuyên truyền|bức xúc"
    "|triển khai|giải quyết|nghiêm túc|khiếu nại|chính quyền|công chức|lãnh đạo|chủ tịch|xây dựng"
    "|phát triển|mặt trận|tổ quốc|báo cáo|tham mưu|phối hợp|tổng hợp|chuẩn bị|đại biểu|biên bản|trật tự|thường trực"
    "|thực hiện|kiến nghị|đoàn thể|nông thôn|cấp ủy|ủy ban"
)
_TERMS = {fold(term): term for term in _WORDS.split("|")}
_ALSO_RIGHT = frozenset({"hội trưởng", "kiên nghị"})
_FUNCTION_WORDS = "và của các với về trong được để cho là từ tại theo những một đến trên"
_DOUBLED = tuple(f" {word} {word} " for word in _FUNCTION_WORDS.split(" "))
# a quick look for the folded words first: most plans hold none of them
_PATTERNS: tuple[tuple[str, re.Pattern[str], str], ...] = (
    (
        "cac bo",
        re.compile(
            r"\bcác bộ(?=(?:,| và)? (?:hội viên|công chức|đảng viên|viên chức|[Nn]hân dân|đoàn viên|xã\b|thôn\b"
            r"|phường\b|chủ chốt|chuyên trách))"
        ),
        "cán bộ",
    ),
    ("vhxxh", re.compile(r"\bVHXXH\b"), "VHXH"),
    ("tiep suc", re.compile(r"\b[Tt]iếp súc\b"), "tiếp xúc"),
    ("buc suc", re.compile(r"\b[Bb]ức súc\b"), "bức xúc"),
    ("sat nhap", re.compile(r"\b[Ss]át nhập\b"), "sáp nhập"),
    ("nhan nhan", re.compile(r"\b[Nn]hân nhân\b"), "Nhân dân"),
    ("tuyen tuyen", re.compile(r"\b[Tt]uyên tuyền\b"), "tuyên truyền"),
    ("khieu lai", re.compile(r"\b[Kk]hiếu lại\b"), "khiếu nại"),
    ("đươc", re.compile(r"\bđươc\b"), "được"),
)
_GRAMMAR = re.compile(r"\bchỉ đạo của các (?=(?:cơ quan|đơn vị|ban|ngành)[^.;]{0,30}(?:giải quyết|trả lời|thực hiện))")


def find_spelling(evidence: Evidence) -> Iterator[Finding]:
    """Every misspelt place with its correction."""
    surface = evidence.surface
    if not surface.has_diacritics:
        return
    yield from _accents(evidence)
    for needle, pattern, right in _PATTERNS:
        for match in _matches(surface, needle, pattern, evidence.start, evidence.end):
            message = f"Sửa “{match.group()}” thành “{right}”."
            yield Finding("misspelling", "warning", message, _SOURCE, Span(*match.span()), right)
    for span, right in surface.misread_digits():
        message = f"Sửa số “{surface.text[span.start : span.end]}” thành “{right}”."
        yield Finding("misspelling", "warning", message, _SOURCE, span, right)
    if "chi dao cua cac" in surface.folded:
        for match in _GRAMMAR.finditer(surface.plain, evidence.start, evidence.end):
            span = surface.trim(*match.span(), " ")
            message = "Sửa “chỉ đạo của các” thành “chỉ đạo các”."
            yield Finding("grammar", "info", message, _SOURCE, span, "chỉ đạo các")


def _matches(surface: Surface, needle: str, pattern: re.Pattern[str], start: int, end: int) -> Iterator[re.Match[str]]:
    """The pattern where its folded words stand; one with marks in its needle is looked for as written."""
    if not needle.isascii():
        return pattern.finditer(surface.plain, start, end) if needle in surface.plain else iter(())
    found = (pattern.match(surface.plain, at, end) for at in surface.places(needle, start, end))
    return (match for match in found if match)


def _accents(evidence: Evidence) -> Iterator[Finding]:
    surface = evidence.surface
    folded, plain = surface.folded, surface.plain
    lower = plain.lower()
    for term, right in _TERMS.items():
        places = folded.count(term, evidence.start, evidence.end)
        if not places or places == lower.count(right, evidence.start, evidence.end):
            continue  # every place is right
        at = folded.find(term, evidence.start, evidence.end)
        while at >= 0:
            end = at + len(term)
            written = plain[at:end]
            if written != right and not written.isascii() and _is_misspelt(folded, at, end, written.lower(), right):
                corrected = _like(written, right)
                yield Finding(
                    "misspelling", "warning", f"Sửa “{written}” thành “{corrected}”.", _SOURCE, Span(at, end), corrected
                )
            at = folded.find(term, end, evidence.end)
    for words in _DOUBLED:
        at = plain.find(words, evidence.start, evidence.end)
        if at >= 0:
            word = words.split()[0]
            span = Span(at + 1, at + len(words) - 1)
            yield Finding("doubled_word", "warning", f"Bỏ một chữ “{word}” bị lặp.", _SOURCE, span, word)


def _is_misspelt(folded: str, start: int, end: int, written: str, right: str) -> bool:
    inside = folded[start - 1 : start].isalpha() or folded[end : end + 1].isalpha()
    return written != right and not inside and written not in _ALSO_RIGHT and canon(written) != canon(right)


def _like(written: str, right: str) -> str:
    """`right` in the letters of `written`: ĐỔI THOẠI → ĐỐI THOẠI, Đổi thoại → Đối thoại."""
    if written.isupper():
        return right.upper()
    words = right.split()
    shown = written.split()
    return " ".join(w[:1].upper() + w[1:] if s[:1].isupper() else w for w, s in zip(words, shown, strict=True))
