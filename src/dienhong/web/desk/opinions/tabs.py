"""The register's tabs: built-in views, then the person's own and those that others share, each with its count."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.http import urlencode

from dienhong.civic.people.models import SavedView
from dienhong.cycle.opinions.models import Opinion
from dienhong.web.desk.opinions.counting import capped_counts, shown
from dienhong.web.desk.opinions.filters import View, Wanted, address, wanted
from dienhong.web.kit.requests import CommuneRequest


def tabs_of(
    request: CommuneRequest,
    everything: QuerySet[Opinion],
    built_in: Sequence[View],
    kept: Sequence[SavedView],
    asked: Wanted,
    today: date,
) -> list[dict[str, Any]]:
    """Items of the kit's tabs. A kept view that looks for words has no count: that would be a search a tab."""
    here = address(request.GET)
    asks = [wanted(QueryDict(view.query), today, request.actor) for view in kept]
    is_counted = [not ask.filter.words for ask in asks]
    lists = [everything.filter(view.condition) for view in built_in]
    lists += [ask.apply(everything) for ask, counts in zip(asks, is_counted, strict=True) if counts]
    counts = iter(capped_counts(lists))
    own_is_open = any(view.query == here for view in kept)
    tabs = [
        {
            "label": view.label,
            "href": f"?{urlencode({'muc': view.key})}" if view.key else "?",
            "count": shown(next(counts)),
            "current": view.key == asked.view.key and not own_is_open,
        }
        for view in built_in
    ]
    return tabs + [
        {
            "label": view.name,
            "href": f"?{view.query}",
            "count": shown(next(counts)) if counted else None,
            "current": view.query == here,
        }
        for view, counted in zip(kept, is_counted, strict=True)
    ]
