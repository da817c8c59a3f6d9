"""The filtered register as a workbook: a short list at once, a long one written in the background."""

from io import BytesIO

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from dienhong.civic.topics.models import Topic
from dienhong.cycle.opinions.actions.exporting import XLSX, ask_for_export
from dienhong.cycle.opinions.models import RegisterExport
from dienhong.cycle.opinions.queries import visible_to
from dienhong.cycle.opinions.sheets import COLUMNS, Names, needed_values, write_workbook
from dienhong.engines.files.store import fetch
from dienhong.kernel.errors import Missing
from dienhong.web.desk.opinions.filters import wanted
from dienhong.web.desk.opinions.looks import look_of
from dienhong.web.desk.opinions.register import readers
from dienhong.web.kit.requests import CommuneRequest

AT_ONCE = 3000
"""Rows that are written while the person waits: about a second."""


@readers
@require_safe
def export(request: CommuneRequest) -> HttpResponse:
    """What the filters show, in its order, without contacts: the person's columns, or all with `cot=du`."""
    today = timezone.localdate()
    asked = wanted(request.GET, today, request.actor)
    columns = COLUMNS if request.GET.get("cot") == "du" else look_of(request.actor).columns
    found = asked.apply(visible_to(request.actor)).order_by(*asked.order)
    if found.values("pk")[: AT_ONCE + 1].count() > AT_ONCE:
        keys = [column.key for column in columns]
        listed = list(found.values_list("pk", flat=True))
        made = ask_for_export(request.actor, listed, columns=keys, folder=settings.FILES, now=timezone.now())
        return redirect("desk:register_export_page", pk=made.pk)
    names = Names(dict(Topic.objects.values_list("code", "name")), today)
    sheet = BytesIO()
    write_workbook(sheet, columns, found.values(*needed_values(columns)).iterator(chunk_size=500), names)
    return _file(sheet.getvalue(), f"so-y-kien-{today:%Y-%m-%d}.xlsx")


@readers
@require_safe
def export_page(request: CommuneRequest, pk: int) -> HttpResponse:
    """How far the writing is; only for who asked."""
    return render(request, "desk/opinions/register_export.html", {"export": _own(request, pk)})


@readers
@require_safe
def export_file(request: CommuneRequest, pk: int) -> HttpResponse:
    file = _own(request, pk).file
    if file is None:
        raise Missing
    return _file(fetch(settings.FILES, file), file.name)


def _own(request: CommuneRequest, pk: int) -> RegisterExport:
    own = RegisterExport.objects.select_related("file").defer("opinions")
    export = own.filter(pk=pk, asked_by_id=request.actor.person_id).first()
    if export is None:
        raise Missing
    return export


def _file(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "no-store"
    return response
