"""The contact list: found, added, changed, removed, fetched."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dienhong.civic.people.roles import Permission
from dienhong.cycle.invitations import queries
from dienhong.cycle.invitations.actions.contacts import remove_contact, save_contact
from dienhong.cycle.invitations.models import Contact
from dienhong.cycle.invitations.states import ContactGroup
from dienhong.cycle.invitations.workbooks import contacts_workbook
from dienhong.kernel.errors import Missing, Refused
from dienhong.kernel.phones import show_phone
from dienhong.web.desk.access import official
from dienhong.web.desk.invitations.forms import ContactForm
from dienhong.web.kit.requests import CommuneRequest

inviters = official(Permission.MANAGE_DIALOGUE)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_PAGE = 100


@inviters
@require_safe
def contact_list(request: CommuneRequest) -> HttpResponse:
    group, words = request.GET.get("nhom", ""), request.GET.get("tim", "")[:100]
    found = queries.contacts(request.actor, group=group if group in ContactGroup.values else "", words=words)
    page = Paginator(found, _PAGE).get_page(request.GET.get("trang"))
    counts = queries.contact_counts()
    groups = [(row.value, row.label, counts.get(row, 0)) for row in ContactGroup]
    rows = [(row, show_phone(row.phone) if row.phone else "") for row in page]
    context = {
        "page": page,
        "rows": rows,
        "groups": groups,
        "group": group,
        "words": words,
        "total": sum(counts.values()),
    }
    return render(request, "desk/invitations/contacts.html", context)


@inviters
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: CommuneRequest) -> HttpResponse:
    return _form_page(request, None, {})


@inviters
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: CommuneRequest, pk: int) -> HttpResponse:
    row = queries.contacts(request.actor).filter(pk=pk).first()
    if row is None:
        raise Missing
    phone = show_phone(row.phone) if row.phone else ""
    told = {"name": row.name, "post": row.post, "group": row.group, "village": row.village_id, "email": row.email}
    return _form_page(request, row, told | {"phone": phone})


@inviters
@require_POST
def remove(request: CommuneRequest, pk: int) -> HttpResponse:
    remove_contact(request.actor, pk, now=timezone.now())
    messages.success(request, "Đã xóa khỏi danh bạ. Lời mời đã gửi vẫn giữ.")
    return redirect("desk:contacts")


@inviters
@require_safe
def workbook(request: CommuneRequest) -> HttpResponse:
    response = HttpResponse(contacts_workbook(queries.contacts(request.actor)), content_type=XLSX)
    response["Content-Disposition"] = 'attachment; filename="danh-ba.xlsx"'
    return response


def _form_page(request: CommuneRequest, row: Contact | None, initial: dict[str, Any]) -> HttpResponse:
    form = ContactForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        try:
            save_contact(
                request.actor, row.pk if row else None, name=typed["name"], post=typed["post"],
                group=ContactGroup(typed["group"]), village_id=typed["village"], phone=typed["phone"],
                email=typed["email"], now=timezone.now(),
            )  # fmt: skip
        except Refused as error:
            form.refuse(error)
        else:
            messages.success(request, "Đã ghi vào danh bạ.")
            return redirect("desk:contacts")
    status = 422 if form.errors else 200
    return render(request, "desk/invitations/contact.html", {"form": form, "row": row}, status=status)
