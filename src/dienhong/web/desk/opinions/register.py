"""The register: the clerk's home."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from dienhong.civic.people.models import SavedView
from dienhong.civic.people.queries import saved_views
from dienhong.civic.people.roles import Permission
from dienhong.cycle.opinions.models import Opinion
from dienhong.cycle.opinions.queries import found_first, meant_words, visible_to
from dienhong.cycle.opinions.sheets import Column, Names, needed_values
from dienhong.web.desk.access import official
from dienhong.web.desk.opinions.bulk_tasks import TASKS
from dienhong.web.desk.opinions.choices import choices_for
from dienhong.web.desk.opinions.columns import table_rows
from dienhong.web.desk.opinions.filters import FILTER_NAMES, Wanted, address, views, wanted
from dienhong.web.desk.opinions.fragments import keys_help, look_fields, select_of
from dienhong.web.desk.opinions.looks import PAGE, Look, look_of
from dienhong.web.desk.opinions.tabs import tabs_of
from dienhong.web.desk.paging import KeysetPage, keyset_page, numbered_page
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
    page = _page(everything, asked, look, request.GET.get("trang", ""))
    choices = choices_for(request.actor)
    names = Names(dict(choices.topics), today)
    acts = request.actor.may(Permission.TRIAGE)
    kept = list(saved_views(request.actor, PAGE))
    context = {
        "rows": table_rows(page.rows, look.columns, names, ticks=acts),
        "row_count": len(page.rows),
        "heads": [_head(request, column, asked) for column in look.columns],
        "tabs": tabs_of(request, views(today, request.actor), kept, asked, today),
        "own_views": _has_own(request, kept),
        "previous": f"?{_with_page(request, page.previous)}" if page.previous else "",
        "next": f"?{_with_page(request, page.next)}" if page.next else "",
        "here": request.get_full_path(),
        "query": address(request.GET),
        "export": f"{reverse('desk:register_export')}?{address(request.GET)}",
        "clear": f"?{address({'muc': asked.view.key})}",
        "asked": asked,
        "meant": _meant(request, asked) if not page.rows else None,
        "is_filtered": any(request.GET.get(name) for name in FILTER_NAMES),
        "selects": [
            select_of(name, label, options, request.GET.get(name, "")) for name, label, options in choices.selects()
        ],
        "look": look,
        "look_fields": look_fields(look),
        "keys_help": keys_help(keys_on=look.keys_on, ticks=acts),
        "tasks": TASKS if acts else (),
    }
    return render(request, "desk/opinions/register.html", context)


def _meant(request: CommuneRequest, asked: Wanted) -> dict[str, str] | None:
    """The words that were probably meant, and the address of the list that they find."""
    words = meant_words(visible_to(request.actor), asked.filter.words)
    return {"words": words, "href": f"?{address(request.GET, q=words)}"} if words else None


def _page(everything: QuerySet[Opinion], asked: Wanted, look: Look, cursor: str) -> KeysetPage[dict[str, Any]]:
    needed = needed_values(look.columns)
    if asked.is_search:
        rows = asked.narrow(everything).values(*needed)
        return numbered_page(lambda most: found_first(rows, asked.filter.words, most), cursor, look.size)
    wide = Opinion.objects.values(*needed) if asked.is_by_due_date else None
    return keyset_page(asked.apply(everything).values(*needed), asked.order, cursor, look.size, wide)


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
