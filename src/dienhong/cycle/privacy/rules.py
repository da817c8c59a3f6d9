"""What may stand in a public wording. Pure; texts in, texts and verdicts out.

Source: Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15, Điều 16 (portals count as disclosure).
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dienhong.engines.language.privacy import Outcome, find_personal
from dienhong.kernel.verdicts import YES, Verdict, no
from dienhong.kernel.vietnamese import fold

KEEP, HIDE = "keep", "hide"
_KEY_LENGTH = 12
NEUTRAL = {
    "person": "[tên người]",
    "phone": "[số điện thoại]",
    "email": "[thư điện tử]",
    "address": "[nơi ở]",
    "cccd": "[số căn cước]",
    "cmnd": "[số chứng minh nhân dân]",
    "bank": "[số tài khoản]",
    "plate": "[biển số xe]",
    "dob": "[ngày sinh]",
    "land_parcel_with_name": "[thửa đất]",
    "social_insurance": "[số bảo hiểm xã hội]",
}
TYPE_NAMES = {kind: word.strip("[]") for kind, word in NEUTRAL.items()}


@dataclass(frozen=True, slots=True)
class Find:
    """Personal data in a text: characters `start` to `end`; `key` is the same wherever the same words stand."""

    start: int
    end: int
    type: str
    outcome: Outcome
    text: str

    @property
    def key(self) -> str:
        said = f"{self.type}:{fold(self.text)}"
        return hashlib.sha256(said.encode()).hexdigest()[:_KEY_LENGTH]


def finds(text: str) -> list[Find]:
    """Personal data in `text` by position."""
    return [
        Find(span.start, span.end, span.type, span.outcome, text[span.start : span.end]) for span in find_personal(text)
    ]


def derivative(text: str, decisions: Mapping[str, str]) -> str:
    """`text` with neutral words for what is certain and for what a person chose to hide (`decisions`: key → choice).

    What a person kept, and what is undecided, stays as it is.
    """
    for find in reversed(finds(text)):
        hides = find.outcome == "redact" if find.key not in decisions else decisions[find.key] == HIDE
        if hides:
            text = f"{text[: find.start]}{NEUTRAL[find.type]}{text[find.end :]}"
    return text


def settled(text: str, decisions: Mapping[str, str]) -> str:
    """A wording edited by hand, with neutral words where it still says what a person chose to hide."""
    hidden = {key for key, choice in decisions.items() if choice == HIDE}
    for find in reversed(finds(text)):
        if find.key in hidden:
            text = f"{text[: find.start]}{NEUTRAL[find.type]}{text[find.end :]}"
    return text


def questions(*texts: str) -> list[Find]:
    """What of `texts` a person must decide, each once, in order."""
    asked = {find.key: find for text in reversed(texts) for find in reversed(finds(text)) if find.outcome == "ask"}
    return list(reversed(asked.values()))


def exposed(texts: Iterable[str], decisions: Mapping[str, str]) -> list[Find]:
    """What is certainly personal and would still be public."""
    found = (find for text in texts for find in finds(text))
    return [find for find in found if find.outcome == "redact" and decisions.get(find.key) != KEEP]


def approvable(texts: Iterable[str], decisions: Mapping[str, str], *, confirmed: bool) -> Verdict:
    """Whether `texts` may be made public as they stand: nothing undecided, nothing certain without confirmation."""
    texts = list(texts)
    open_questions = [find for find in questions(*texts) if find.key not in decisions]
    if open_questions:
        return no(
            f"Còn {len(open_questions)} chỗ máy không chắc là dữ liệu cá nhân. "
            "Hãy chọn giữ hay thay từng chỗ rồi duyệt."
        )
    still = exposed(texts, decisions)
    if still and not confirmed:
        kinds = ", ".join(sorted({TYPE_NAMES[find.type] for find in still}))
        return no(f"Nội dung vẫn còn {kinds}. Hãy bỏ đi, hoặc đánh dấu xác nhận rằng được phép công khai.")
    return YES
