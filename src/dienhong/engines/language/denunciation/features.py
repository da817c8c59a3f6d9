"""What a sentence offers for weighing: its words, and which kinds of words meet in it.

The kinds (officials, kin, money, papers, silence …) stand in `concepts.toml`, turns of speech in `idioms.toml`;
kinds generalise where the words themselves have never been seen.
"""

import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

from dienhong.kernel.vietnamese import canon, fold

_HERE = Path(__file__).parent
_NEAR, _NEXT = 5, 8
Index = dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]]


def features(words: list[str], *, is_marked: bool) -> set[str]:
    """Features of one sentence of lower-case words; folded here when it was typed without diacritics."""
    plain = ["9" if word.isdigit() else word if is_marked else fold(word) for word in words]
    met = sorted(_met(plain, _index(is_marked)))
    kinds = sorted({kind for _, kind in met})
    found = {*plain, *(f"{one} {two}" for one, two in pairwise(plain))}
    found.update(f"@{kind}" for kind in kinds)
    found.update(f"@{one}+{two}" for at, one in enumerate(kinds) for two in kinds[at + 1 :])
    for at, (place, one) in enumerate(met):
        found.update(f">{one}>{two}" for after, two in met[at + 1 : at + 1 + _NEXT] if 0 < after - place <= _NEAR)
    return found


def _met(words: list[str], index: Index) -> Iterator[tuple[int, str]]:
    for at, word in enumerate(words):
        for phrase, kinds in index.get(word, ()):
            if len(phrase) == 1 or tuple(words[at : at + len(phrase)]) == phrase:
                for kind in kinds:
                    yield at, kind


@cache
def _index(is_marked: bool) -> Index:
    write: Callable[[str], str] = (lambda phrase: canon(phrase).lower()) if is_marked else fold
    kinds: dict[tuple[str, ...], set[str]] = {}
    for kind, phrases in _tables().items():
        for phrase in phrases:
            words = tuple(write(phrase).split())
            # Without diacritics a turn of speech of one word is any word.
            if is_marked or kind != "idiom" or len(words) > 1:
                kinds.setdefault(words, set()).add(kind)
    index: Index = {}
    for words, found in kinds.items():
        index.setdefault(words[0], []).append((words, tuple(sorted(found))))
    return index


def _tables() -> dict[str, list[str]]:
    kinds = tomllib.loads((_HERE / "concepts.toml").read_text("utf-8"))
    tables = {kind: [phrase.strip() for phrase in phrases.split(";")] for kind, phrases in kinds.items()}
    idioms = tomllib.loads((_HERE / "idioms.toml").read_text("utf-8"))["phrases"]
    tables["idiom"] = [phrase.strip() for phrase in idioms.replace("\n", ";").split(";") if phrase.strip()]
    return tables
