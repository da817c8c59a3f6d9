"""Long public lists by pages, without counting rows: one row more than shown tells whether there is a next page."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest

_MOST_DIGITS = 4


@dataclass(frozen=True, slots=True)
class ListPage:
    """The rows of one page and the addresses of its neighbours ("" where there is none)."""

    rows: list[Any]
    number: int
    previous: str
    next: str


def list_page(request: HttpRequest, rows: QuerySet[Any], size: int) -> ListPage:
    """Page `?trang=` of `rows`; the rest of the query string is kept in the addresses. Http404 beyond the last."""
    number = _number(request.GET.get("trang", ""))
    found = list(rows[(number - 1) * size : number * size + 1])
    if number > 1 and not found:  # also a page that was emptied meanwhile: no title may promise it
        raise Http404
    return ListPage(
        rows=found[:size],
        number=number,
        previous=_address(request, number - 1) if number > 1 else "",
        next=_address(request, number + 1) if len(found) > size else "",
    )


def _number(given: str) -> int:
    """What is no number leads to the first page; a number beyond all lists to none."""
    digits = given.lstrip("0") if given.isascii() and given.isdigit() else ""
    if len(digits) > _MOST_DIGITS:
        raise Http404
    return int(digits or 1)


def _address(request: HttpRequest, number: int) -> str:
    query = request.GET.copy()
    query.pop("trang", None)
    if number > 1:
        query["trang"] = str(number)
    return f"?{query.urlencode()}"
