"""People of the commune: their accounts and their roles. A password is shown once, in the answer that made it."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dienhong.civic.people.actions.accounts import (
    Account,
    activate_person,
    add_existing_person,
    add_person,
    deactivate_person,
    reset_password,
)
from dienhong.civic.people.actions.roles import end_role, give_role
from dienhong.civic.people.models import Membership, User
from dienhong.civic.people.queries import people_here
from dienhong.civic.people.roles import Role
from dienhong.engines.journal.models import Entry
from dienhong.engines.journal.queries import entries_about
from dienhong.kernel.errors import Missing, Refused
from dienhong.web.desk.history import title_of
from dienhong.web.desk.settings.access import admin
from dienhong.web.desk.settings.people_forms import EndForm, PersonForm, RoleForm
from dienhong.web.kit.requests import CommuneRequest, random_below

_both = require_http_methods(["GET", "HEAD", "POST"])


@admin
@require_safe
def people(request: CommuneRequest) -> HttpResponse:
    today = timezone.localdate()
    rows = [{"person": person, "roles": _holding(person, today)} for person in people_here()]
    return render(request, "desk/settings/people.html", {"rows": rows, "today": today})


@admin
@never_cache
@_both
def new_person(request: CommuneRequest) -> HttpResponse:
    form = PersonForm(request.POST if request.method == "POST" else None, initial=_from_today())
    if form.is_valid():
        try:
            account = _add(request, form)
        except Refused as error:
            form.refuse(error)
        else:
            return _told(request, account, is_new=True)
    return render(request, "desk/settings/new_person.html", {"form": form}, status=422 if form.errors else 200)


def _add(request: CommuneRequest, form: PersonForm) -> Account:
    typed, office, now = form.cleaned_data, form.office(), timezone.now()
    name, username = typed["full_name"], typed["username"]
    if typed["has_account"]:
        return add_existing_person(request.actor, full_name=name, username=username, office=office, now=now)
    return add_person(
        request.actor, full_name=name, username=username, office=office, random_below=random_below, now=now
    )


@admin
@require_safe
def person(request: CommuneRequest, pk: int) -> HttpResponse:
    found = _person(pk)
    today = timezone.localdate()
    context = {
        "person": found,
        "holding": _holding(found, today),
        "ended": [role for role in _roles(found) if role not in _holding(found, today)],
        "is_own": found.pk == request.actor.user_id,
        "is_ours": found.home_id == request.commune.pk,
        "today": today,
        "history": [_line(entry) for entry in entries_about("person", pk).reverse()],
    }
    return render(request, "desk/settings/person.html", context)


@admin
@_both
def new_role(request: CommuneRequest, pk: int) -> HttpResponse:
    found = _person(pk)
    form = RoleForm(request.POST if request.method == "POST" else None, initial=_from_today())
    if form.is_valid():
        try:
            given = give_role(request.actor, pk, form.office(), now=timezone.now())
        except Refused as error:
            form.refuse(error)
        else:
            messages.success(request, f"Đã giao vai trò {given.get_role_display()} cho {found.full_name}.")
            return redirect("desk:person_settings", pk)
    context = {"form": form, "person": found}
    return render(request, "desk/settings/new_role.html", context, status=422 if form.errors else 200)


@admin
@_both
def role_end(request: CommuneRequest, pk: int, role: int) -> HttpResponse:
    found = _person(pk)
    held = next((row for row in _roles(found) if row.pk == role), None)
    if held is None:
        raise Missing
    form = EndForm(request.POST if request.method == "POST" else None, initial={"on": timezone.localdate()})
    if form.is_valid():
        try:
            end_role(request.actor, pk, role, on=form.cleaned_data["on"], now=timezone.now())
        except Refused as error:
            form.refuse(error)
        else:
            messages.success(request, f"Đã ghi ngày thôi vai trò {held.get_role_display()} của {found.full_name}.")
            return redirect("desk:person_settings", pk)
    context = {"form": form, "person": found, "role": held}
    return render(request, "desk/settings/role_end.html", context, status=422 if form.errors else 200)


@admin
@never_cache
@require_POST
def password(request: CommuneRequest, pk: int) -> HttpResponse:
    return _told(request, reset_password(request.actor, pk, random_below=random_below, now=timezone.now()))


@admin
@require_POST
def closing(request: CommuneRequest, pk: int) -> HttpResponse:
    closed = deactivate_person(request.actor, pk, now=timezone.now())
    messages.success(request, f"Đã khóa tài khoản của {closed.full_name}.")
    return redirect("desk:person_settings", pk)


@admin
@require_POST
def opening(request: CommuneRequest, pk: int) -> HttpResponse:
    opened = activate_person(request.actor, pk, now=timezone.now())
    messages.success(request, f"Đã mở lại tài khoản của {opened.full_name}.")
    return redirect("desk:person_settings", pk)


def _told(request: CommuneRequest, account: Account, *, is_new: bool = False) -> HttpResponse:
    """Not a redirect: the password is kept nowhere, so there is nothing to show a second time."""
    address = request.build_absolute_uri(reverse("desk:login"))
    context = {"account": account, "is_new": is_new, "login_address": address}
    return render(request, "desk/settings/account_told.html", context)


def _person(pk: int) -> User:
    found = people_here().filter(pk=pk).first()
    if found is None:
        raise Missing
    return found


def _roles(person: User) -> list[Membership]:
    """Filled by `people_here`."""
    roles: list[Membership] = getattr(person, "roles_here", [])
    return roles


def _holding(person: User, today: date) -> list[Membership]:
    """Roles that hold today or will; newest first."""
    return [role for role in _roles(person) if role.valid_to is None or role.valid_to > today]


def _line(entry: Entry) -> dict[str, Any]:
    """A row for the kit's time line: which role was given or ended stands below."""
    role = entry.details.get("role")
    return {
        "title": title_of(entry),
        "at": entry.at,
        "by": entry.actor_name,
        "body": Role(role).label if role in Role.values else "",
    }


def _from_today() -> dict[str, Any]:
    return {"valid_from": timezone.localdate()}
