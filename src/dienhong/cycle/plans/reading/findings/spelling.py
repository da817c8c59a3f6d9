"""Slips of the keyboard and of OCR in words that have one spelling only."""

import re
from collections.abc import Iterator

from dienhong.cycle.plans.reading.findings.evidence import Evidence
from dienhong.cycle.plans.reading.structure import Finding, Span
from dienhong.kernel.vietnamese import canon, fold

_SOURCE = "Chính tả tiếng Việt"
# Two-syllable words whose folded form has, in official papers, this one reading.
_WORDS = (
    "đối thoại|tiếp xúc|kế hoạch|nhân dân|hội nghị|nguyện vọng|địa điểm|thời gian|thành phần|tuyên truyền|bức xúc"
    "|triển khai|giải quyết|nghiêm túc|khiếu nại|chính quyền|công chức|trưởng thôn|lãnh đạo|chủ tịch|xây dựng"
    "|phát triển|mặt trận|tổ quốc|báo cáo|tham mưu|phối hợp|tổng hợp|chuẩn bị|đại biểu|biên bản|trật tự|thường trực"
    "|thực hiện|kiến nghị|đoàn thể|nông thôn|phương châm|hội trường|cấp ủy|ủy ban"
)
_TERMS = {fold(term): term for term in _WORDS.split("|")}
_ALSO_RIGHT = frozenset({"hội trưởng", "kiên nghị"})
_DOUBLED = re.compile(r"\b(và|của|các|với|về|trong|được|để|cho|là|từ|tại|theo|những|một|đến|trên) \1\b", re.IGNORECASE)
_PATTERNS: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (
        re.compile(
            (
                r"\bcác bộ(?=(?:,| và)? (?:hội viên|công chức|đảng viên|viên chức|nhân dân|Nhân dân|đoàn viên|xã\b"
                r"|thôn\b|phường\b|chủ chốt|chuyên trách))"
            )
        ),
        "cán bộ",
        "_",
    ),
    (re.compile(r"\bVHXXH\b"), "VHXH", "_"),
    (re.compile(r"\b[Tt]iếp súc\b"), "tiếp xúc", "_"),
    (re.compile(r"\b[Bb]ức súc\b"), "bức xúc", "_"),
    (re.compile(r"\b[Ss]át nhập\b"), "sáp nhập", "_"),
    (re.compile(r"\bNhân nhân\b|\bnhân nhân\b"), "Nhân dân", "_"),
    (re.compile(r"\b[Tt]uyên tuyền\b"), "tuyên truyền", "_"),
    (re.compile(r"\b[Kk]hiếu lại\b"), "khiếu nại", "_"),
    (re.compile(r"\bđươc\b"), "được", "_"),
    (
        re.compile(r"\bchỉ đạo của các (?=(?:cơ quan|đơn vị|ban|ngành)[^.;]{0,30}(?:giải quyết|trả lời|thực hiện))"),
        "chỉ đạo các ",
        "grammar",
    ),
)


def find_spelling(evidence: Evidence) -> Iterator[Finding]:
    """Every misspelt place with its correction."""
    surface = evidence.surface
    if not surface.has_diacritics:
        return
    yield from _accents(evidence)
    for pattern, right, kind in _PATTERNS:
        for match in pattern.finditer(surface.plain, evidence.start, evidence.end):
            span = surface.trim(*match.span(), " ")
            message = f"Sửa “{surface.value(span.start, span.end)}” thành “{right.strip()}”."
            yield Finding(
                "grammar" if kind == "grammar" else "misspelling",
                "info" if kind == "grammar" else "warning",
                message,
                _SOURCE,
                span,
                right.strip(),
            )


def _accents(evidence: Evidence) -> Iterator[Finding]:
    surface = evidence.surface
    folded, plain = surface.folded, surface.plain
    for term, right in _TERMS.items():
        at = folded.find(term, evidence.start, evidence.end)
        while at >= 0:
            end = at + len(term)
            written = plain[at:end]
            whole = not (folded[at - 1 : at].isalpha() or folded[end : end + 1].isalpha())
            if whole and not written.isascii() and _differs(written.lower(), right):
                corrected = _like(written, right)
                yield Finding(
                    "misspelling", "warning", f"Sửa “{written}” thành “{corrected}”.", _SOURCE, Span(at, end), corrected
                )
            at = folded.find(term, end, evidence.end)
    for match in _DOUBLED.finditer(plain, evidence.start, evidence.end):
        word = match[1].lower()
        yield Finding("doubled_word", "warning", f"Bỏ một chữ “{word}” bị lặp.", _SOURCE, Span(*match.span()), word)


def _differs(written: str, right: str) -> bool:
    return written != right and written not in _ALSO_RIGHT and canon(written) != canon(right)


def _like(written: str, right: str) -> str:
    """`right` in the letters of `written`: ĐỔI THOẠI → ĐỐI THOẠI, Đổi thoại → Đối thoại."""
    if written.isupper():
        return right.upper()
    words = right.split()
    shown = written.split()
    return " ".join(w[:1].upper() + w[1:] if s[:1].isupper() else w for w, s in zip(words, shown, strict=True))
