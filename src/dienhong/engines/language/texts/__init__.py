"""Our own texts, from which the shipped models learn. Held-out texts are in tests/ and never come here.

In `spoken`, `hints` and `harmless` a line holds many short ones, parted by “ / ”: a second hand's wording.
"""

import itertools
import random
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

_HERE = Path(__file__).parent
_BETWEEN = " / "
_JOINTS = (", ", " ", ", mà ", " rồi ")
_JOINED, _SEED, _WITH_OTHERS = 60, 3, 0.4


class Opinion(NamedTuple):
    """A text as an official would judge it: the field that leads, the kind, and how pressing it is (1–4)."""

    field: str
    kind: str
    urgency: int
    text: str


def opinions() -> list[Opinion]:
    """The opinions of `opinions.txt`, from all regions, typed and spoken in many ways."""
    rows = (line.split("|", 3) for line in lines("opinions"))
    return [Opinion(fields.split(",")[0], kind, int(urgency), text) for fields, kind, urgency, text in rows]


def lines(name: str) -> list[str]:
    """The texts of `name`.txt, one a line, without headings."""
    written = (_HERE / f"{name}.txt").read_text("utf-8").splitlines()
    return [line for line in written if line.strip() and not line.startswith("# ")]


def parts(name: str) -> list[str]:
    """The short texts of `name`.txt, several a line."""
    return [part.strip() for line in lines(name) for part in line.split(_BETWEEN)]


def by_field(name: str = "fields") -> Iterator[tuple[str, str]]:
    """(code of a field, text) as written under the headings of `name`.txt."""
    code = ""
    for line in (_HERE / f"{name}.txt").read_text("utf-8").splitlines():
        if line.startswith("# "):
            code = line[2:].strip()
        elif line.strip():
            yield from ((code, part.strip()) for part in line.split(_BETWEEN))


def framed(phrases: Sequence[str]) -> Iterable[str]:
    """Ordinary opinions made of `phrases`, each set into the next frame."""
    return [
        frame.replace("{}", phrase) for phrase, frame in zip(phrases, itertools.cycle(lines("frames")), strict=False)
    ]


def joined(labelled: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """(code, opinion) as long as people write, made of two texts of one code; always the same ones."""
    chance = random.Random(_SEED)  # noqa: S311 (no secret)
    by_code: dict[str, list[str]] = {}
    for code, text in labelled:
        by_code.setdefault(code, []).append(text)
    for code, known in sorted(by_code.items()):
        for _ in range(_JOINED):
            yield code, chance.choice(_JOINTS).join(chance.sample(known, 2))


def mixed(labelled: Sequence[tuple[str, str]], others: Sequence[str], count: int) -> Iterator[str]:
    """`count` longer opinions of two or three texts of one code, some with one of `others`; always the same ones."""
    chance = random.Random(_SEED)  # noqa: S311 (no secret)
    by_code: dict[str, list[str]] = {}
    for code, text in labelled:
        by_code.setdefault(code, []).append(text)
    known = [texts for _, texts in sorted(by_code.items())]
    for at in range(count):
        pieces = [chance.choice(known[at % len(known)]) for _ in range(chance.choice((2, 3)))]
        if chance.random() < _WITH_OTHERS:
            pieces.append(chance.choice(others))
        chance.shuffle(pieces)
        yield chance.choice(_JOINTS).join(pieces)
