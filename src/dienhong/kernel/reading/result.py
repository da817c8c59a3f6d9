"""What every file reader returns: one NFC text, and where its paragraphs and table cells stand in it."""

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from dienhong.kernel.reading.unreadable import UnreadableFile
from dienhong.kernel.vietnamese import nfc

FileKind = Literal["docx", "pdf", "odt", "text"]
MAX_TEXT_CHARS = 200_000
CELL_SEPARATOR = " | "
LINE_IN_CELL = "\u2028"  # a table row stays one line of the text; breaks inside a cell are LINE SEPARATOR
_CONTROLS = {code: None for code in range(32) if chr(code) not in "\t\n"} | dict.fromkeys(
    (0x7F, 0xFEFF, 0xAD, 0x200B, 0x200C, 0x200D, 0x2060)
)
_LONG_RUN = 300
_EMPTY_RUN = re.compile(
    rf"[\W_]{{{_LONG_RUN},}}"
)  # no office writes 300 signs without a letter; such runs only slow readers down
_HAS_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f\xad\u200b-\u200d\u2060\ufeff]")
_SPACES = re.compile(r"[ \t\r\f\v\u00a0]+")


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph or table row: characters [start, end) of the text; `cells` are set for rows only."""

    kind: Literal["paragraph", "row"]
    start: int
    end: int
    cells: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class ReadText:
    """Text of a file in NFC with `\\n` line ends; all spans count characters of `text`."""

    text: str
    kind: FileKind
    blocks: tuple[Block, ...] = ()


def clean(text: str) -> str:
    """`text` in NFC with unified line ends, without control characters, soft hyphens, endless blanks."""
    unified = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n").replace("\x0c", "\n")
    printable = unified.replace("\n", "").isprintable()
    text = nfc(unified.translate(_CONTROLS) if not printable and _HAS_CONTROLS.search(unified) else unified)
    return _EMPTY_RUN.sub(lambda run: run.group()[:_LONG_RUN], text) if _may_have_empty_run(text) else text


def _may_have_empty_run(text: str) -> bool:
    """A run of 300 signs covers two of every 150th: a quick look that spares the search on nearly all texts."""
    samples = text[:: _LONG_RUN // 2]
    return any(not (one.isalnum() or other.isalnum()) for one, other in pairwise(samples))


@dataclass
class TextBuilder:
    """Collects paragraphs and rows, and knows their place in the final text."""

    parts: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    length: int = 0

    def add_paragraph(self, text: str) -> None:
        for line in clean(text).split("\n"):
            start = self._append(line.strip(" "))
            if line.strip():
                self.blocks.append(Block("paragraph", start, self.length - 1))

    def add_line(self, line: str) -> None:
        """One line as it stands: its inner spacing may be the only trace of columns."""
        start = self._append(line.rstrip())
        if line.strip():
            self.blocks.append(Block("paragraph", start, self.length - 1))

    def add_row(self, cells: list[str]) -> None:
        texts = [_in_cell(cell) for cell in cells]
        if not any(texts):
            return
        start = self._append(CELL_SEPARATOR.join(texts))
        spans, at = [], start
        for text in texts:
            spans.append((at, at + len(text)))
            at += len(text) + len(CELL_SEPARATOR)
        self.blocks.append(Block("row", start, self.length - 1, tuple(spans)))

    def build(self, kind: FileKind) -> ReadText:
        text = "".join(self.parts)
        if not text.strip():
            raise UnreadableFile("empty")
        return ReadText(text, kind, tuple(self.blocks))

    def _append(self, line: str) -> int:
        start = self.length
        self.parts.append(line + "\n")
        self.length += len(line) + 1
        if self.length > MAX_TEXT_CHARS:
            raise UnreadableFile("too_long")
        return start


def _in_cell(text: str) -> str:
    lines = (_SPACES.sub(" ", line).strip() for line in clean(text).replace("|", "¦").split("\n"))
    return LINE_IN_CELL.join(line for line in lines if line)
