"""The list of the office's documents: saved views with counts, filters in the address."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from dienhong.civic.documents.kinds import KINDS
from dienhong.civic.documents.models import Dossier, OfficialDocument
from dienhong.civic.documents.queries import visible_to
from dienhong.civic.documents.states import DocumentState
from dienhong.civic.people.roles import Permission
from dienhong.web.desk.access import official
from dienhong.web.desk.documents.filters import NAMES, NEWEST_FIRST, OPEN_STATES, View, Wanted, views, wanted
from dienhong.web.desk.documents.looks import state_colour
from dienhong.web.desk.paging import keyset_page
from dienhong.web.kit.requests import CommuneRequest

readers = official(Permission.READ_DOCUMENTS, Permission.DRAFT_DOCUMENT)
_MOST_COUNTED = 1000
_MOST_DOSSIERS = 200


@dataclass(frozen=True, slots=True)
class Row:
    """One document as the table shows it."""

    document: OfficialDocument
    colour: str


@readers
@require_safe
def register(request: CommuneRequest) -> HttpResponse:
    """Filters and saved views stand in the address, so that a list can be sent to a colleague."""
    asked = wanted(request.GET, request.actor)
    everything = visible_to(request.actor)
    page = keyset_page(asked.apply(everything).defer("content"), NEWEST_FIRST, request.GET.get("trang", ""))
    context = {
        "rows": [Row(document, state_colour(document.state)) for document in page.rows],
        "tabs": _tabs(request, everything, asked),
        "previous": _address(request, trang=page.previous) if page.previous else "",
        "next": _address(request, trang=page.next) if page.next else "",
        "clear": f"?{urlencode({'muc': asked.view.key})}" if asked.view.key else "?",
        "asked": asked,
        "is_filtered": any(request.GET.get(name) for name in NAMES),
        "filters": _choices(asked, everything),
    }
    return render(request, "desk/documents/list.html", context)


def _tabs(request: CommuneRequest, everything: QuerySet[OfficialDocument], asked: Wanted) -> list[dict[str, Any]]:
    """Views of open work with their counts, in one query that reads no more than the index of states."""
    all_views = views(request.actor)
    counts = _counts(everything, [view for view in all_views if view.is_open])
    return [
        {
            "label": view.label,
            "href": f"?{urlencode({'muc': view.key})}" if view.key else "?",
            "count": counts.get(view.key),
            "current": view.key == asked.view.key,
        }
        for view in all_views
    ]


def _counts(everything: QuerySet[OfficialDocument], counted: list[View]) -> dict[str, str]:
    """Of the first thousand at most; beyond that, "hơn" is said by a plus."""
    open_work = everything.filter(state__in=OPEN_STATES).select_related(None).only("state", "drafted_by_id").order_by()
    columns = {f"view_{at}": Count("pk", filter=view.condition) for at, view in enumerate(counted)}
    found = open_work[:_MOST_COUNTED].aggregate(**columns, of_all=Count("pk"))
    more = "+" if found["of_all"] == _MOST_COUNTED else ""
    return {view.key: f"{found[f'view_{at}']}{more}" for at, view in enumerate(counted)}


def _choices(asked: Wanted, everything: QuerySet[OfficialDocument]) -> list[dict[str, Any]]:
    days = everything.filter(~Q(day=None)).dates("day", "year", order="DESC")
    years = [(str(day.year), str(day.year)) for day in days]
    if asked.year is not None and str(asked.year) not in dict(years):
        years.insert(0, (str(asked.year), str(asked.year)))
    dossiers = Dossier.objects.values_list("pk", "title")[:_MOST_DOSSIERS]
    states = [choice for choice in DocumentState.choices if choice[0] != DocumentState.DISCARDED]
    lists: tuple[tuple[str, str, str, list[tuple[str, str]]], ...] = (
        ("loai", "Loại văn bản", asked.kind, kind_choices()),
        ("trang-thai", "Tình trạng", asked.state, states),
        ("nam", "Năm", str(asked.year or ""), years),
        ("ho-so", "Hồ sơ", str(asked.dossier_id or ""), [(str(key), title) for key, title in dossiers]),
    )
    return [
        {"name": name, "label": label, "options": [(key, text, key == chosen) for key, text in options]}
        for name, label, chosen, options in lists
    ]


def kind_choices() -> list[tuple[str, str]]:
    """Kinds by key; those of the Party say so, for both systems have a plan."""
    return [(key, f"{kind.title} (Đảng)" if kind.system == "party" else kind.title) for key, kind in KINDS.items()]


def _address(request: HttpRequest, **changes: str) -> str:
    kept = {key: request.GET[key] for key in ("muc", *NAMES) if request.GET.get(key)}
    return f"?{urlencode(kept | changes)}"
