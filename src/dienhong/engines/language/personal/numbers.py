"""Numbers and addresses of the net that belong to one person (formats: domain §4)."""
# ruff: noqa: E501 (a pattern is one line)

import re
from collections.abc import Iterator

from dienhong.engines.language.personal.spans import PersonalSpan

_GAP = r"[ .\-]?"
_YEAR = r"(?:19|20)\d{2}"
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("email", re.compile(r"(?<![\w.+\-])[\w.+\-]{1,64}@[\w\-]{1,63}(?:\.[\w\-]{1,63})+")),
    ("phone", re.compile(rf"(?<![\w.,/])(?:\+84{_GAP}|84)(?:2(?:{_GAP}\d){{9}}|[35789](?:{_GAP}\d){{8}})(?!\d)")),
    ("cccd", re.compile(rf"(?<![\d.,+])\d{{3}}{_GAP}\d{{3}}{_GAP}\d{{3}}{_GAP}\d{{3}}(?![\d]|[.,]\d)")),
    ("social_insurance", re.compile(r"(?i:bhxh|bảo hiểm xã hội|bao hiem xa hoi)\D{0,15}(?P<value>\d{2}(?:[ .]?\d){8})(?!\d)")),
    ("bank", re.compile(r"(?i:\bstk|số tài khoản|so tai khoan|tài khoản|tai khoan|\btk)\b\D{0,20}?(?P<value>\d(?:[ .\-]?\d){5,18})(?!\d)")),
    ("cmnd", re.compile(rf"(?i:cmnd|cmt|chứng minh|chung minh)\D{{0,20}}?(?P<value>\d{{3}}{_GAP}\d{{3}}{_GAP}\d{{3}})(?!\d)")),
    ("phone", re.compile(rf"(?<![\d.,/])(?:\+?84{_GAP}(?:\(0\){_GAP})?|0)(?:2(?:{_GAP}\d){{8,9}}|[35789](?:{_GAP}\d){{8}})(?![\d/])")),
    ("phone", re.compile(r"(?i:điện thoại|dien thoai|sđt|sdt|\bđt|\bdt|zalo|gọi|goi)\D{0,15}(?P<value>(?:\+?84|0)(?:[ .\-]?\d){7,10})(?!\d)")),
    ("plate", re.compile(r"(?<!\w)\d{2}[\- ]?[A-ZĐ][A-Z\d]?[\- .]{0,2}\d{3}[.]?\d{2}(?![\w])")),
    ("plate", re.compile(r"(?<!\w)\d{2}[\-]?[A-ZĐ][A-Z\d]?[\- .]{1,2}\d{4}(?!\w)")),
    ("plate", re.compile(r"(?i:biển số|biển|bien so|bks)\s*:?\s*(?P<value>\d{2}[\- ]?[a-zA-Z][a-zA-Z\d]?[\- .]?\d{3}[.]?\d{1,2})(?!\w)")),
    ("dob", re.compile(
        rf"(?i:sinh ngày|ngày sinh|sinh ngay|ngay sinh)\s*:?\s*(?P<value>\d{{1,2}}(?:\s*[/.\-]\s*\d{{1,2}}\s*[/.\-]\s*|\s+(?i:tháng|thang)\s+\d{{1,2}}\s+(?i:năm|nam)\s+){_YEAR})")),
    ("dob", re.compile(rf"(?i:sinh năm|năm sinh|sinh nam|\bsn|\bs/n)\s*:?\s*(?P<value>{_YEAR})(?!\d)")),
)  # fmt: skip


def numbers_in(text: str) -> Iterator[PersonalSpan]:
    """Every number, plate, e-mail address and date of birth, the surest kind first; all are to be redacted."""
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            start, end = match.span("value") if "value" in pattern.groupindex else match.span()
            yield PersonalSpan(start, end, kind, "redact")
