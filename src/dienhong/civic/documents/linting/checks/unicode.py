"""Letters that only look right: other alphabets, combining marks, signs that nobody sees."""

import re
import unicodedata
from collections.abc import Iterator

from dienhong.civic.documents.linting.case import ANYWHERE, Case, Hit
from dienhong.civic.documents.linting.rule import UNICODE, Rule

_ALIKE = dict(
    zip(
        "АВЕКМНОРСТУХаеорсухіІјЈѕЅΑΒΕΖΗΙΚΜΝΟΡΤΥΧο",
        "ABEKMHOPCTYXaeopcyxiIjJsSABEZHIKMNOPTYXo",
        strict=True,
    )
) | {"Ð": "Đ", "ð": "đ", "Ɖ": "Đ", "ɖ": "đ"}
_LOOKALIKE = re.compile(f"[{''.join(_ALIKE)}]+")
_DECOMPOSED = re.compile(r"[A-Za-zÀ-ỹ][\u0300-\u0303\u0306\u0309\u031b\u0323]+")
_UNSEEN = re.compile(
    r"[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u00ad\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]+"
)


def lookalikes(case: Case) -> Iterator[Hit]:
    for match in case.scan(_LOOKALIKE, ANYWHERE):
        right = "".join(_ALIKE[letter] for letter in match.group())
        message = f"Chữ “{match.group()}” thuộc bảng chữ khác, chỉ giống “{right}”. Gõ lại."
        yield Hit(*match.span(), message, right)


def decomposed(case: Case) -> Iterator[Hit]:
    for match in case.scan(_DECOMPOSED, ANYWHERE):
        right = unicodedata.normalize("NFC", match.group())
        if right != match.group():
            yield Hit(*match.span(), "Chữ gõ bằng mã tổ hợp. Đổi sang Unicode dựng sẵn.", right)


def unseen(case: Case) -> Iterator[Hit]:
    for match in case.scan(_UNSEEN, ANYWHERE):
        yield Hit(*match.span(), "Ký tự ẩn dính theo khi chép văn bản. Xóa ký tự này.", "")


RULES = (
    Rule("lookalike_letter", "Chữ của bảng chữ khác", "error", UNICODE, lookalikes),
    Rule("decomposed_letter", "Chữ mã tổ hợp", "warning", UNICODE, decomposed),
    Rule("unseen_character", "Ký tự ẩn", "error", UNICODE, unseen),
)
