"""Makes the models that ship with the code, from our own texts; run by `dienhong train --shipped FILES`.

Fields and weights come from `texts/`, the phrases and the demonstration alone. FILES only teach diacritics: the
shipped ones learnt from the repository's guides, pages, tables and sources: `git ls-files 'docs/huong-dan/*.md'
'src/dienhong/**/*.html' 'src/dienhong/**/*.txt' 'src/dienhong/**/*.toml' 'src/dienhong/**/*.py'` without this package.
"""

import re
from collections.abc import Sequence

from dienhong.engines.language import models, restoring, texts, training
from dienhong.engines.language.denunciation.fitting import fit_weights, harmless_texts, save_weights
from dienhong.engines.language.denunciation.weighing import WEIGHTS
from dienhong.engines.language.fields import Phrases

VERSION = "shipped-2"
# A denunciation let through harms more than an opinion read once more (chosen by cross-validation over our texts).
_THRESHOLD = -0.1
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n+")
_CLAUSE = re.compile(r"[\n.;:“”\"<>{}]+")
_LEAST_WORDS = 4
_EVERY = 2
# What citizens write is unlike what documents say: for diacritics our opinions count so many times.
_OWN = 10


def ship(phrases_by_code: Phrases, harmless: list[str], read: Sequence[str]) -> None:
    """Write fields, weights and diacritics into the package.

    `harmless` are whole opinions of ours that must pass; `read` are texts with diacritics, only for restoring them.
    """
    labelled = training.own_texts(phrases_by_code)
    manifest = {"version": VERSION, "texts": len(labelled), "training_sha256": training.digest(labelled)}
    models.SHIPPED.mkdir(exist_ok=True)
    models.write(training.train(labelled), models.SHIPPED, manifest=manifest)
    phrases = [phrase for phrases in phrases_by_code.values() for phrase in phrases]
    sentences = [part for text in harmless for part in _SENTENCE.split(text) if len(part.split()) >= _LEAST_WORDS]
    save_weights(
        fit_weights(
            [*texts.lines("denunciations"), *texts.parts("hints")],
            [*harmless_texts(sorted(phrases)[::_EVERY]), *sentences],
            version=VERSION,
            threshold=_THRESHOLD,
        ),
        WEIGHTS,
    )
    names = (
        *("denunciations", "lookalikes", "fields", "stories", "official", "frames"),
        *("spoken", "told", "hints", "harmless", "ordinary", "prose", "compounds"),
    )
    known = [part for name in names for part in texts.parts(name)] + phrases
    known += [opinion.text for opinion in texts.opinions()]
    clauses = [clause for text in read for clause in _CLAUSE.split(text) if " " in clause.strip()]
    restoring.save(restoring.learn([*known * _OWN, *harmless * _OWN, *dict.fromkeys(clauses)]), restoring.SHIPPED)
