"""The register: the clerk's home."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from dienhong.civic.communes.queries import names_of_parts
from dienhong.civic.people.models import SavedView
from dienhong.civic.people.queries import saved_views
from dienhong.civic.people.roles import Permission
from dienhong.civic.topics.models import Topic
from dienhong.cycle.dialogues.queries import visible_to as dialogues_visible_to
from dienhong.cycle.opinions.queries import visible_to
from dienhong.cycle.opinions.sheets import COLUMNS, Column, Names, needed_values
from dienhong.cycle.opinions.states import OpinionState, Urgency
from dienhong.web.desk.access import official
from dienhong.web.desk.opinions.bulk_tasks import TASKS
from dienhong.web.desk.opinions.columns import table_row
from dienhong.web.desk.opinions.filters import FILTER_NAMES, Wanted, address, views, wanted
from dienhong.web.desk.opinions.looks import PAGE, SIZES, look_of
from dienhong.web.desk.opinions.tabs import tabs_of
from dienhong.web.desk.paging import keyset_page
from dienhong.web.kit.requests import CommuneRequest

readers = official(Permission.READ_REGISTER, Permission.READ_OWN_UNIT)
_SORTS = {"received": ("moi", "cu"), "due": ("han", "han-xa")}


@readers
@require_safe
def register(request: CommuneRequest) -> HttpResponse:
    """Filters and views stand in the address, so that a list can be sent to a colleague."""
    today = timezone.localdate()
    asked = wanted(request.GET, today, request.actor)
    look = look_of(request.actor)
    everything = visible_to(request.actor)
    rows = asked.apply(everything).values(*needed_values(look.columns), *_extra(asked))
    page = keyset_page(rows, asked.order, request.GET.get("trang", ""), look.size)
    topics = dict(Topic.objects.values_list("code", "name"))
    names = Names(topics, today)
    acts = request.actor.may(Permission.TRIAGE)
    kept = list(saved_views(request.actor, PAGE))
    context = {
        "rows": [table_row(row, look.columns, names, ticks=acts) for row in page.rows],
        "row_count": len(page.rows),
        "heads": [_head(request, column, asked) for column in look.columns],
        "tabs": tabs_of(request, everything, views(today, request.actor), kept, asked, today),
        "own_views": _has_own(request, kept),
        "previous": f"?{_with_page(request, page.previous)}" if page.previous else "",
        "next": f"?{_with_page(request, page.next)}" if page.next else "",
        "here": request.get_full_path(),
        "query": address(request.GET),
        "export": f"{reverse('desk:register_export')}?{address(request.GET)}",
        "clear": f"?{address({'muc': asked.view.key})}",
        "asked": asked,
        "is_filtered": any(request.GET.get(name) for name in FILTER_NAMES),
        "filters": _selects(request, topics),
        "look": look,
        "column_choices": [(column.key, column.label, column in look.columns) for column in COLUMNS],
        "sizes": [(size, size == look.size) for size in SIZES],
        "tasks": TASKS if acts else (),
    }
    return render(request, "desk/opinions/register.html", context)


def _extra(asked: Wanted) -> tuple[str, ...]:
    return ("as_typed",) if "as_typed" in asked.order else ()


def _with_page(request: CommuneRequest, cursor: str) -> str:
    query = address(request.GET)
    return f"{query}{'&' if query else ''}trang={cursor}"


def _has_own(request: CommuneRequest, kept: Sequence[SavedView]) -> bool:
    return any(view.owner_id == request.actor.user_id for view in kept)


def _head(request: CommuneRequest, column: Column, asked: Wanted) -> dict[str, Any]:
    """The head of a column, with a link that sorts by it when an index keeps that order."""
    words = _SORTS.get(column.key)
    if words is None:
        return {"label": column.label}
    first = asked.order[0]
    is_ours = first.removeprefix("-") == ("received_at" if column.key == "received" else "due_date")
    falls = first.startswith("-")
    now = ("descending" if falls else "ascending") if is_ours else ""
    turned = {"moi": "cu", "cu": "moi", "han": "han-xa", "han-xa": "han"}
    current = words[0 if falls == (column.key == "received") else 1]
    return {
        "label": column.label,
        "href": f"?{address(request.GET, xep=turned[current] if is_ours else words[0])}",
        "sort": now,
    }


def _selects(request: CommuneRequest, topics: dict[str, str]) -> list[tuple[str, str, SafeString]]:
    """Name, label and options of each filter."""
    parts = names_of_parts()
    dialogues = dialogues_visible_to(request.actor).select_related(None).values_list("pk", "title")
    states = [choice for choice in OpinionState.choices if choice[0] != OpinionState.DIVERTED]
    lists: tuple[tuple[str, str, Iterable[tuple[Any, Any]]], ...] = (
        ("trang-thai", "Tình trạng", states),
        ("linh-vuc", "Lĩnh vực", topics.items()),
        ("don-vi", "Đơn vị", parts["unit"].items()),
        ("thon", "Thôn, tổ dân phố", parts["village"].items()),
        ("doi-thoai", "Cuộc đối thoại", dialogues),
        ("muc-do", "Mức độ", Urgency.choices),
    )
    return [(name, label, _options(choices, request.GET.get(name, ""))) for name, label, choices in lists]


def _options(choices: Iterable[tuple[Any, Any]], chosen: str) -> SafeString:
    selected = format_html(" selected")
    return format_html_join(
        "",
        '<option value="{}"{}>{}</option>',
        ((str(key), selected if str(key) == chosen else "", text) for key, text in choices),
    )
