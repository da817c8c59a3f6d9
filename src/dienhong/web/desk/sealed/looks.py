"""Looking at the words: the reason first, then fifteen minutes. Nothing stays in a cache."""

import csv
import io
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from dienhong.civic.communes.models import Village
from dienhong.civic.sealed.actions.copying import approve_copy, start_copy, write_copy
from dienhong.civic.sealed.actions.looking import Opened, look_at, read_look
from dienhong.civic.sealed.states import LookReason, Shown
from dienhong.cycle.opinions.states import Channel
from dienhong.kernel.errors import Missing, Refused
from dienhong.kernel.phones import show_phone
from dienhong.web.desk.access import official
from dienhong.web.desk.sealed.forms import CopyForm, LookForm
from dienhong.web.desk.sealed.views import cover
from dienhong.web.kit.cells import harmless
from dienhong.web.kit.requests import CommuneRequest, seal

_HEAD = ("Lúc", "Người xem", "Lý do", "Ghi thêm", "Đã xem gì", "Mã")
_PAGES = {Shown.CONTENT: "content", Shown.COPY: "copy", Shown.PRINT: "print", Shown.LOG: "log"}


@never_cache
@official()
@require_POST
def look(request: CommuneRequest, pk: int) -> HttpResponse:
    """Write the reason down, then show."""
    form = LookForm(request.POST)
    shown = request.POST.get("shown", "")
    if shown not in Shown.values:
        raise Missing
    if form.is_valid():
        answers = {"reason": LookReason(form.cleaned_data["reason"]), "note": form.cleaned_data["note"]}
        try:
            row = look_at(request.actor, pk, shown=Shown(shown), seal=seal(), now=timezone.now(), **answers)
        except Refused as error:
            form.refuse(error)
        else:
            return redirect("desk:sealed_look", pk, row.pk)
    return cover(request, pk, form)


@never_cache
@official()
@require_safe
def look_page(request: CommuneRequest, pk: int, look_id: int) -> HttpResponse:
    """What the look shows; once its time is over, back to the case."""
    try:
        opened = read_look(request.actor, pk, look_id, seal=seal(), now=timezone.now())
    except Missing:
        messages.warning(request, "Lần xem này đã hết 15 phút. Muốn xem tiếp, ông/bà ghi lý do lần nữa.")
        return redirect("desk:sealed_case", pk)
    return _page(request, opened, CopyForm(initial={"text": opened.copy_text}))


@never_cache
@official()
@require_safe
def look_log(request: CommuneRequest, pk: int, look_id: int) -> HttpResponse:
    """The list of looks as a file, for an inspection."""
    opened = read_look(request.actor, pk, look_id, seal=seal(), now=timezone.now())
    if opened.look.shown != Shown.LOG:
        raise Missing
    sheet = io.StringIO()
    writer = csv.writer(sheet)
    writer.writerow(_HEAD)
    for row, note in opened.looks:
        at = f"{timezone.localtime(row.at):%d/%m/%Y %H:%M:%S}"
        cells = (at, row.by.full_name, row.get_reason_display(), note, row.get_shown_display(), opened.case.code)
        writer.writerow([harmless(cell) for cell in cells])
    response = HttpResponse(("\ufeff" + sheet.getvalue()).encode(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="cac-lan-xem-{pk}.csv"'
    return response


@never_cache
@official()
@require_POST
def copy(request: CommuneRequest, pk: int, look_id: int) -> HttpResponse:
    """Propose a copy, keep what was written, or approve it; each from a look that still lasts."""
    opened = read_look(request.actor, pk, look_id, seal=seal(), now=timezone.now())
    form, deed = CopyForm(request.POST), request.POST.get("deed", "")
    try:
        if deed == "start":
            start_copy(request.actor, pk, seal=seal(), now=timezone.now())
            return redirect("desk:sealed_look", pk, _again(request, pk).pk)
        if form.is_valid():
            _keep(request, pk, opened, form.cleaned_data["text"], approves=deed == "approve")
            return redirect("desk:sealed_look", pk, look_id)
    except Refused as error:
        form.refuse(error)
    return _page(request, opened, form)


def _again(request: CommuneRequest, pk: int) -> Any:
    return look_at(
        request.actor, pk, reason=LookReason.COPY, note="", shown=Shown.COPY, seal=seal(), now=timezone.now()
    )


def _keep(request: CommuneRequest, pk: int, opened: Opened, text: str, *, approves: bool) -> None:
    seen = int(request.POST["seen_version"]) if request.POST.get("seen_version", "").isdecimal() else 0
    if text.strip() != opened.copy_text:
        write_copy(request.actor, pk, text=text, seen_version=seen, seal=seal(), now=timezone.now())
        seen += 1
        messages.success(request, "Đã lưu bản sao.")
    if approves:
        approve_copy(request.actor, pk, seen_version=seen, seal=seal(), now=timezone.now())
        messages.success(request, "Đã duyệt bản sao.")


def _page(request: CommuneRequest, opened: Opened, form: CopyForm) -> HttpResponse:
    content = opened.content
    village = content.get("village_id") and Village.objects.filter(pk=content["village_id"]).first()
    context = {
        "opened": opened,
        "case": opened.case,
        "content": content,
        "phone_shown": show_phone(content.get("phone") or ""),
        "village": village or None,
        "channel": Channel(content["channel"]).label if content else "",
        "form": form,
        "photos": [f"data:image/jpeg;base64,{photo['image']}" for photo in content.get("photos", [])],
    }
    page = f"desk/sealed/{_PAGES[Shown(opened.look.shown)]}.html"
    return render(request, page, context, status=422 if form.errors else 200)
