"""Dossiers: the list, opening one, its page, putting documents in, closing it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from dienhong.civic.documents.actions.dossiers import close_dossier, file_document, open_dossier
from dienhong.civic.documents.models import Dossier, IncomingDocument, OfficialDocument
from dienhong.civic.documents.permissions import may_draft_document
from dienhong.civic.documents.queries import dossiers as all_dossiers
from dienhong.civic.documents.queries import visible_to
from dienhong.civic.people.roles import Permission
from dienhong.engines.journal.queries import entries_about
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Refused
from dienhong.kernel.vietnamese import fold
from dienhong.web.desk.access import official
from dienhong.web.desk.documents.filters import NEWEST_FIRST
from dienhong.web.desk.documents.looks import state_colour
from dienhong.web.desk.history import timeline
from dienhong.web.desk.paging import keyset_page
from dienhong.web.desk.registry.archive import metadata_of
from dienhong.web.desk.registry.asked import kept, number, words_of
from dienhong.web.desk.registry.dossier_forms import CloseForm, DossierForm
from dienhong.web.desk.registry.sections import sections
from dienhong.web.desk.registry.seen import arrivals_for, insiders, seen_dossier
from dienhong.web.kit.requests import CommuneRequest

drafters = official(Permission.DRAFT_DOCUMENT)
_both = require_http_methods(["GET", "HEAD", "POST"])
_NEWEST = ("-opened_on", "-id")
_MOST_READ = 5000
_MOST_OFFERED = 50


@dataclass(frozen=True, slots=True)
class Piece:
    """A document in a dossier, gone out or come in, on its day; `day` is None while it has none."""

    day: date | None
    document: OfficialDocument | None = None
    arrival: IncomingDocument | None = None
    colour: str = "grey"


@insiders
@require_safe
def dossiers(request: CommuneRequest) -> HttpResponse:
    words, closed = words_of(request.GET.get("q", "")), request.GET.get("muc") == "da-ket-thuc"
    rows = all_dossiers().filter(closed_on__isnull=not closed)
    if words:
        rows = rows.filter(pk__in=_matching(words))
    page = keyset_page(rows, _NEWEST, request.GET.get("trang", ""))
    context = {
        "sections": sections(request.actor, "dossiers"),
        "rows": page.rows,
        "words": words,
        "closed": closed,
        "tabs": [
            {"label": "Đang mở", "href": "?", "current": not closed},
            {"label": "Đã kết thúc", "href": "?muc=da-ket-thuc", "current": closed},
        ],
        "previous": kept(request, trang=page.previous) if page.previous else "",
        "next": kept(request, trang=page.next) if page.next else "",
        "may_open": bool(may_draft_document(request.actor)),
    }
    return render(request, "desk/registry/dossiers.html", context)


def _matching(words: str) -> list[int]:
    parts = fold(words).split()
    rows = Dossier.objects.order_by(*_NEWEST).values_list("pk", "code", "title")[:_MOST_READ]
    return [key for key, *texts in rows if all(part in fold(" ".join(texts)) for part in parts)]


@drafters
@_both
def new_dossier(request: CommuneRequest) -> HttpResponse:
    form = DossierForm(request.POST if request.method == "POST" else None, initial={"on": timezone.localdate()})
    if form.is_valid():
        try:
            made = open_dossier(request.actor, **form.cleaned_data, now=timezone.now())
        except Refused as error:
            form.refuse(error)
        else:
            messages.success(request, f"Đã mở hồ sơ {made.code}.")
            return redirect("desk:dossier", made.pk)
    return render(request, "desk/registry/new_dossier.html", {"form": form}, status=422 if form.errors else 200)


@insiders
@require_safe
def dossier(request: CommuneRequest, pk: int) -> HttpResponse:
    row = seen_dossier(pk)
    pieces = _pieces(request.actor, row)
    reads = request.actor.may(Permission.READ_DOCUMENTS)
    context = {
        "dossier": row,
        "pieces": pieces,
        "may_change": row.closed_on is None and bool(may_draft_document(request.actor)),
        "may_export": reads,
        "metadata": metadata_of(request.commune, row) if reads else {},
        "history": timeline(entries_about("dossier", row.pk)),
    }
    return render(request, "desk/registry/dossier.html", context)


def _pieces(actor: Actor, row: Dossier) -> list[Piece]:
    """In the order of time, as the archive gets them; what is not out yet stands last."""
    out = visible_to(actor).filter(dossier=row).defer("content")
    came = arrivals_for(actor).filter(dossier=row).defer("reply__content")
    pieces = [Piece(one.day, document=one, colour=state_colour(one.state)) for one in out.order_by("day", "pk")]
    pieces += [Piece(one.arrived_on, arrival=one) for one in came.order_by("arrived_on", "pk")]
    return sorted(pieces, key=lambda piece: piece.day or date.max)


@drafters
@_both
def fill(request: CommuneRequest, pk: int) -> HttpResponse:
    """Choose documents that are in no dossier, or in one that is still open, and put them in together."""
    row, words = seen_dossier(pk), words_of(request.GET.get("q", ""))
    offered = _offered(request.actor, row)
    chosen = {key for key in map(number, request.POST.getlist("chosen")) if key is not None}
    error = ""
    if request.method == "POST":
        keys = list(offered.filter(pk__in=chosen).values_list("pk", flat=True))
        error = "Hãy chọn ít nhất một văn bản." if not keys else _filed(request, row, keys)
        if not error:
            messages.success(request, f"Đã đưa {len(keys)} văn bản vào hồ sơ {row.code}.")
            return redirect("desk:dossier", pk)
    if words:
        offered = offered.filter(pk__in=_with_words(offered, words))
    listed = [
        (one, state_colour(one.state), one.pk in chosen) for one in offered.order_by(*NEWEST_FIRST)[:_MOST_OFFERED]
    ]
    context = {"dossier": row, "rows": listed, "words": words, "error": error, "most": _MOST_OFFERED}
    return render(request, "desk/registry/fill_dossier.html", context, status=422 if error else 200)


def _offered(actor: Actor, row: Dossier) -> QuerySet[OfficialDocument]:
    movable = Q(dossier=None) | Q(dossier__closed_on=None)
    return visible_to(actor).filter(movable).exclude(dossier=row).defer("content")


def _with_words(rows: QuerySet[OfficialDocument], words: str) -> list[int]:
    parts = fold(words).split()
    newest = rows.order_by(*NEWEST_FIRST)[:_MOST_READ]
    return [one.pk for one in newest if all(part in fold(f"{one.reference} {one.subject}") for part in parts)]


def _filed(request: CommuneRequest, row: Dossier, keys: list[int]) -> str:
    """All or none; why not, else empty."""
    try:
        with transaction.atomic():
            for key in keys:
                file_document(request.actor, key, row.pk, now=timezone.now())
    except Refused as refusal:
        return refusal.message
    return ""


@drafters
@_both
def close(request: CommuneRequest, pk: int) -> HttpResponse:
    """Asks once more: a closed dossier takes no documents any more."""
    row = seen_dossier(pk)
    if row.closed_on is not None:
        raise Refused("Hồ sơ này đã kết thúc.")
    form = CloseForm(request.POST if request.method == "POST" else None, initial={"on": timezone.localdate()})
    if form.is_valid():
        try:
            close_dossier(request.actor, pk, on=form.cleaned_data["on"], now=timezone.now())
        except Refused as error:
            form.refuse(error)
        else:
            messages.success(request, f"Đã kết thúc hồ sơ {row.code}.")
            return redirect("desk:dossier", pk)
    context: dict[str, Any] = {"form": form, "dossier": row}
    return render(request, "desk/registry/close_dossier.html", context, status=422 if form.errors else 200)
