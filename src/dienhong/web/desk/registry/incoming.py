"""Documents that came in, as the list of what is to be done: handed on, answered, settled."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from dienhong.civic.documents.models import IncomingDocument
from dienhong.civic.documents.permissions import may_register
from dienhong.civic.people.roles import Permission
from dienhong.kernel.actors import Actor
from dienhong.kernel.vietnamese import fold
from dienhong.web.desk.paging import keyset_page
from dienhong.web.desk.registry.asked import kept, words_of
from dienhong.web.desk.registry.sections import sections
from dienhong.web.desk.registry.seen import arrivals_for, insiders
from dienhong.web.kit.requests import CommuneRequest

_NEWEST = ("-arrived_on", "-id")
_MOST_READ = 5000


@dataclass(frozen=True, slots=True)
class Listed:
    """An arrival as the list shows it."""

    row: IncomingDocument
    days_left: int | None


@insiders
@require_safe
def incoming(request: CommuneRequest) -> HttpResponse:
    """What waits comes first; a unit sees its own."""
    today = timezone.localdate()
    everything, views = arrivals_for(request.actor), _views(request.actor, today)
    key = request.GET.get("muc", "")
    chosen = key if key in views else next(iter(views))
    words = words_of(request.GET.get("q", ""))
    found = everything.filter(views[chosen][1])
    if words:
        found = found.filter(pk__in=_matching(found, words))
    page = keyset_page(found.defer("reply__content"), _NEWEST, request.GET.get("trang", ""))
    context = {
        "sections": sections(request.actor, "incoming"),
        "rows": [Listed(row, days_left(row, today)) for row in page.rows],
        "tabs": _tabs(everything, views, chosen),
        "view": chosen,
        "words": words,
        "previous": kept(request, trang=page.previous) if page.previous else "",
        "next": kept(request, trang=page.next) if page.next else "",
        "may_register": bool(may_register(request.actor)),
    }
    return render(request, "desk/registry/incoming.html", context)


def days_left(row: IncomingDocument, today: date) -> int | None:
    """Until the time limit; None when there is none, or it no longer matters."""
    return (row.due_on - today).days if row.due_on and row.done_on is None else None


def _views(actor: Actor, today: date) -> dict[str, tuple[str, Q]]:
    own = Q(unit_id__in=actor.unit_ids)
    views = {
        "chua-chuyen": ("Chưa chuyển", Q(unit=None, done_on=None)),
        "dang-lam": ("Đang giải quyết", Q(unit__isnull=False, done_on=None)),
        "qua-han": ("Quá hạn", Q(done_on=None, due_on__lt=today)),
        "cua-don-vi": ("Của đơn vị tôi", own & Q(done_on=None)),
        "da-xong": ("Đã giải quyết", Q(done_on__isnull=False)),
        "tat-ca": ("Tất cả", Q()),
    }
    if not actor.unit_ids:
        del views["cua-don-vi"]
    if not actor.may(Permission.READ_DOCUMENTS):
        del views["chua-chuyen"], views["cua-don-vi"]
    return views


def _tabs(everything: QuerySet[IncomingDocument], views: dict[str, tuple[str, Q]], chosen: str) -> list[dict[str, Any]]:
    columns = {f"view_{at}": Count("pk", filter=condition) for at, (_, condition) in enumerate(views.values())}
    counts = everything.select_related(None).order_by().aggregate(**columns)
    return [
        {"label": label, "href": f"?{urlencode({'muc': key})}", "count": counts[f"view_{at}"], "current": key == chosen}
        for at, (key, (label, _)) in enumerate(views.items())
    ]


def _matching(rows: QuerySet[IncomingDocument], words: str) -> list[int]:
    parts = fold(words).split()
    columns = rows.select_related(None).values_list("pk", "reference", "author", "subject")[:_MOST_READ]
    return [key for key, *texts in columns if all(part in fold(" ".join(texts)) for part in parts)]
