"""What a rule sees: the texts of one document laid end to end, each knowing its part."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple

from dienhong.civic.documents.linting.findings import Part, Where
from dienhong.civic.documents.linting.settings import LintSettings
from dienhong.engines.typeset.model import Document
from dienhong.engines.typeset.profiles import Profile, profile_for
from dienhong.kernel.numbering import System

SENTENCES = frozenset({Part.SUBJECT, Part.ADDRESSEE, Part.BASIS, Part.BODY, Part.TABLE, Part.RECIPIENT})
PROSE = frozenset({Part.SUBJECT, Part.BASIS, Part.BODY, Part.TABLE})
ANYWHERE = frozenset(Part)


@dataclass(frozen=True, slots=True)
class Passage:
    """One text of a document. `origin` is its place in a plain text; `opens` says that a sentence begins here."""

    where: Where
    text: str
    origin: int = 0
    opens: bool = True


class Hit(NamedTuple):
    """A fault at [start, end) of `Case.text`, as a rule's check tells it.

    A part that is missing has start -1 and, when a fix can write it, says `where`.
    """

    start: int
    end: int
    message: str
    fix: str | None = None
    where: Where | None = None


def missing(message: str, fix: str | None = None, where: Where | None = None) -> Hit:
    """A part that the document lacks."""
    return Hit(-1, -1, message, fix, where)


@dataclass(frozen=True)
class Case:
    """`marked`: the texts carry the marks that a form profile would set (";" after a basis, "- " before an item).

    `whole`: a complete document, so that a missing part is a fault. `kind_name` in capitals, empty for công văn.
    """

    passages: tuple[Passage, ...]
    system: System
    day: date
    settings: LintSettings = field(default_factory=LintSettings)
    marked: bool = False
    whole: bool = True
    kind_name: str = ""
    document: Document | None = None

    @classmethod
    def of_prose(cls, text: str, day: date, settings: LintSettings | None = None, system: System = "state") -> "Case":
        """Running text alone, without the parts of a document."""
        passage = Passage(Where(Part.BODY), text)
        return cls((passage,), system, day, settings or LintSettings(), marked=True, whole=False)

    @cached_property
    def text(self) -> str:
        return "\n".join(passage.text for passage in self.passages)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each passage begins in `text`."""
        starts, at = [], 0
        for passage in self.passages:
            starts.append(at)
            at += len(passage.text) + 1
        return tuple(starts)

    @property
    def profile(self) -> Profile:
        return profile_for(self.system, self.day)

    @property
    def is_attachment(self) -> bool:
        """Whether it never gets a number: then it goes to nobody and is signed by nobody on its own."""
        return self.document is not None and not self.document.numbered

    @property
    def is_party_2026(self) -> bool:
        return self.profile.code == "hd05_2026"

    def index_at(self, place: int) -> int:
        """The passage that holds a place of `text`."""
        return max(0, bisect_right(self.starts, place) - 1)

    def of(self, *parts: Part) -> Iterator[tuple[int, Passage]]:
        """Passages of these parts, each with its start in `text`."""
        for start, passage in zip(self.starts, self.passages, strict=True):
            if passage.where.part in parts:
                yield start, passage

    def has(self, *parts: Part) -> bool:
        """Whether the document itself, without its appendices, has words in one of these parts."""
        return any(passage.text.strip() and not passage.where.appendix for _, passage in self.of(*parts))

    def scan(self, pattern: re.Pattern[str], parts: frozenset[Part] = SENTENCES) -> Iterator[re.Match[str]]:
        """Matches of `pattern` that lie inside one passage of `parts`."""
        for match in pattern.finditer(self.text):
            index = self.index_at(match.start())
            passage = self.passages[index]
            if passage.where.part in parts and match.end() <= self.starts[index] + len(passage.text):
                yield match

    def begins(self, place: int) -> bool:
        """True when nothing but marks stands between the start of the passage's line or sentence and `place`."""
        before = self.text[max(0, place - 40) : place].rstrip(" \t“\"'(*")
        return not before or before[-1] in "\n.!?:" or bool(_LABEL.search(before))


_LABEL = re.compile(r"(?:^|\n)[ \t]*(?:[-–+•*]|\(?[0-9]{1,2}[.)]|[0-9.]{2,8}|[a-zđ]\)|[IVX]{1,5}[.\-])$")
