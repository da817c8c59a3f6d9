"""What holds for every address below /api/: no cookies, who may ask from which page, problems for all refusals."""

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern
from django.utils.cache import get_conditional_response
from django.views.decorators.csrf import csrf_exempt

from dienhong.web.api.bodies import is_too_large
from dienhong.web.api.problems import answer

View = Callable[..., HttpResponse]
_METHOD_NOT_ALLOWED = 405
_OK = 200


def guarded(pattern: URLPattern) -> URLPattern:
    """The same address, with its view guarded."""
    pattern.callback = csrf_exempt(_guard(cast(View, pattern.callback)))
    return pattern


def _guard(view: View) -> View:
    @wraps(view)
    def guard(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        asks_head = request.method == "HEAD"
        if asks_head:
            request.method = "GET"
        response = _too_large() if is_too_large(request) else view(request, *args, **kwargs)
        if response.status_code == _METHOD_NOT_ALLOWED and not response.headers.get("Content-Type", "").endswith(
            "json"
        ):
            allowed = response.headers["Allow"]
            response = answer(405, "method_not_allowed", f"Địa chỉ này chỉ nhận {allowed}.")
            response.headers["Allow"] = allowed
        if getattr(request, "is_open_data", False):
            response = _open(request, response)
        if asks_head:
            request.method = "HEAD"
            response.content = b""
        cast(Any, request).session.accessed = False  # no answer depends on a cookie
        return response

    return guard


def _too_large() -> HttpResponse:
    return answer(413, "too_large", "Nội dung lớn hơn 64 KB. Hãy rút gọn hoặc chia thành nhiều ý kiến.")


def _open(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Any page may read it; the same data again is a 304."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    if response.status_code != _OK:
        return response
    response.headers["Cache-Control"] = "public, max-age=60"
    etag = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    response.headers["ETag"] = etag
    same = get_conditional_response(request, etag=etag, response=response)
    return cast(HttpResponse, same)
