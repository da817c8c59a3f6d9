"""Pages for what went wrong: what happened and what to do next, in Vietnamese."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from dienhong.kernel.errors import DienHongError, Forbidden, Missing, Overtaken


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "403.html", {"message": _message(exception)}, status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    return render(request, "500.html", status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return render(request, "403_csrf.html", status=403)


def refused(request: HttpRequest, error: DienHongError) -> HttpResponse:
    """The page for an error that a view did not turn into a form's message."""
    if isinstance(error, Missing):
        return not_found(request)
    if isinstance(error, Forbidden):
        return forbidden(request, error)
    status = 409 if isinstance(error, Overtaken) else 422
    return render(request, "refused.html", {"message": error.message}, status=status)


def _message(error: Exception | None) -> str:
    return error.message if isinstance(error, DienHongError) else ""
