"""Long public lists by pages, without counting rows: one row more than shown tells whether there is a next page."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest

_MOST_PAGES = 1000


@dataclass(frozen=True, slots=True)
class ListPage:
    """The rows of one page and the addresses of its neighbours ("" where there is none)."""

    rows: list[Any]
    number: int
    previous: str
    next: str


def list_page(request: HttpRequest, rows: QuerySet[Any], size: int) -> ListPage:
    """Page `?trang=` of `rows`; the rest of the query string is kept in the addresses."""
    given = request.GET.get("trang", "")
    number = min(int(given), _MOST_PAGES) if given.isascii() and given.isdigit() and int(given) > 0 else 1
    found = list(rows[(number - 1) * size : number * size + 1])
    return ListPage(
        rows=found[:size],
        number=number,
        previous=_address(request, number - 1) if number > 1 else "",
        next=_address(request, number + 1) if len(found) > size else "",
    )


def _address(request: HttpRequest, number: int) -> str:
    query = request.GET.copy()
    query.pop("trang", None)
    if number > 1:
        query["trang"] = str(number)
    return f"?{query.urlencode()}"
