"""The register's tabs: built-in views, then the person's own and those that others share, each with its count."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.http import urlencode

from dienhong.civic.people.models import SavedView
from dienhong.web.desk.opinions.counting import capped_counts, shown
from dienhong.web.desk.opinions.filters import View, Wanted, address
from dienhong.web.kit.requests import CommuneRequest


def tabs_of(
    request: CommuneRequest, built_in: Sequence[View], kept: Sequence[SavedView], asked: Wanted, today: date
) -> list[dict[str, Any]]:
    """Items of the kit's tabs."""
    here = address(request.GET)
    counts = capped_counts(request.actor, today, tuple(dict.fromkeys(view.query for view in kept)))
    own_is_open = any(view.query == here for view in kept)
    tabs = [
        {
            "label": view.label,
            "href": f"?{urlencode({'muc': view.key})}" if view.key else "?",
            "count": shown(counts.get(view.key)),
            "current": view.key == asked.view.key and not own_is_open,
        }
        for view in built_in
    ]
    return tabs + [
        {
            "label": view.name,
            "href": f"?{view.query}",
            "count": shown(counts.get(view.query)),
            "current": view.query == here,
        }
        for view in kept
    ]
