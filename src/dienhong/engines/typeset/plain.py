"""A body as plain lines for a text area, and back: people edit words and see the structure in the labels.

One line a block: "Phần I. …", "I. …", "Điều 1. …", "1. …", "a) …", "- …", "+ …"; every other line is a paragraph.
`**` switches bold and `__` italics. After a label, the words within the first `**` are the heading itself; the words of
"Phần" and "I." are the heading without marks. "⏎" is a line break, "\\" takes the meaning from the next sign.
A table is lines of "|": "|^ caption", the head, "|: shares and alignments", the rows. "[[Hình 1: …]]" is a picture.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import Final

from dienhong.engines.typeset.clean import tidy
from dienhong.engines.typeset.model import (
    Align,
    Block,
    Heading,
    Inline,
    Item,
    Level,
    PageBreak,
    Paragraph,
    Picture,
    Run,
    Table,
)
from dienhong.engines.typeset.plain_tables import table_from, table_lines
from dienhong.kernel.numbering import POINT_LETTERS, point_letter, roman

_PAGE_BREAK: Final = "[[Sang trang]]"
_ALIGNS: Final = {Align.LEFT: "[trái]", Align.CENTRE: "[giữa]", Align.RIGHT: "[phải]"}
_KEPT: Final = "[liền]"
_ROMANS: Final = {roman(number): number for number in range(1, 50)}
_LABELS: Final = re.compile(
    r"(?:Phần (?P<part>[IVX]+)\.?|(?P<section>[IVX]+)[.-]|Điều (?P<article>\d{1,4})\.|(?P<clause>\d{1,4})\."
    r"|(?P<point>[a-zđ])\))(?: (?P<rest>.*))?"
)
_PICTURE: Final = re.compile(r"\[\[Hình (\d{1,3})(?:: .*)?\]\]")
_NEEDS_SHIELD: Final = re.compile(r"[-+](?: |$)|\||\[\[|\[(?:trái|giữa|phải|liền)\]")
_MARKS: Final = re.compile(r"\\|⏎|\*(?=\*|$)|(?<=\*)\*|^\*|_(?=_|$)|(?<=_)_|^_")
_TOKENS: Final = re.compile(r"\\(?P<literal>.)|(?P<bold>\*\*)|(?P<italic>__)|(?P<break>⏎)|(?P<text>[^\\*_⏎]+|.)")
_HEADED: Final = {Level.PART, Level.SECTION}  # their unmarked words are the heading


def to_text(blocks: tuple[Block, ...]) -> str:
    """`blocks` as lines. `from_text` gives `settled(blocks)` back."""
    pictures = 0
    lines: list[str] = []
    for block in settled(blocks):
        pictures += isinstance(block, Picture)
        lines += _lines_of(block, pictures)
    return "\n".join(lines)


def from_text(text: str, before: tuple[Block, ...] = ()) -> tuple[Block, ...]:
    """The blocks of edited lines. `before` are the blocks that were edited: pictures are taken from them by number.

    No text is refused; what has no meaning is a paragraph. Raises nothing.
    """
    pictures = [block for block in before if isinstance(block, Picture)]
    lines = (line.strip() for line in tidy(text).split("\n"))
    blocks: list[Block] = []
    for is_table, group in groupby(lines, key=lambda line: line.startswith("|")):
        if is_table:
            blocks.append(table_from(list(group)))
        else:
            blocks += [_block(line, pictures) for line in group if line]
    return tuple(blocks)


def settled(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """`blocks` as lines can tell them: texts tidy and trimmed, neighbouring runs of one look joined, none empty."""
    return tuple(found for block in blocks for found in _settled(block))


def _settled(block: Block) -> Iterator[Block]:
    match block:
        case Paragraph():
            content = _joined(block.content)
            if content:
                yield replace(block, content=content)
        case Item():
            yield Item(_joined(block.content), min(max(block.depth, 0), 1))
        case Heading():
            yield replace(block, text=_trimmed(block.text), content=_joined(block.content))
        case Table():
            if block.columns:
                yield _settled_table(block)
        case _:
            yield block


def _settled_table(table: Table) -> Table:
    return Table(
        tuple(replace(column, title=_trimmed(column.title)) for column in table.columns),
        tuple(tuple(_trimmed(cell) for cell in row) for row in table.rows),
        _trimmed(table.caption),
    )


def _trimmed(text: str) -> str:
    return tidy(text).strip()


def _joined(content: Inline) -> Inline:
    tidied = [(tidy(run.text), (run.bold, run.italic)) for run in content]
    joined = [
        Run(tidy("".join(text for text, _ in group)), *look)
        for look, group in groupby(filter(_has_text, tidied), key=_look)
    ]
    while joined and not (start := joined[0].text.lstrip()):
        joined = joined[1:]
    while joined and not joined[-1].text.rstrip():
        joined = joined[:-1]
    if not joined:
        return ()
    joined[0] = replace(joined[0], text=start)
    joined[-1] = replace(joined[-1], text=joined[-1].text.rstrip())
    return tuple(joined)


def _has_text(piece: tuple[str, tuple[bool, bool]]) -> bool:
    return bool(piece[0])


def _look(piece: tuple[str, tuple[bool, bool]]) -> tuple[bool, bool]:
    return piece[1]


# ── writing ──────────────────────────────────────────────────────────────────────────────────────────────────
def _lines_of(block: Block, picture: int) -> list[str]:
    match block:
        case Paragraph():
            return [_paragraph_line(block)]
        case Item():
            return [f"{'+' if block.depth else '-'} {_written(block.content)}".rstrip()]
        case Heading():
            return [f"{_label(block)} {_heading_words(block)}".rstrip()]
        case Table():
            return [*table_lines(block), ""]
        case Picture():
            return [f"[[Hình {picture}: {_trimmed(block.alt).replace(chr(10), ' ')}]]"]
        case PageBreak():
            return [_PAGE_BREAK]


def _paragraph_line(block: Paragraph) -> str:
    words = _written(block.content)
    marks = [_ALIGNS.get(block.align, ""), _KEPT if block.keep_with_next else ""]
    shield = "\\" if _NEEDS_SHIELD.match(words) or _LABELS.fullmatch(words) else ""
    return " ".join(filter(None, [*marks, shield + words]))


def _label(heading: Heading) -> str:
    match heading.level:
        case Level.PART:
            return f"Phần {roman(heading.ordinal)}."
        case Level.SECTION:
            return f"{roman(heading.ordinal)}."
        case Level.ARTICLE:
            return f"Điều {heading.ordinal}."
        case Level.CLAUSE:
            return f"{heading.ordinal}."
        case Level.POINT:
            return f"{point_letter(heading.ordinal)})"


def _heading_words(heading: Heading) -> str:
    content = _written(heading.content)
    if heading.level in _HEADED and not content:
        return _written((Run(heading.text),))
    if heading.text:
        return f"{_written((Run(heading.text, bold=True),))} {content}"
    return f"**** {content}" if heading.level in _HEADED or content.startswith("**") else content


def _written(content: Inline) -> str:
    """Runs with their switches."""
    written, bold, italic = [], False, False
    for run in (*content, Run("")):
        written += ["**"] * (run.bold != bold) + ["__"] * (run.italic != italic)
        written.append(_MARKS.sub(lambda mark: "\\" + mark[0], run.text).replace("\n", "⏎"))
        bold, italic = run.bold, run.italic
    return "".join(written)


# ── reading ──────────────────────────────────────────────────────────────────────────────────────────────────
def _block(line: str, pictures: list[Picture]) -> Block:
    if line == _PAGE_BREAK:
        return PageBreak()
    found = _PICTURE.fullmatch(line)
    if found and 0 < int(found[1]) <= len(pictures):
        return pictures[int(found[1]) - 1]
    if line[0] in "-+" and line[1:2] in {"", " "}:
        return Item(_read(line[2:]), depth=int(line[0] == "+"))
    return _heading(line) or _paragraph(line)


def _paragraph(line: str) -> Paragraph:
    align, keep = Align.JUSTIFY, False
    for one, mark in _ALIGNS.items():
        if line.startswith(f"{mark} "):
            align, line = one, line[len(mark) + 1 :]
            break
    if line.startswith(f"{_KEPT} "):
        keep, line = True, line[len(_KEPT) + 1 :]
    return Paragraph(_read(line), align, keep)


def _heading(line: str) -> Heading | None:
    found = _LABELS.fullmatch(line)
    if not found:
        return None
    level, written = next((level, found[level.value]) for level in Level if found[level.value])
    ordinal = _ordinal(level, written)
    if not ordinal:
        return None
    words = found["rest"] or ""
    if words.startswith("****"):
        return Heading(level, ordinal, "", _read(words[4:].lstrip()))
    first, *rest = _read(words) or (Run(""),)
    if words.startswith("**"):
        return Heading(level, ordinal, first.text, _joined(tuple(rest)))
    if level in _HEADED:
        return Heading(level, ordinal, "".join(run.text for run in (first, *rest)))
    return Heading(level, ordinal, "", _read(words))


def _ordinal(level: Level, written: str) -> int:
    """0 for what is no label: "IIX.", "w)", "0."."""
    if level in _HEADED:
        return _ROMANS.get(written, 0)
    return POINT_LETTERS.find(written) + 1 if level is Level.POINT else int(written)


def _read(words: str) -> Inline:
    runs: list[Run] = []
    bold = italic = False
    for token in _TOKENS.finditer(words):
        bold ^= bool(token["bold"])
        italic ^= bool(token["italic"])
        text = token["literal"] or token["text"] or ("\n" if token["break"] else "")
        runs.append(Run(text, bold, italic))
    return _joined(tuple(runs))
