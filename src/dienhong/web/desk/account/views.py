"""Log-in, log-out, change of password. Whoever guesses learns nothing: one answer for every wrong log-in."""

from datetime import datetime
from typing import cast

from django.contrib import messages
from django.contrib.auth import authenticate, login, logout, update_session_auth_hash
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from dienhong.civic.people.models import User
from dienhong.civic.people.queries import actor_for
from dienhong.engines.limits.tallies import Limit, count_try, forget, is_spent
from dienhong.web.desk.access import local_next, official
from dienhong.web.desk.account.forms import LoginForm, PasswordForm
from dienhong.web.kit.requests import CommuneRequest, client_address

BY_NAME = Limit("log-in of a name from an address", most=10, seconds=900)
BY_ADDRESS = Limit("log-in from an address", most=100, seconds=900)
_WRONG = "Tên đăng nhập hoặc mật khẩu chưa đúng."
_TOO_MANY = "Đã thử quá nhiều lần. Hãy chờ 15 phút rồi đăng nhập lại, hoặc báo quản trị để đặt lại mật khẩu."


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def log_in(request: HttpRequest) -> HttpResponse:
    """Only people with a role in this commune get in; to all others it is the wrong password."""
    here = cast(CommuneRequest, request)
    if here.user.is_authenticated:
        if not here.actor.is_official:
            raise Http404
        return redirect(local_next(request, reverse("desk:today")))
    if request.method != "POST":
        return _page(request, LoginForm(initial={"next": request.GET.get("next", "")}))
    form = LoginForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    now = timezone.now()
    address = client_address(request)
    one_name = f"{address} {form.cleaned_data['username'].lower()}"
    if is_spent(BY_NAME, one_name, now) or is_spent(BY_ADDRESS, address, now):
        form.add_error(None, _TOO_MANY)
        return _page(request, form, status=429)
    user = _official(request, form, now)
    if user is None:
        count_try(BY_NAME, one_name, now)
        count_try(BY_ADDRESS, address, now)
        form.add_error(None, _WRONG)
        return _page(request, form, status=422)
    forget(BY_NAME, one_name, now)
    login(request, user)
    return redirect(local_next(request, reverse("desk:today")))


def log_out(request: HttpRequest) -> HttpResponse:
    """By the button only: a link from elsewhere logs nobody out."""
    if request.method != "POST":
        raise Http404
    logout(request)
    messages.success(request, "Ông/bà đã đăng xuất.")
    return redirect("desk:login")


@sensitive_post_parameters("old", "new", "again")
@official()
def change_password(request: CommuneRequest) -> HttpResponse:
    """The other sessions of the account end; this one goes on."""
    user = cast(User, request.user)
    form = PasswordForm(user, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        user.set_password(form.cleaned_data["new"])
        user.save(update_fields=["password"])
        update_session_auth_hash(request, user)
        messages.success(request, "Đã đổi mật khẩu.")
        return redirect("desk:today")
    return render(request, "desk/account/password.html", {"form": form}, status=422 if form.errors else 200)


def _page(request: HttpRequest, form: LoginForm, status: int = 200) -> HttpResponse:
    return render(request, "desk/account/login.html", {"form": form}, status=status)


def _official(request: HttpRequest, form: LoginForm, now: datetime) -> User | None:
    user = authenticate(request, username=form.cleaned_data["username"].lower(), password=form.cleaned_data["password"])
    if isinstance(user, User) and actor_for(user, timezone.localdate(now)) is not None:
        return user
    return None
