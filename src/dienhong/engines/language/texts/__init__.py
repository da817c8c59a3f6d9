"""Our own texts, from which the shipped models learn. Held-out texts are in tests/ and never come here."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

_HERE = Path(__file__).parent


def lines(name: str) -> list[str]:
    """The texts of `name`.txt, one a line, without headings."""
    written = (_HERE / f"{name}.txt").read_text("utf-8").splitlines()
    return [line for line in written if line.strip() and not line.startswith("# ")]


def by_field() -> Iterator[tuple[str, str]]:
    """(code of a field, text) as written under the headings of fields.txt."""
    code = ""
    for line in (_HERE / "fields.txt").read_text("utf-8").splitlines():
        if line.startswith("# "):
            code = line[2:].strip()
        elif line.strip():
            yield code, line


def framed(phrases: Sequence[str]) -> Iterable[str]:
    """Ordinary opinions made of `phrases`, each set into the next frame."""
    return [
        frame.replace("{}", phrase) for phrase, frame in zip(phrases, itertools.cycle(lines("frames")), strict=False)
    ]
