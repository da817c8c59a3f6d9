"""What an opinion is about, of what kind and how pressing: proposals with reasons, for a person to confirm."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from dienhong.engines.language.lexicon import Lexicon
from dienhong.kernel.vietnamese import fold

VERSION = "rules-1"
_MOST_FIELDS = 2


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`fields` are (code, score, phrases found), best first, at most two; the reasons are the words that decided."""

    fields: tuple[tuple[str, float, tuple[str, ...]], ...]
    kind: str
    kind_reason: str
    urgency: int
    urgency_reason: str

    def as_json(self) -> dict[str, Any]:
        """As stored beside an opinion, with the version of the rules."""
        return {
            "version": VERSION,
            "fields": [{"code": code, "score": score, "phrases": list(words)} for code, score, words in self.fields],
            "kind": self.kind,
            "kind_reason": self.kind_reason,
            "urgency": self.urgency,
            "urgency_reason": self.urgency_reason,
        }


def suggest(text: str, phrases_by_code: Mapping[str, Iterable[str]]) -> Suggestion:
    """Fields by the lexicon, kind and urgency by rules on folded text, so that text without diacritics works too."""
    matches = _lexicon(tuple((code, tuple(phrases)) for code, phrases in phrases_by_code.items())).match(text)
    plain = fold(text)
    kind, kind_reason = _first(_KINDS, plain, ("phan_anh", ""))
    urgency, urgency_reason = _first(_URGENCIES, plain, (1, ""))
    return Suggestion(
        fields=tuple((match.code, match.score, match.phrases) for match in matches[:_MOST_FIELDS]),
        kind=kind,
        kind_reason=kind_reason,
        urgency=urgency,
        urgency_reason=urgency_reason,
    )


# In the order of trial: what is said most clearly decides.
_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("cam_on", re.compile(r"\b(cam on|biet on|hoan nghenh|ghi nhan su)\b")),
    ("kien_nghi", re.compile(r"\b(kien nghi|de nghi|yeu cau|mong (xa|uy ban|cac cap|chinh quyen|lanh dao)|xin (xa|uy ban))\b")),
    ("de_xuat", re.compile(r"\b(de xuat|hien ke|nen (lam|mo|xay|co|to chuc)|theo toi nen)\b")),
    ("gop_y", re.compile(r"\b(gop y|dong gop y kien|xin co y kien)\b")),
    ("cau_hoi", re.compile(r"\b(cho (toi|em|chau|minh|hoi|toi hoi)|xin hoi|khi nao|bao gio|bao nhieu|tai sao|vi sao|o dau|the nao|the nao|nhu nao|dung khong|phai khong)\b")),
    ("tam_tu", re.compile(r"\b(tam tu|nguyen vong|lo lang|bang khoan|ban khoan|mong muon|uoc ao)\b")),
)  # fmt: skip
_URGENCIES: tuple[tuple[int, re.Pattern[str]], ...] = (
    (4, re.compile(r"\b(khan cap|nguy hiem den tinh mang|dien giat|ro ri dien|chay nha|vo de|sap (cau|nha|cong)|ngo doc|duoi nuoc|chet nguoi|sat lo sap|cap cuu)\b")),
    (3, re.compile(r"\b(nguy hiem|tai nan|rat buc xuc|qua buc xuc|buc xuc|mat an toan|dich benh|dich ta|o nhiem nang|mat trang|mat dat|khong co nuoc|mat nuoc nhieu|keo dai nhieu|nhieu lan|cap thiet|khan truong)\b")),
    (2, re.compile(r"\b(som|gap|(can|phai|lam|sua|xu ly|giai quyet) ngay|may thang|ca thang|da lau|tu lau|chua duoc giai quyet|chua thay)\b")),
)  # fmt: skip


def _first(rules: Iterable[tuple[Any, re.Pattern[str]]], plain: str, otherwise: tuple[Any, str]) -> tuple[Any, str]:
    for value, pattern in rules:
        found = pattern.search(plain)
        if found:
            return value, found.group()
    return otherwise


@lru_cache(maxsize=64)
def _lexicon(phrases: tuple[tuple[str, tuple[str, ...]], ...]) -> Lexicon:
    """Compiled once for each commune's wording."""
    return Lexicon(dict(phrases))
