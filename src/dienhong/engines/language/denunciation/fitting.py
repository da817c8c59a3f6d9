"""Learns the weights of `weighing` from texts that denounce and texts that do not (needs scikit-learn)."""

import json
import re
from collections.abc import Sequence
from pathlib import Path

from dienhong.engines.language import texts
from dienhong.engines.language.denunciation.features import features
from dienhong.engines.language.denunciation.rules import accusation
from dienhong.engines.language.denunciation.sentences import sentences_of
from dienhong.engines.language.denunciation.weighing import Weights
from dienhong.kernel.vietnamese import fold

_STRENGTH, _LEAST, _DIGITS = 1.0, 0.02, 3
# Short texts alone would teach that every long opinion accuses.
_MIXED = 4000
_END = re.compile(r"(?<=[.!?;])\s+")


def fit_weights(hints: Sequence[str], harmless: Sequence[str], *, version: str, threshold: float) -> Weights:
    """Weights from `hints` (each must be withheld) and `harmless` texts, each also in a copy without diacritics."""
    from sklearn.feature_extraction.text import TfidfVectorizer  # optional: only training needs it
    from sklearn.svm import LinearSVC

    known = [(text, True) for text in hints] + [(text, False) for text in harmless]
    copies = [(copy, label) for text, label in known for copy in (text, fold(text))]
    vectorizer = TfidfVectorizer(analyzer=_features_of, binary=True, use_idf=False)
    model = LinearSVC(C=_STRENGTH, class_weight="balanced", random_state=0)
    model.fit(vectorizer.fit_transform([copy for copy, _ in copies]), [label for _, label in copies])
    pairs = zip(vectorizer.get_feature_names_out(), model.coef_[0], strict=True)
    weights = {str(name): round(float(weight), _DIGITS) for name, weight in pairs if abs(weight) >= _LEAST}
    return Weights(version, threshold, round(float(model.intercept_[0]), _DIGITS), weights)


def save_weights(weights: Weights, path: Path) -> None:
    """Write `weights` as JSON with sorted features, so that a change can be read."""
    stored = {
        "version": weights.version,
        "threshold": weights.threshold,
        "bias": weights.bias,
        "weights": dict(sorted(weights.by_feature.items())),
    }
    path.write_text(json.dumps(stored, ensure_ascii=False, indent=0) + "\n", "utf-8")


def _features_of(text: str) -> set[str]:
    """A whole text as one sentence."""
    sentences = list(sentences_of(text))
    words = [word for sentence, _ in sentences for word in sentence]
    return features(words, is_marked=bool(sentences) and sentences[0][1])


def harmless_texts(phrases: Sequence[str]) -> list[str]:
    """Texts that must pass: look-alikes, opinions alone and mixed, stories by sentence, `phrases` in frames."""
    stories = texts.lines("stories") + texts.lines("prose")
    sentences = [sentence for story in stories for sentence in _END.split(story)]
    alike = texts.lines("lookalikes") + texts.parts("harmless")
    told = [pair for name in ("fields", "told", "spoken") for pair in texts.by_field(name)]
    ordinary = (
        [text for _, text in told]
        + [opinion.text for opinion in texts.opinions()]
        + texts.lines("ordinary")
        + list(texts.framed(phrases))
    )
    ordinary += texts.mixed([pair for pair in told if not _accuses(pair[1])], alike, _MIXED)
    return alike + [text for text in ordinary if not _accuses(text)] + sentences + stories


def _accuses(text: str) -> bool:
    return any(accusation(words, is_marked=is_marked) for words, is_marked in sentences_of(text))
