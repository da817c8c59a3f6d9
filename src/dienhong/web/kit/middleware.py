"""What every request passes: security headers, the commune, the actor, errors that people can read."""

from collections.abc import Callable
from typing import cast

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import get_script_prefix, resolve, set_script_prefix
from django.urls.exceptions import Resolver404
from django.utils import timezone

from dienhong.civic.communes.models import Commune
from dienhong.civic.communes.queries import commune_at, only_commune
from dienhong.civic.people.models import User
from dienhong.civic.people.queries import actor_for
from dienhong.engines.tenancy.scope import in_commune
from dienhong.kernel.actors import Actor, citizen
from dienhong.kernel.errors import DienHongError
from dienhong.web.kit import errors
from dienhong.web.kit.requests import PageRequest

GetResponse = Callable[[HttpRequest], HttpResponseBase]


def content_policy(*, connect: str = "") -> str:
    """What a page may load: our own origin, and `connect` for a stream on another port."""
    sources = f"'self' {connect}".strip()
    return (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        f"connect-src {sources}; manifest-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    )


_HEADERS = {
    "Content-Security-Policy": content_policy(),
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}


def security_headers(get_response: GetResponse) -> GetResponse:
    """One policy for all pages, without exceptions."""

    def add_headers(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        for name, value in _HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    return add_headers


class CommuneMiddleware:
    """Finds the commune by host, else by the first part of the path, else the only one there is.

    The part of the path is moved to the script prefix, so that every address made by `reverse` stays in the commune.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        page = cast(PageRequest, request)
        prefix = get_script_prefix()
        page.commune, page.actor = self._find(request), None
        if page.commune is None:
            if _needs_commune(request):
                return errors.not_found(request)
            return self.get_response(request)
        page.actor = citizen(page.commune.pk)
        try:
            with in_commune(page.commune.pk):
                return self.get_response(request)
        finally:
            set_script_prefix(prefix)

    @staticmethod
    def _find(request: HttpRequest) -> Commune | None:
        host = request.get_host().partition(":")[0].lower()
        first, _, rest = request.path_info.removeprefix("/").partition("/")
        found = commune_at(host, first)
        if found is None:
            return only_commune()
        if found.host == host:
            return found
        prefix = f"{request.META.get('SCRIPT_NAME', '')}/{found.slug}/"
        request.path_info = request.META["PATH_INFO"] = f"/{rest}"
        request.META["SCRIPT_NAME"] = prefix.rstrip("/")
        request.path = prefix + rest
        set_script_prefix(prefix)
        return found


def _needs_commune(request: HttpRequest) -> bool:
    try:
        view = resolve(request.path_info).func
    except Resolver404:
        return False  # a 404 follows anyway
    return not getattr(view, "needs_no_commune", False)


class ActorMiddleware:
    """Says who acts: the logged-in official of this commune, or a citizen."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        page = cast(PageRequest, request)
        if page.commune is not None and isinstance(page.user, User):
            page.actor = self._official(page.user) or citizen(page.commune.pk)
        return self.get_response(request)

    @staticmethod
    def _official(user: User) -> Actor | None:
        return actor_for(user, timezone.localdate())


class ErrorsMiddleware:
    """Turns the domain's refusals into pages."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, DienHongError):
            return errors.refused(request, exception)
        return None
