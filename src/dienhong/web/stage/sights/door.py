"""Who comes with a token: the conference that it opens, and nothing of any other kind of screen."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import cast

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from dienhong.cycle.conference.models import Conference
from dienhong.cycle.conference.queries import sight_digest, sight_of
from dienhong.cycle.conference.states import Sight
from dienhong.web.kit.requests import CommuneRequest

Page = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True)
class Visit:
    """One question by a screen. `token` is what stands in its address, `row` the id of what is kept of it."""

    conference: Conference
    token: str
    row: int
    now: datetime

    @property
    def server_ms(self) -> int:
        return round(self.now.timestamp() * 1000)

    @property
    def stamp(self) -> str:
        """Names what a screen shows; the minute moves forecasts and marks of age."""
        return f"{self.conference.number}-{int(self.now.timestamp()) // 60}"


def opened_by(sight: Sight) -> Callable[[Page], Page]:
    """For whoever holds a living token of this kind; `view` takes the request and the visit. Others read why not."""

    def wrap(view: Page) -> Page:
        @never_cache
        @wraps(view)
        def page(request: HttpRequest, /, token: str, **kwargs: object) -> HttpResponse:
            here = cast(CommuneRequest, request)
            now = timezone.now()
            found = sight_of(sight_digest(token), now)
            if found is None or found.sight != sight:
                return _gone(here)
            return view(here, Visit(found.conference, token, found.pk, now), **kwargs)

        return page

    return wrap


def answer(request: HttpRequest, visit: Visit, own: str, parts: Callable[[], dict[str, str]]) -> HttpResponse:
    """The parts of a screen as JSON of their HTML; 304 while nothing changed. `own` names what only this one sees."""
    etag = f'"{visit.stamp}{own}"'
    if request.headers.get("If-None-Match") == etag:
        response: HttpResponse = HttpResponseNotModified()
    else:
        told = {"number": visit.conference.number, "now": visit.server_ms, "parts": parts()}
        response = JsonResponse(told)
    response.headers["ETag"] = etag
    return response


def _gone(request: CommuneRequest) -> HttpResponse:
    if request.headers.get("Accept", "").startswith("application/json"):
        return JsonResponse({"problem": "gone"}, status=404)
    return render(request, "stage/sights/gone.html", status=404)
