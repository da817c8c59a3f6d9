"""Who may enter which page of the desk: one decorator, so that no view forgets."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.http import url_has_allowed_host_and_scheme

from dienhong.civic.people.roles import Permission
from dienhong.kernel.errors import DienHongError, Forbidden, Missing, Overtaken
from dienhong.web.kit.requests import CommuneRequest

P = ParamSpec("P")
View = Callable[Concatenate[CommuneRequest, P], HttpResponse]
Page = Callable[Concatenate[HttpRequest, P], HttpResponse]


def official(*permissions: Permission) -> Callable[[View[P]], Page[P]]:
    """A page for officials of this commune who hold one of `permissions` (none given: any role).

    Not logged in: to the log-in and back. No role here: 404, as if there were no such page. The wrong role: 403 with
    the reason. A refusal that the view did not turn into a form's message becomes a page of the desk.
    """

    def wrap(view: View[P]) -> Page[P]:
        @wraps(view)
        def page(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            here = cast(CommuneRequest, request)
            if not here.user.is_authenticated:
                return redirect(f"{reverse('desk:login')}?{urlencode({'next': _way_back(request)})}")
            if not here.actor.is_official:
                raise Http404
            try:
                _require(here, permissions)
                response = view(here, *args, **kwargs)
            except DienHongError as error:
                response = _refusal(request, error)
            patch_cache_control(response, private=True)
            return response

        return page

    return wrap


def local_next(request: HttpRequest, otherwise: str) -> str:
    """The address in `next` when it leads back into this site, else `otherwise`."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    return wanted if url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) else otherwise


def _way_back(request: HttpRequest) -> str:
    return request.get_full_path() if request.method == "GET" else reverse("desk:today")


def _require(request: CommuneRequest, permissions: tuple[Permission, ...]) -> None:
    if permissions and not any(request.actor.may(permission) for permission in permissions):
        wanted = " hoặc ".join(f"“{permission.label}”" for permission in permissions)
        raise Forbidden(f"Trang này dành cho người có quyền {wanted}.")


def _refusal(request: HttpRequest, error: DienHongError) -> HttpResponse:
    if isinstance(error, Missing):
        raise Http404 from error
    if isinstance(error, Forbidden):
        return render(request, "desk/forbidden.html", {"message": error.message}, status=403)
    status = 409 if isinstance(error, Overtaken) else 422
    return render(request, "desk/refused.html", {"message": error.message}, status=status)
