"""Learns a FieldModel from labelled texts (needs scikit-learn): TF-IDF of words and pairs, one linear SVM a code."""

from collections.abc import Sequence

from dienhong.engines.language.fieldmodel import FieldModel, ngrams
from dienhong.kernel.vietnamese import fold

_LEAST, _DIGITS, _SEEN, _STRENGTH = 0.04, 3, 1, 0.1


def fit_fields(texts: Sequence[str], codes: Sequence[str], *, weights: Sequence[float] | None = None) -> FieldModel:
    """A model from `texts` and the lead code of each, learnt from each text and from its copy without diacritics."""
    from sklearn.feature_extraction.text import TfidfVectorizer  # optional: only training needs it
    from sklearn.svm import LinearSVC

    vectorizer = TfidfVectorizer(analyzer=ngrams, sublinear_tf=True, min_df=_SEEN)
    rows = vectorizer.fit_transform([*texts, *map(fold, texts)])
    twice = None if weights is None else [*weights, *weights]
    svm = LinearSVC(C=_STRENGTH, class_weight="balanced", random_state=0).fit(
        rows, [*codes, *codes], sample_weight=twice
    )
    names = vectorizer.get_feature_names_out()
    table: dict[str, list[tuple[int, float]]] = {}
    for column, name in enumerate(names):
        row = [(place, round(float(w), _DIGITS)) for place, w in enumerate(svm.coef_[:, column]) if abs(w) >= _LEAST]
        if row:
            table[str(name)] = row
    idf = {str(name): round(float(value), _DIGITS) for name, value in zip(names, vectorizer.idf_, strict=True)}
    bias = tuple(round(float(value), _DIGITS) for value in svm.intercept_)
    return FieldModel(tuple(str(code) for code in svm.classes_), bias, {n: idf[n] for n in table}, table)
