"""What in a text points to a person: proposals for the wording that becomes public.

Patterns after domain §4; numbers are certain, names need a person's look.
"""

import re
from dataclasses import dataclass
from typing import Literal

Outcome = Literal["redact", "ask"]


@dataclass(frozen=True, slots=True)
class PersonalSpan:
    """Characters `start` to `end` of the text, what they are, and whether to hide them or to ask."""

    start: int
    end: int
    type: str
    outcome: Outcome


_TAKEN = "□"
_GAP = r"[ .\-]?"
_NAME_WORD = r"[^\W\d_a-zà-ỹđ][^\W\d_]*"
_RULES: tuple[tuple[str, Outcome, re.Pattern[str]], ...] = (
    ("email", "redact", re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    ("cccd", "redact", re.compile(rf"(?<!\d)\d{{3}}{_GAP}\d{{3}}{_GAP}\d{{3}}{_GAP}\d{{3}}(?!\d)")),
    ("phone", "redact", re.compile(rf"(?<!\d)(?:\+?84|0){_GAP}\d(?:{_GAP}\d){{7,9}}(?!\d)")),
    ("cmnd", "redact", re.compile(r"(?i:cmnd|cmt|chứng minh)\D{0,12}(?P<value>\d{9})(?!\d)")),
    ("bank", "redact", re.compile(r"(?i:stk|số tài khoản|tài khoản)\D{0,20}(?P<value>\d[\d ]{6,18}\d)")),
    ("plate", "redact", re.compile(r"(?<!\w)\d{2}[A-Z]\d?[ \-.]?\d{3}[.]?\d{2}(?!\w)")),
    ("person", "redact", re.compile(
        rf"(?i:(?<!\w)(?:tôi tên là|tôi tên|tên tôi là|tôi là|tên là|họ tên|họ và tên)\s*:?\s*)(?P<value>{_NAME_WORD}(?:\s+{_NAME_WORD}){{1,4}})")),
    ("person", "ask", re.compile(
        rf"(?i:(?<!\w)(?:ông|bà|anh|chị|cô|chú|bác|cháu|em|hộ)\s+)(?P<value>{_NAME_WORD}(?:\s+{_NAME_WORD}){{1,4}})")),
    ("address", "ask", re.compile(r"(?i:(?:trú tại|ngụ tại|ở số nhà|số nhà|địa chỉ)\s*:?\s*)(?P<value>[^,.;\n]{2,60})")),
)  # fmt: skip


def find_personal(text: str) -> list[PersonalSpan]:
    """Personal data in `text` by position; what a surer rule has taken, later rules leave alone."""
    found: list[PersonalSpan] = []
    unseen = text
    for kind, outcome, pattern in _RULES:
        for match in pattern.finditer(unseen):
            start, end = match.span("value") if "value" in pattern.groupindex else match.span()
            if _TAKEN in unseen[start:end]:
                continue
            found.append(PersonalSpan(start, end, kind, outcome))
            unseen = f"{unseen[:start]}{_TAKEN * (end - start)}{unseen[end:]}"
    return sorted(found, key=lambda span: span.start)


def hide(text: str) -> str:
    """`text` with every find replaced by […]: a first proposal for the public wording, never the last word."""
    for span in reversed(find_personal(text)):
        text = f"{text[: span.start]}[…]{text[span.end :]}"
    return text
