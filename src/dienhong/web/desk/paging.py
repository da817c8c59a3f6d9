"""Pages of a long list by the key of their last row: as fast on the thousandth page, and steady while rows arrive."""

import base64
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Generic, TypeVar

from django.db.models import Q, QuerySet

M = TypeVar("M")
PAGE_SIZE = 50
_LAST_NUMBER, _DIGITS = 500, 7


@dataclass(frozen=True, slots=True)
class KeysetPage(Generic[M]):
    """The rows, and the cursors of the pages before and after; empty where there is none."""

    rows: list[M]
    previous: str
    next: str


def keyset_page(
    rows: QuerySet[Any, M],
    order: tuple[str, ...],
    cursor: str,
    size: int = PAGE_SIZE,
    wide: QuerySet[Any, M] | None = None,
) -> KeysetPage[M]:
    """The page of `rows` (models or `values`) at `cursor` (empty or broken: the first).

    `order` names columns that together are unique; the first of them is never NULL. Where no index keeps the order,
    give `wide`: then `rows` are sorted by their keys alone, and only the page's own are read from `wide`.
    """
    backwards, values = _read(cursor, len(order))
    columns = tuple(_turned(column) for column in order) if backwards else order
    if values:
        rows = rows.filter(_beyond(columns, values))
    limited = rows.order_by(*columns)[: size + 1]
    found = list(limited if wide is None else wide.filter(pk__in=limited.values("pk")).order_by(*columns))
    more, found = len(found) > size, found[:size]
    if backwards:
        found.reverse()
    if not found:
        return KeysetPage([], "", "")
    before = more if backwards else bool(values)
    after = True if backwards else more
    return KeysetPage(
        found, _cursor("<", order, found[0]) if before else "", _cursor(">", order, found[-1]) if after else ""
    )


def numbered_page(first: Callable[[int], list[M]], cursor: str, size: int = PAGE_SIZE) -> KeysetPage[M]:
    """The page whose number is `cursor` (empty or broken: the first) of what has no key to go on from.

    `first(n)` gives the first n rows. A page costs more the deeper it lies.
    """
    number = min(int(cursor), _LAST_NUMBER) if cursor.isascii() and cursor.isdigit() and len(cursor) < _DIGITS else 1
    skip = (max(number, 1) - 1) * size
    found = first(skip + size + 1)
    rows = found[skip : skip + size]
    more = len(found) > skip + size and number < _LAST_NUMBER
    return KeysetPage(rows, str(number - 1) if skip else "", str(number + 1) if more else "")


def _turned(column: str) -> str:
    return column.removeprefix("-") if column.startswith("-") else f"-{column}"


def _beyond(columns: tuple[str, ...], values: list[Any]) -> Q:
    # Said twice for the planners: alone, "earlier, or at the same moment and …" is read from the start of the index.
    first = columns[0]
    bound = Q(**{f"{first.removeprefix('-')}__{'lte' if first.startswith('-') else 'gte'}": values[0]})
    condition, same = Q(), Q()
    for column, value in zip(columns, values, strict=True):
        name = column.removeprefix("-")
        condition |= same & Q(**{f"{name}__{'lt' if column.startswith('-') else 'gt'}": value})
        same &= Q(**{name: value})
    return bound & condition


def _cursor(direction: str, order: tuple[str, ...], row: object) -> str:
    names = [column.removeprefix("-") for column in order]
    values = [row[name] if isinstance(row, dict) else getattr(row, name) for name in names]
    written = [value.isoformat() if isinstance(value, date) else value for value in values]
    return base64.urlsafe_b64encode(json.dumps([direction, *written]).encode()).decode().rstrip("=")


def _read(cursor: str, width: int) -> tuple[bool, list[Any]]:
    try:
        direction, *values = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        read = [_value(value) for value in values]
    except (ValueError, TypeError):
        return False, []
    return (direction == "<", read) if len(read) == width else (False, [])


def _value(written: object) -> object:
    if isinstance(written, int):
        return written
    if not isinstance(written, str):
        raise TypeError(written)
    return datetime.fromisoformat(written) if "T" in written else date.fromisoformat(written)
