"""All that the machine proposes for an opinion, with reasons, scores and versions: for a person to confirm."""

from collections.abc import Callable, Sequence
from typing import Any

from dienhong.engines.language import certainty
from dienhong.engines.language.analysis import Analysis, analyse
from dienhong.engines.language.fields import Phrases
from dienhong.engines.language.kinds import Judgement, kind_of, urgency_of
from dienhong.engines.language.models import Stored
from dienhong.engines.language.restoring import restore_if_bare
from dienhong.kernel.vietnamese import fold

RULES = "rules-3"
RESTORER = "diacritics-1"
_MOST_FIELDS = 2
_LEAST_BELIEF = 0.1
# Complaints leave the ordinary way by a person's decision; until then they stand in it as what they resemble.
_ORDINARY = {"khieu_nai": "kien_nghi", "to_cao": "phan_anh", "khong_xu_ly": "phan_anh"}


def suggest(
    text: str,
    phrases_by_code: Phrases,
    *,
    stored: Stored | None,
    villages: Sequence[str] = (),
    restore: Callable[[str], str | None] = restore_if_bare,
) -> dict[str, Any]:
    """What is kept beside an opinion: aspect → {version, and found: [{value, score, reasons}], best first}.

    Fields are the commune's (at most two), by its phrases and the model `stored`; None is the cold start. Spans
    (`personal`, `abusive`) count characters of `text`. Whether the text is withheld is not said here.
    """
    read = analyse(text, phrases_by_code, model=stored.model if stored else None, villages=villages, restore=restore)
    fields = [field for field in read.fields if field.code in phrases_by_code and field.score >= _LEAST_BELIEF]
    learnt = f"lexicon-1+{stored.version}" if stored else "lexicon-1"
    found = [_found(field.code, field.score, field.reasons) for field in fields[:_MOST_FIELDS]]
    return {"field": {"version": learnt, "found": found}, **_judged(text), **_surroundings(read), **_text(read)}


def _judged(text: str) -> dict[str, Any]:
    """Kind and urgency by the rules, without any suspicion: what the law calls a complaint is left to people."""
    plain = fold(text)
    legal = kind_of(text, plain=plain)
    kind = Judgement(_ORDINARY.get(legal.value, legal.value), legal.reason)
    urgency = urgency_of(text, plain=plain, kind=legal.value)
    return {
        "kind": _by_rules(_found(kind.value, certainty.score_of_kind(kind), _reasons(kind.reason))),
        "urgency": _by_rules(_found(urgency.level, certainty.score_of_urgency(urgency), _reasons(urgency.reason))),
    }


def _surroundings(read: Analysis) -> dict[str, Any]:
    return {
        "place": _by_rules(*(_found(name, 0.9, (name,)) for name in read.places)),
        "rights": _by_rules(*(_found(right, 0.7, ()) for right in read.rights)),
        "keyphrases": _by_rules(*(_found(phrase, 0.7, ()) for phrase in read.keyphrases)),
    }


def _text(read: Analysis) -> dict[str, Any]:
    personal = [
        _found(
            {"start": span.start, "end": span.end, "type": span.type, "outcome": span.outcome},
            certainty.score_of_outcome(span.outcome),
            (),
        )
        for span in read.personal
    ]
    abusive = [_found({"start": start, "end": end}, 0.9, ()) for start, end in read.abusive]
    restored = [_found(read.restored, 0.9, ())] if read.restored else []
    return {
        "personal": _by_rules(*personal),
        "abusive": _by_rules(*abusive),
        "restored": {"version": RESTORER, "found": restored},
    }


def _by_rules(*found: dict[str, Any]) -> dict[str, Any]:
    return {"version": RULES, "found": list(found)}


def _found(value: Any, score: float, reasons: Sequence[str]) -> dict[str, Any]:
    return {"value": value, "score": score, "reasons": list(reasons)}


def _reasons(words: str) -> tuple[str, ...]:
    return (words,) if words else ()
