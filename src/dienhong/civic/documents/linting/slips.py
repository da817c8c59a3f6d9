"""Slips of the keyboard and of OCR in words that official papers write in one way only."""

import re
from collections.abc import Iterator

from dienhong.kernel.vietnamese import canon, fold

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
# The folded words are looked for first: most papers hold none of them.
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
Slip = tuple[int, int, str]


def misspelt_terms(text: str, folded: str, start: int, end: int) -> Iterator[Slip]:
    """Terms with wrong marks in [start, end): place and right form. `folded` is `text` folded letter for letter."""
    lower = text.lower()
    for term, right in _TERMS.items():
        places = folded.count(term, start, end)
        if not places or places == lower.count(right, start, end):
            continue  # every place is right
        for at in _places(folded, term, start, end):
            stop = at + len(term)
            written = text[at:stop]
            if written != right and not written.isascii() and _is_misspelt(folded, at, stop, written.lower(), right):
                yield at, stop, like(written, right)


def mistyped_words(text: str, folded: str, start: int, end: int) -> Iterator[Slip]:
    """Words typed for others in [start, end), each with its right form."""
    for needle, pattern, right in _PATTERNS:
        if needle.isascii():
            found = (pattern.match(text, at, end) for at in _places(folded, needle, start, end))
        else:
            found = (match for match in (pattern.finditer(text, start, end) if needle in text else ()))
        yield from ((match.start(), match.end(), right) for match in found if match)


def doubled_words(text: str, start: int, end: int) -> Iterator[Slip]:
    """The first place of each function word written twice; the fix is the word once."""
    for words in _DOUBLED:
        at = text.find(words, start, end)
        if at >= 0:
            yield at + 1, at + len(words) - 1, words.split()[0]


def loose_grammar(text: str, folded: str, start: int, end: int) -> Iterator[Slip]:
    """ "chỉ đạo của các cơ quan … giải quyết", where "chỉ đạo các …" is meant."""
    if "chi dao cua cac" in folded:
        for match in _GRAMMAR.finditer(text, start, end):
            yield match.start(), match.end() - 1, "chỉ đạo các"


def like(written: str, right: str) -> str:
    """`right` in the case of `written`: ĐỔI THOẠI → ĐỐI THOẠI, Đổi thoại → Đối thoại."""
    if written.isupper():
        return right.upper()
    pairs = zip(right.split(), written.split(), strict=True)
    return " ".join(word[:1].upper() + word[1:] if shown[:1].isupper() else word for word, shown in pairs)


def _places(folded: str, words: str, start: int, end: int) -> Iterator[int]:
    at = folded.find(words, start, end)
    while at >= 0:
        yield at
        at = folded.find(words, at + len(words), end)


def _is_misspelt(folded: str, start: int, end: int, written: str, right: str) -> bool:
    inside = folded[start - 1 : start].isalpha() or folded[end : end + 1].isalpha()
    return written != right and not inside and written not in _ALSO_RIGHT and canon(written) != canon(right)
