"""Spaces around marks, quotes, hyphens and the letters of authority."""

import re
from collections.abc import Iterator

from dienhong.civic.documents.linting.case import ANYWHERE, PROSE, Case, Hit
from dienhong.civic.documents.linting.letters import LETTER, LOWER, UPPER
from dienhong.civic.documents.linting.rule import HD05, ND30_FORM, Rule

AFTER_AUTHORITY = "Sau dấu chấm của chữ viết tắt quyền hạn có dấu cách"
AROUND_HYPHEN = "Dấu gạch nối giữa hai vế có dấu cách hai bên"
BEFORE_MARK = "Trước dấu câu không có dấu cách"
AFTER_MARK = "Sau dấu câu có dấu cách"
IN_REFERENCE = "Số, ký hiệu viết liền"
_AUTHORITY = re.compile(rf"\b(?:KT|T[ML]|TUQ)\.(?=[{LETTER}])|(?:^|(?<=\n))Q\.(?=[{UPPER}]{{2}})")
_OPENED = re.compile(r"[“‘(] +(?=\S)")
_CLOSED = re.compile(r"(?<=[^\s…]) +[”’)]")
_BEFORE = re.compile(rf"(?<=[{LETTER}0-9)”%]) +(?:[,;:!?]|\.(?![./]))(?=\s|$)")
_AFTER = re.compile(rf"[,;](?<=[{LETTER}].)(?=[{LETTER}]{{2}})|[:.](?<=[{LOWER}]{{2}}.)(?=[{UPPER}][{LOWER}])")
_DOUBLE = re.compile(r"(?<=[^\s|]) {2,3}(?=[^\s|])")
_LOPSIDED = re.compile(rf"(?<=[{LETTER}][{LETTER}])(?: -(?=[{LETTER}]{{2}})|- (?=[{LETTER}]{{2}}))")
_SECOND = (
    "xã hội|an ninh|chính trị|thống kê|môi trường|thương mại|công nghệ|đô thị|thể thao|du lịch|gia đình|trẻ em|kế toán"
    "|hộ tịch|kế hoạch|văn hóa|xây dựng|tài chính|liệt sĩ"
)
_FUSED = re.compile(rf"(?<=[{LOWER}][{LOWER}])-(?=(?:{_SECOND})\b)", re.IGNORECASE)
_UNSPACED = re.compile(rf"(?<=[{LOWER}][{LOWER}]) - (?=(?:{_SECOND})\b)")
_REFERENCE = re.compile(r"\d(?: +[-/] *| *[-/] +)(?=(?:KH|QĐ|NQ|CT|HD|QĐi|KL|TB|BC|CTr|GM|TTr)\s?[-/])")
_COLUMNS, _LINE = " " * 4, 80
_ROMAN = frozenset("IVX")


def after_authority(case: Case) -> Iterator[Hit]:
    if not any(letters in case.text for letters in ("T.", "M.", "L.", "Q.")):
        return
    for match in case.scan(_AUTHORITY, ANYWHERE):
        yield Hit(*match.span(), f"{AFTER_AUTHORITY}: “{match.group()} ”.", f"{match.group()} ")


def quotes(case: Case) -> Iterator[Hit]:
    for pattern, mark, side in ((_OPENED, 0, "Sau dấu mở"), (_CLOSED, -1, "Trước dấu đóng")):
        for match in case.scan(pattern, PROSE):
            sign = match.group()[mark]
            name = "ngoặc đơn" if sign in "()" else "ngoặc kép"
            yield Hit(*match.span(), f"{side} {name} không có dấu cách.", sign)


def before_marks(case: Case) -> Iterator[Hit]:
    for match in case.scan(_BEFORE):
        yield Hit(*match.span(), f"{BEFORE_MARK}.", match.group().strip())


def after_marks(case: Case) -> Iterator[Hit]:
    for match in case.scan(_AFTER):
        if not _is_address(case.text, match.start()):
            yield Hit(*match.span(), f"{AFTER_MARK}.", f"{match.group()} ")


def _is_address(text: str, place: int) -> bool:
    """A mark inside an e-mail or web address."""
    start = max(text.rfind(" ", max(0, place - 80), place), text.rfind("\n", max(0, place - 80), place)) + 1
    words = re.split(r"\s", text[start : place + 40], maxsplit=1)[0]
    return "@" in words or "www." in words or "://" in words or bool(re.search(r"\.(?:vn|com|gov)\b", words))


def double_spaces(case: Case) -> Iterator[Hit]:
    for match in case.scan(_DOUBLE):
        around = case.text[max(0, match.start() - _LINE) : match.end() + _LINE]
        if _COLUMNS not in around:
            yield Hit(*match.span(), "Giữa hai từ chỉ có một dấu cách.", " ")


def lopsided_hyphens(case: Case) -> Iterator[Hit]:
    for match in case.scan(_LOPSIDED):
        if not set(case.text[match.start() - 2 : match.start()]) <= _ROMAN:
            yield Hit(*match.span(), f"{AROUND_HYPHEN}.", " - ")


def fused_hyphens(case: Case) -> Iterator[Hit]:
    if case.settings.spaced_hyphen:
        for match in case.scan(_FUSED):
            yield Hit(*match.span(), f"{AROUND_HYPHEN}, như “kinh tế - xã hội”.", " - ")
    else:
        for match in case.scan(_UNSPACED):
            yield Hit(*match.span(), "Theo quy ước của cơ quan, dấu gạch nối viết liền.", "-")


def references(case: Case) -> Iterator[Hit]:
    for match in case.scan(_REFERENCE):
        right = match.group().replace(" ", "")
        yield Hit(*match.span(), f"{IN_REFERENCE}, không có dấu cách.", right)


_TEXT = f"{ND30_FORM}, mục I"
RULES = (
    Rule("space_after_authority", AFTER_AUTHORITY, "error", f"{ND30_FORM}, mục II.7", after_authority, HD05),
    Rule("space_in_quotes", "Dấu cách trong ngoặc", "warning", _TEXT, quotes, HD05),
    Rule("space_before_mark", BEFORE_MARK, "warning", _TEXT, before_marks, HD05),
    Rule("space_after_mark", AFTER_MARK, "warning", _TEXT, after_marks, HD05),
    Rule("double_space", "Hai dấu cách liền nhau", "info", _TEXT, double_spaces, HD05),
    Rule("hyphen_one_side", AROUND_HYPHEN, "warning", _TEXT, lopsided_hyphens, HD05),
    Rule("hyphen_pair", "Dấu gạch nối của cặp từ", "warning", _TEXT, fused_hyphens, HD05),
    Rule("reference_space", IN_REFERENCE, "warning", f"{ND30_FORM}, mục II.3", references, HD05),
)
