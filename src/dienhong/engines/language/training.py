"""Trains the model of fields on our texts, the lexicon's phrases and a commune's confirmed labels, and measures it."""

import hashlib
from collections import Counter
from collections.abc import Sequence
from typing import Any

from dienhong.engines.language import texts
from dienhong.engines.language.fieldfitting import fit_fields
from dienhong.engines.language.fieldmodel import FieldModel
from dienhong.engines.language.fields import Phrases, score_fields
from dienhong.kernel.vietnamese import fold

Labelled = tuple[str, str]
# A label that an official confirmed says more about this commune than a text of ours.
_CONFIRMED = 6.0
# What people would write says more than phrases do, alone or set into a frame.
_TOLD = 3


def own_texts(phrases_by_code: Phrases) -> list[Labelled]:
    """(text, code) of our texts, alone and joined, of the phrases themselves and of the phrases set into sentences."""
    told = [pair for name in ("fields", "told", "spoken") for pair in texts.by_field(name)]
    told += [(opinion.field, opinion.text) for opinion in texts.opinions() if opinion.field in phrases_by_code]
    labelled = [(text, code) for code, text in [*told * _TOLD, *texts.joined(told)]]
    for code, phrases in phrases_by_code.items():
        known = list(phrases)
        labelled += [(phrase, code) for phrase in known] + [(text, code) for text in texts.framed(known)]
    return labelled


def train(own: Sequence[Labelled], confirmed: Sequence[Labelled] = ()) -> FieldModel:
    """A model from our texts and `confirmed` labels."""
    together = [*own, *confirmed]
    weights = [1.0] * len(own) + [_CONFIRMED] * len(confirmed)
    return fit_fields([text for text, _ in together], [code for _, code in together], weights=weights)


def digest(labelled: Sequence[Labelled]) -> str:
    """SHA-256 over the training texts, so that a manifest says what a model learnt from without containing it."""
    return hashlib.sha256("\n".join(f"{code}\t{text}" for text, code in sorted(labelled)).encode()).hexdigest()


def measure(
    labelled: Sequence[tuple[str, Sequence[str]]], phrases_by_code: Phrases, model: FieldModel | None
) -> dict[str, Any]:
    """Top-1 and top-2 on (text, acceptable codes), whole and by lead code, accented and stripped."""
    report: dict[str, Any] = {"texts": len(labelled)}
    for name, written in (("accented", lambda text: text), ("stripped", fold)):
        first, second, known = Counter[str](), 0, Counter[str]()
        for text, codes in labelled:
            best = [field.code for field in score_fields(written(text), phrases_by_code, model)[:2]]
            known[codes[0]] += 1
            first[codes[0]] += bool(best) and best[0] in codes
            second += any(code in codes for code in best)
        count = max(len(labelled), 1)
        report[name] = {
            "top1": round(sum(first.values()) / count, 3),
            "top2": round(second / count, 3),
            "by_field": {code: [first[code], known[code]] for code in sorted(known)},
        }
    return report
