"""A table of contacts in two steps: read and look, then take in."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dienhong.cycle.invitations.actions.contacts import drop_table, keep_table, take_in_table
from dienhong.cycle.invitations.queries import table_of
from dienhong.cycle.invitations.states import ContactGroup, RowState
from dienhong.cycle.invitations.workbooks import faulty_workbook
from dienhong.kernel.errors import Refused
from dienhong.kernel.reading import UnreadableFile
from dienhong.kernel.reading.sheets import read_sheets
from dienhong.web.desk.invitations.contacts import XLSX, inviters
from dienhong.web.desk.invitations.forms import ContactTableForm
from dienhong.web.kit.requests import CommuneRequest
from dienhong.web.kit.uploads import sent_bytes

_SHOWN = 200


@inviters
@require_http_methods(["GET", "HEAD", "POST"])
def read(request: CommuneRequest) -> HttpResponse:
    form = ContactTableForm(*((request.POST, request.FILES) if request.method == "POST" else (None, None)))
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        try:
            sheet = read_sheets(sent_bytes(typed))[0]
            group = ContactGroup(typed["group"])
            table = keep_table(request.actor, sheet, title=typed["file"].name, group=group, now=timezone.now())
        except UnreadableFile as error:
            form.add_error("file", error.message)
        except Refused as error:
            form.refuse(error)
        else:
            return redirect("desk:contact_table_preview", pk=table.pk)
    return render(request, "desk/invitations/table.html", {"form": form}, status=422 if form.errors else 200)


@inviters
@require_http_methods(["GET", "HEAD", "POST"])
def preview(request: CommuneRequest, pk: int) -> HttpResponse:
    """What would go in and what not; the POST takes the good rows in."""
    table = table_of(request.actor, pk)
    if request.method == "POST":
        added = take_in_table(request.actor, pk, now=timezone.now())
        messages.success(request, f"Đã thêm {added} người, đơn vị vào danh bạ.")
        return redirect("desk:contacts")
    states = [row[1] for row in table.rows]
    counts = {state.value: states.count(state.value) for state in RowState}
    wrong = [row for row in table.rows if row[1] != RowState.READY]
    good = [row for row in table.rows if row[1] == RowState.READY]
    labels = [{"label": state.label, "value": counts[state]} for state in RowState]
    context = {
        "table": table,
        "labels": labels,
        "ready_count": counts[RowState.READY],
        "wrong_count": len(wrong),
        "wrong": [{"number": row[0], "reason": row[2], "name": row[3]} for row in wrong[:_SHOWN]],
        "good": [{"name": row[3], "post": row[4], "group": ContactGroup(row[5]).label} for row in good[:20]],
    }
    return render(request, "desk/invitations/table_preview.html", context)


@inviters
@require_POST
def drop(request: CommuneRequest, pk: int) -> HttpResponse:
    drop_table(request.actor, pk, now=timezone.now())
    messages.success(request, "Đã bỏ bảng, không thêm gì.")
    return redirect("desk:contacts")


@inviters
@require_safe
def faulty(request: CommuneRequest, pk: int) -> HttpResponse:
    table = table_of(request.actor, pk)
    content = faulty_workbook(row for row in table.rows if row[1] != RowState.READY)
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="can-sua-{pk}.xlsx"'
    return response
