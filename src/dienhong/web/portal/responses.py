"""How portal pages are kept by browsers: public ones are asked for again cheaply, personal ones are not kept."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.cache import never_cache
from django.views.decorators.http import conditional_page, require_http_methods, require_safe

View = Callable[..., HttpResponse]


def public_page(view: View) -> View:
    """GET only; the same page again is a 304 (ETag). Display mode and log-in vary it, so only the browser keeps it."""

    @wraps(view)
    def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        patch_cache_control(response, private=True, no_cache=True)
        return response

    return require_safe(conditional_page(page))


def draft_page(view: View) -> View:
    """A step of a form: going back shows what was typed, nobody between keeps it."""

    @wraps(view)
    def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        patch_cache_control(response, private=True, no_cache=True)
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    return require_http_methods(["GET", "HEAD", "POST"])(page)


def personal_page(view: View) -> View:
    """What belongs to one sender: no browser, proxy or search engine keeps it."""

    @wraps(view)
    def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return require_http_methods(["GET", "HEAD", "POST"])(never_cache(page))
