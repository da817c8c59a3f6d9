"""What an opinion is about, of what kind and how pressing: proposals with reasons, for a person to confirm."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from dienhong.engines.language import models
from dienhong.engines.language.fields import Phrases, score_fields
from dienhong.engines.language.kinds import Judgement, kind_of, urgency_of
from dienhong.kernel.vietnamese import fold

_MOST_FIELDS = 2
_LEAST_BELIEF = 0.1
# Complaints leave the ordinary way by a person's decision; until then they stand in it as what they resemble.
_ORDINARY = {"khieu_nai": "kien_nghi", "to_cao": "phan_anh", "khong_xu_ly": "phan_anh"}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`fields` are (code, score, words that decided), best first, at most two; the reasons are words of the text."""

    version: str
    fields: tuple[tuple[str, float, tuple[str, ...]], ...]
    kind: str
    kind_reason: str
    urgency: int
    urgency_reason: str

    def as_json(self) -> dict[str, Any]:
        """As stored beside an opinion, with the version of the model."""
        return {
            "version": self.version,
            "fields": [{"code": code, "score": score, "phrases": list(words)} for code, score, words in self.fields],
            "kind": self.kind,
            "kind_reason": self.kind_reason,
            "urgency": self.urgency,
            "urgency_reason": self.urgency_reason,
        }


def suggest(text: str, phrases_by_code: Phrases) -> Suggestion:
    """Fields by the commune's phrases and the shipped model (only codes of the commune), kind and urgency by rules."""
    stored, plain = _shipped(), fold(text)
    legal = kind_of(text, plain=plain)
    found = score_fields(text, phrases_by_code, stored.model if stored else None)
    chosen = [field for field in found if field.code in phrases_by_code and field.score >= _LEAST_BELIEF]
    urgency = urgency_of(text, plain=plain, kind=legal.value)
    kind = _ordinary(legal)
    return Suggestion(
        version=f"rules-2+{stored.version}" if stored else "rules-2",
        fields=tuple((field.code, field.score, field.reasons) for field in chosen[:_MOST_FIELDS]),
        kind=kind.value,
        kind_reason=kind.reason,
        urgency=urgency.level,
        urgency_reason=urgency.reason,
    )


def _ordinary(legal: Judgement) -> Judgement:
    return Judgement(_ORDINARY.get(legal.value, legal.value), legal.reason)


@cache
def _shipped() -> models.Stored | None:
    return models.current()
