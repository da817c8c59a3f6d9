"""Units, villages and venues: a list with a form to add, and a page to change one."""

from collections.abc import Callable
from typing import TypeVar

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from dienhong.civic.communes import queries
from dienhong.civic.communes.actions.places import add_venue, add_villages, edit_venue, edit_village, remove_venue
from dienhong.civic.communes.actions.units import add_unit, edit_unit, start_units
from dienhong.civic.communes.models import Sorted, Unit, Venue, Village
from dienhong.kernel.errors import Missing, Refused
from dienhong.web.desk.forms import DeskForm
from dienhong.web.desk.settings.access import admin
from dienhong.web.desk.settings.forms import UnitEditForm, UnitForm, VenueForm, VillageForm, VillagesForm
from dienhong.web.kit.requests import CommuneRequest

T = TypeVar("T", bound=Sorted)
_both = require_http_methods(["GET", "HEAD", "POST"])


@admin
@_both
def units(request: CommuneRequest) -> HttpResponse:
    form = UnitForm(request.POST if request.method == "POST" else None)
    if _saved(form, lambda: add_unit(request.actor, **form.cleaned_data, now=timezone.now())):
        return _done(request, f"Đã thêm {form.cleaned_data['name']}.", "desk:units")
    return _list(request, "units", Unit.objects.all(), form)


@admin
@require_POST
def usual_units(request: CommuneRequest) -> HttpResponse:
    made = start_units(request.actor, now=timezone.now())
    return _done(request, f"Đã tạo {len(made)} đơn vị. Hãy sửa tên cho đúng với xã mình nếu cần.", "desk:units")


@admin
@_both
def unit(request: CommuneRequest, pk: int) -> HttpResponse:
    row = _one(Unit.objects.all(), pk)
    initial = {"name": row.name, "short_name": row.short_name, "is_active": row.is_active}
    form = UnitEditForm(request.POST if request.method == "POST" else None, initial=initial)
    if _saved(form, lambda: edit_unit(request.actor, pk, **form.cleaned_data, now=timezone.now())):
        return _done(request, f"Đã lưu {form.cleaned_data['name']}.", "desk:units")
    return _page(request, "unit", row, form)


@admin
@_both
def villages(request: CommuneRequest) -> HttpResponse:
    form = VillagesForm(request.POST if request.method == "POST" else None)
    made: list[Village] = []

    def add() -> None:
        made.extend(add_villages(request.actor, names=form.cleaned_data["names"].splitlines(), now=timezone.now()))

    if _saved(form, add):
        said = f"Đã thêm {len(made)} thôn, tổ dân phố." if made else "Các tên này đã có cả, không thêm gì."
        return _done(request, said, "desk:villages")
    return _list(request, "villages", Village.objects.all(), form)


@admin
@_both
def village(request: CommuneRequest, pk: int) -> HttpResponse:
    row = _one(Village.objects.all(), pk)
    initial = {"name": row.name, "head_name": row.head_name, "is_active": row.is_active}
    form = VillageForm(request.POST if request.method == "POST" else None, initial=initial)
    if _saved(form, lambda: edit_village(request.actor, pk, **form.cleaned_data, now=timezone.now())):
        return _done(request, f"Đã lưu {form.cleaned_data['name']}.", "desk:villages")
    return _page(request, "village", row, form)


@admin
@_both
def venues(request: CommuneRequest) -> HttpResponse:
    form = VenueForm(request.POST if request.method == "POST" else None)
    if _saved(form, lambda: add_venue(request.actor, **form.cleaned_data, now=timezone.now())):
        return _done(request, f"Đã thêm {form.cleaned_data['name']}.", "desk:venues")
    return _list(request, "venues", queries.venues(), form)


@admin
@_both
def venue(request: CommuneRequest, pk: int) -> HttpResponse:
    row = _one(queries.venues(), pk)
    initial = {"name": row.name, "address": row.address, "capacity": row.capacity}
    form = VenueForm(request.POST if request.method == "POST" else None, initial=initial)
    if _saved(form, lambda: edit_venue(request.actor, pk, **form.cleaned_data, now=timezone.now())):
        return _done(request, f"Đã lưu {form.cleaned_data['name']}.", "desk:venues")
    return _page(request, "venue", row, form)


@admin
@require_POST
def venue_removal(request: CommuneRequest, pk: int) -> HttpResponse:
    row: Venue = _one(queries.venues(), pk)
    remove_venue(request.actor, pk, now=timezone.now())
    return _done(request, f"Đã xóa {row.name}.", "desk:venues")


def _one(rows: QuerySet[T], pk: int) -> T:
    row = rows.filter(pk=pk).first()
    if row is None:
        raise Missing
    return row


def _saved(form: DeskForm, act: Callable[[], object]) -> bool:
    """Whether the form was sent, is whole, and the action took it; a refusal stands at its field."""
    if not form.is_valid():
        return False
    try:
        act()
    except Refused as error:
        form.refuse(error)
        return False
    return True


def _done(request: CommuneRequest, said: str, to: str) -> HttpResponse:
    messages.success(request, said)
    return redirect(to)


def _list(request: CommuneRequest, name: str, rows: QuerySet[Sorted], form: DeskForm) -> HttpResponse:
    context = {"rows": rows, "form": form}
    return render(request, f"desk/settings/{name}.html", context, status=422 if form.errors else 200)


def _page(request: CommuneRequest, name: str, row: Sorted, form: DeskForm) -> HttpResponse:
    context = {"row": row, "form": form}
    return render(request, f"desk/settings/{name}.html", context, status=422 if form.errors else 200)
