"""The one place where a page of the hall may hold a stream of another port: its policy names that origin, no more."""

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse

from dienhong.web.kit.middleware import content_policy
from dienhong.web.stage.pulse import pulse_address


def with_stream(request: HttpRequest, response: HttpResponse, conference_id: int) -> HttpResponse:
    """Let the page connect to the stream of its conference beside our own origin."""
    parts = urlsplit(pulse_address(request, conference_id))
    if parts.netloc:
        response.headers["Content-Security-Policy"] = content_policy(connect=f"{parts.scheme}://{parts.netloc}")
    return response
