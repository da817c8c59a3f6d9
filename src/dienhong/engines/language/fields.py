"""Fields of an opinion: lexicon of the commune and trained model together, the best first, with reasons."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from dienhong.engines.language.fieldmodel import FieldModel
from dienhong.engines.language.lexicon import Lexicon

_MODEL_SHARE = 0.9
_LEAST = 0.02
# Nobody is shown more fields than this; words of the model are sought for these alone.
_EXPLAINED = 3
Phrases = Mapping[str, Iterable[str]]


@dataclass(frozen=True, slots=True)
class FieldScore:
    """A code, its share of belief (0–1), and the words of the text that spoke for it."""

    code: str
    score: float
    reasons: tuple[str, ...]


def score_fields(text: str, phrases_by_code: Phrases, model: FieldModel | None = None) -> list[FieldScore]:
    """Fields of `text`, best first; from the lexicon alone while there is no `model` (cold start)."""
    matches = _compiled(_frozen(phrases_by_code)).match(text)
    total = sum(match.score for match in matches)
    heard = {match.code: match.score / total for match in matches if total}
    phrases = {match.code: match.phrases for match in matches}
    learnt = model.shares(text) if model else {}
    share = _MODEL_SHARE if learnt and heard else float(bool(learnt))
    scores = {code: share * learnt.get(code, 0.0) + (1 - share) * heard.get(code, 0.0) for code in {*learnt, *heard}}
    best = sorted((code for code in scores if scores[code] >= _LEAST), key=lambda code: (-scores[code], code))
    return [
        FieldScore(
            code, round(scores[code], 3), phrases.get(code) or _words(model if at < _EXPLAINED else None, text, code)
        )
        for at, code in enumerate(best)
    ]


def _words(model: FieldModel | None, text: str, code: str) -> tuple[str, ...]:
    return model.reasons(text, code) if model and code in model.codes else ()


def _frozen(phrases_by_code: Phrases) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((code, tuple(phrases)) for code, phrases in phrases_by_code.items())


@lru_cache(maxsize=64)
def _compiled(phrases: tuple[tuple[str, tuple[str, ...]], ...]) -> Lexicon:
    """Compiled once for each commune's wording."""
    return Lexicon(dict(phrases))
