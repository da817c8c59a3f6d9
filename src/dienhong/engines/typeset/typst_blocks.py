"""Blocks of a body as plain values for `form.typ`."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from dienhong.engines.typeset import wording
from dienhong.engines.typeset.fitting import fitting
from dienhong.engines.typeset.model import Block, Heading, Inline, Item, Level, PageBreak, Paragraph, Picture, Table
from dienhong.engines.typeset.pictures import opened
from dienhong.engines.typeset.profiles import HEADING_PARTS, Part, Profile

Place = Callable[[bytes], str]  # keeps a picture and names its file
Values = dict[str, Any]

_CELL_PADDING_MM = 3.2
_SHORTEST_MM = 5.0
_NARROWEST_SHARE = 0.02  # of the sum of all columns


@dataclass(slots=True)
class Ranks:
    """Headings' levels for readers' programs, without gaps: below the title, each below those around it."""

    title: bool = True
    _open: list[int] = field(default_factory=list)

    def of(self, level: Level) -> int:
        depth = list(Level).index(level)
        self._open = [*(outer for outer in self._open if outer < depth), depth]
        return len(self._open) + self.title


@dataclass(frozen=True, slots=True)
class Sheet:
    """Where blocks go: the rule book, the room for text in millimetres, and the keeper of pictures."""

    profile: Profile
    width: float
    height: float
    place: Place
    ranks: Ranks = field(default_factory=Ranks)

    def block(self, block: Block) -> Values:
        match block:
            case Paragraph():
                return self._paragraph(block.content, block.align.value, keep=block.keep_with_next)
            case Item():
                return self._paragraph(wording.item_line(block))
            case Heading():
                return self._heading(block)
            case Table():
                return self._table(block)
            case Picture():
                return self._picture(block)
            case PageBreak():
                return {"kind": "break"}

    def _paragraph(self, content: Inline, align: str = "justify", *, keep: bool = False) -> Values:
        return {"kind": "paragraph", "runs": self._runs(content), "align": align, "keep": keep}

    def _heading(self, heading: Heading) -> Values:
        lines = wording.heading_lines(self.profile, heading)
        if heading.level is not Level.PART and (heading.content or not heading.text):
            return self._paragraph(lines[0])
        return {
            "kind": "heading",
            "level": self.ranks.of(heading.level),
            "align": self.profile.look(HEADING_PARTS[heading.level]).align.value,
            "lines": [self._runs(line) for line in lines],
        }

    def _runs(self, content: Inline) -> list[tuple[str, bool, bool]]:
        size = self.profile.look(Part.BODY).size
        return [(fitting(run.text, self.width, size, bold=run.bold), run.bold, run.italic) for run in content] or [
            ("", False, False)
        ]

    def _table(self, table: Table) -> Values:
        total = sum(max(column.share, 0) for column in table.columns) or 1
        shares = [max(column.share / total, _NARROWEST_SHARE) for column in table.columns]
        rooms = [self.width * share / sum(shares) - _CELL_PADDING_MM for share in shares]
        head, cell = self.profile.look(Part.TABLE_HEAD).size, self.profile.look(Part.TABLE_CELL).size
        return {
            "kind": "table",
            "columns": [
                (fitting(column.title, room, head, bold=True), share, column.align.value)
                for column, room, share in zip(table.columns, rooms, shares, strict=True)
            ],
            "rows": [
                [fitting(words, room, cell) for words, room in zip(row, rooms, strict=True)] for row in table.rows
            ],
            "caption": table.caption,
        }

    def _picture(self, picture: Picture) -> Values:
        image = opened(picture.png)
        width = min(max(picture.width_mm, _SHORTEST_MM), self.width, 0.9 * self.height / image.ratio)
        return {
            "kind": "picture",
            "file": self.place(image.png),
            "width": width,
            "height": width * image.ratio,
            "alt": picture.alt or "Hình",
            "align": picture.align.value,
            "caption": picture.caption,
        }
