"""The register: the clerk's home."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from dienhong.civic.communes.queries import names_of_parts
from dienhong.civic.people.roles import Permission
from dienhong.civic.topics.models import Topic
from dienhong.cycle.dialogues.queries import visible_to as dialogues_visible_to
from dienhong.cycle.opinions.models import Opinion
from dienhong.cycle.opinions.queries import visible_to
from dienhong.cycle.opinions.states import OPEN_STATES, OpinionState, Urgency
from dienhong.web.desk.access import official
from dienhong.web.desk.opinions.filters import Wanted, views, wanted
from dienhong.web.desk.paging import keyset_page
from dienhong.web.kit.requests import CommuneRequest

readers = official(Permission.READ_REGISTER, Permission.READ_OWN_UNIT)
_FILTERS = ("q", "trang-thai", "linh-vuc", "don-vi", "thon", "doi-thoai", "muc-do", "qua-han")


@dataclass(frozen=True, slots=True)
class Row:
    """One opinion as the table shows it; never who sent it."""

    opinion: Opinion
    field: str
    days_left: int | None


@readers
@require_safe
def register(request: CommuneRequest) -> HttpResponse:
    """Filters and saved views stand in the address, so that a list can be sent to a colleague."""
    today = timezone.localdate()
    asked = wanted(request.GET, today)
    everything = visible_to(request.actor)
    found = asked.apply(everything).select_related("village", "unit")
    page = keyset_page(found, asked.order, request.GET.get("trang", ""))
    topics = dict(Topic.objects.values_list("code", "name"))
    context = {
        "rows": [_row(opinion, topics, today) for opinion in page.rows],
        "tabs": _tabs(everything, asked, today),
        "previous": _address(request, trang=page.previous) if page.previous else "",
        "next": _address(request, trang=page.next) if page.next else "",
        "export": f"{reverse('desk:register_export')}?{_query(request)}",
        "clear": f"?{urlencode({'muc': asked.view.key})}" if asked.view.key else "?",
        "asked": asked,
        "is_filtered": any(request.GET.get(name) for name in _FILTERS),
        "filters": _choices(request, topics),
    }
    return render(request, "desk/opinions/register.html", context)


def _row(opinion: Opinion, topics: dict[str, str], today: date) -> Row:
    is_open = opinion.state in OPEN_STATES and opinion.due_date is not None
    days_left = (opinion.due_date - today).days if is_open and opinion.due_date else None
    return Row(opinion, topics.get(opinion.lead_field, ""), days_left)


def _tabs(everything: QuerySet[Opinion], asked: Wanted, today: date) -> list[dict[str, Any]]:
    """Each saved view with its count over the whole register, in one query."""
    all_views = views(today)
    columns = {f"view_{at}": Count("pk", filter=view.condition or Q(pk__gt=0)) for at, view in enumerate(all_views)}
    counts = everything.order_by().aggregate(**columns)
    return [
        {
            "label": view.label,
            "href": f"?{urlencode({'muc': view.key})}" if view.key else "?",
            "count": counts[f"view_{at}"],
            "current": view.key == asked.view.key,
        }
        for at, view in enumerate(all_views)
    ]


def _choices(request: CommuneRequest, topics: dict[str, str]) -> list[dict[str, Any]]:
    parts = names_of_parts()
    dialogues = dialogues_visible_to(request.actor).select_related(None).values_list("pk", "title")
    states = [choice for choice in OpinionState.choices if choice[0] != OpinionState.DIVERTED]
    lists = (
        ("trang-thai", "Tình trạng", states),
        ("linh-vuc", "Lĩnh vực", list(topics.items())),
        ("don-vi", "Đơn vị", list(parts["unit"].items())),
        ("thon", "Thôn, tổ dân phố", list(parts["village"].items())),
        ("doi-thoai", "Cuộc đối thoại", list(dialogues)),
        ("muc-do", "Mức độ", Urgency.choices),
    )
    return [
        {
            "name": name,
            "label": label,
            "options": [(str(key), text, str(key) == request.GET.get(name)) for key, text in options],
        }
        for name, label, options in lists
    ]


def _query(request: HttpRequest, **changes: str) -> str:
    kept = {key: request.GET[key] for key in ("muc", *_FILTERS) if request.GET.get(key)}
    return urlencode(kept | changes)


def _address(request: HttpRequest, **changes: str) -> str:
    return f"?{_query(request, **changes)}"
