"""What the findings look at, and the day by whose law a plan is judged."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from dienhong.cycle.plans.reading.header import Header
from dienhong.cycle.plans.reading.outline import Node
from dienhong.cycle.plans.reading.sections import Sections
from dienhong.cycle.plans.reading.structure import PlanReading
from dienhong.cycle.plans.reading.surface import Surface

_DECEMBER = 12
_APPENDIX = re.compile(r"\n\W*(?:phu luc|lich |bieu )")


@dataclass(frozen=True)
class Evidence:
    surface: Surface
    header: Header
    close: int
    reading: PlanReading
    root: Node | None = None
    sections: Sections | None = None

    @cached_property
    def start(self) -> int:
        """Where the document itself begins; a web page's menus stand before it."""
        reading = self.reading
        heads = [f.span.start for f in (reading.issuer, reading.symbol, reading.document_type) if f]
        heads += [] if self.header.head is None else [self.header.head]
        return min(heads, default=0)

    @cached_property
    def end(self) -> int:
        """Where it ends; a web page's related news stand after the signature."""
        reading = self.reading
        name = reading.signatory.name
        if name is None or _APPENDIX.search(self.surface.folded, name.span.end):
            return len(self.surface.text)
        lines = [*reading.recipients.paper, *reading.recipients.electronic]
        return max([name.span.end, *(line.span.end for line in lines)])

    def issued_since(self, day: date) -> bool:
        """True when the plan was certainly issued on or after `day`; an unknown part of the date decides for False."""
        written = self.reading.date.value if self.reading.date else None
        if written is None or written.year is None:
            year = self.reading.year
            return written is None and year is not None and year.value > day.year
        if written.month is None:
            return written.year > day.year
        full = written.full()
        return full >= day if full else date(written.year, min(written.month, _DECEMBER), 1) >= day
