"""The three registers of the decree as the pages, the workbook and the paper show them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from dienhong.civic.documents.registers import (
    FOLLOW_UP,
    INCOMING,
    OUTGOING,
    Heading,
    Row,
    arrivals,
    follow_up_row,
    followed_up,
    incoming_row,
    outgoing_numbers,
    outgoing_row,
)
from dienhong.kernel.vietnamese import fold
from dienhong.web.desk.registry.asked import FATES, Asked

_CHUNK = 2000


@dataclass(frozen=True, slots=True)
class Book:
    """One register. `rows` narrows its records, `row` writes one down; `order` is that of the numbers.

    `named` is the column that names a line and leads to its page.
    """

    key: str
    title: str
    label: str
    headings: tuple[Heading, ...]
    rows: Callable[[Asked], QuerySet[Any]]
    row: Callable[[Any], Row]
    order: tuple[str, ...]
    named: int = 0

    @property
    def newest_first(self) -> tuple[str, ...]:
        return tuple(f"-{column}" for column in self.order)

    def found(self, asked: Asked) -> QuerySet[Any]:
        """The records that the address asks for; words may stand in any column, with or without diacritics."""
        rows = self.rows(asked)
        if not asked.words:
            return rows
        parts = fold(asked.words).split()
        return rows.filter(pk__in=[record.pk for record in _each(rows) if _holds(self.row(record), parts)])

    def lines(self, asked: Asked) -> Iterator[Row]:
        """All lines in the order of numbers, as they go on paper."""
        return (self.row(record) for record in _each(self.found(asked).order_by(*self.order)))


def _each(rows: QuerySet[Any]) -> Iterable[Any]:
    return rows.iterator(chunk_size=_CHUNK)


def _holds(row: Row, parts: list[str]) -> bool:
    text = fold(" ".join(row.cells))
    return all(part in text for part in parts)


def _outgoing(asked: Asked) -> QuerySet[Any]:
    rows = outgoing_numbers(asked.year, asked.system, series=asked.series).filter(asked.days("day"))
    if asked.kind:
        rows = rows.filter(document__kind=asked.kind)
    if asked.fate:
        rows = rows.filter(FATES[asked.fate][1])
    return rows.defer("document__content")


def _narrowed(rows: QuerySet[Any], asked: Asked) -> QuerySet[Any]:
    rows = rows.filter(asked.days("arrived_on"), asked.how_far()).defer("reply__content")
    return rows if asked.unit_id is None else rows.filter(unit_id=asked.unit_id)


_BOOKS = (
    Book(
        "di", "Sổ đăng ký văn bản đi", "Sổ văn bản đi", OUTGOING,
        _outgoing, outgoing_row, ("period_id", "number", "id"),
    ),
    Book(
        "den", "Sổ đăng ký văn bản đến", "Sổ văn bản đến", INCOMING,
        lambda asked: _narrowed(arrivals(asked.year), asked), incoming_row, ("arrived_on", "id"), named=1,
    ),
    Book(
        "theo-doi", "Sổ theo dõi giải quyết văn bản đến", "Sổ theo dõi", FOLLOW_UP,
        lambda asked: _narrowed(followed_up(asked.year), asked), follow_up_row, ("arrived_on", "id"),
    ),
)  # fmt: skip

BOOKS: Mapping[str, Book] = {book.key: book for book in _BOOKS}
