"""Blocks in which official papers say things: points with a label, lists under a label, sentences."""

from collections.abc import Iterable

from dienhong.engines.typeset.model import Block, Heading, Item, Level, Paragraph, inline

_ENDS = " ;,./"
_CLOSED = ("?", "!", "…", ":")


def sentence(text: str) -> str:
    """`text` with a capital and one full stop, as a line of its own is written."""
    text = capitalised(text.strip())
    return text if text.endswith(_CLOSED) else f"{text.rstrip(_ENDS)}."


def capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def paragraph(text: str) -> Paragraph:
    """Running text, as it stands."""
    return Paragraph(inline(text))


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """What a person wrote, line by line; blank lines go."""
    return tuple(paragraph(line.strip()) for line in text.splitlines() if line.strip())


def items(lines: Iterable[str]) -> tuple[Item, ...]:
    """One "- " line each."""
    return tuple(Item(inline(sentence(line))) for line in lines)


def point(ordinal: int, text: str) -> Heading:
    """ "1. …" with its words in the line."""
    return Heading(Level.CLAUSE, ordinal, content=inline(sentence(text)))


def points(lines: Iterable[str]) -> tuple[Heading, ...]:
    """ "1. …", "2. …" in order."""
    return tuple(point(ordinal, line) for ordinal, line in enumerate(lines, start=1))


def labelled(ordinal: int, label: str, lines: Iterable[str]) -> tuple[Block, ...]:
    """ "1. Thời gian: …" for one line, a list under "1. Nội dung:" for several, nothing for none."""
    told = tuple(line for line in lines if line)
    if len(told) <= 1:
        return tuple(point(ordinal, f"{label}: {line}") for line in told)
    return (Heading(Level.CLAUSE, ordinal, content=inline(f"{label}:")), *items(told))


def all_labelled(parts: Iterable[tuple[str, Iterable[str]]]) -> tuple[Block, ...]:
    """Labelled points numbered in order; parts without a word are left out."""
    told = [(label, lines) for label, lines in ((label, tuple(filter(None, given))) for label, given in parts) if lines]
    return tuple(block for ordinal, part in enumerate(told, start=1) for block in labelled(ordinal, *part))


def sections(parts: Iterable[tuple[str, Iterable[Block]]]) -> tuple[Block, ...]:
    """ "I. …", "II. …" in order; sections without a block are left out."""
    told = [(title, blocks) for title, blocks in ((title, tuple(given)) for title, given in parts) if blocks]
    return tuple(
        block
        for ordinal, (title, blocks) in enumerate(told, start=1)
        for block in (Heading(Level.SECTION, ordinal, title), *blocks)
    )
