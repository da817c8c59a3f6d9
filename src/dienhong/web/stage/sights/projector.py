"""The projector: read-only, for the last row; a QR code leads to the page for phones."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from dienhong.cycle.conference.queries import audience_token, sight_digest, sight_of
from dienhong.cycle.conference.states import Sight
from dienhong.web.stage.keeping import kept
from dienhong.web.stage.pulse import pulse_address
from dienhong.web.stage.screens import Screen, screen_of
from dienhong.web.stage.shown.projected import projected
from dienhong.web.stage.sights.door import Visit, answer, opened_by
from dienhong.web.stage.streaming import with_stream
from dienhong.web.stage.worker import may_be_kept


@opened_by(Sight.PROJECTOR)
@require_safe
def projector(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The whole page; without a script it shows how things stood when it was opened."""
    context = {
        "dialogue": visit.conference.dialogue,
        "visit": visit,
        "board": _board(request, visit),
        "stream": pulse_address(request, visit.conference.pk),
    }
    response = render(request, "stage/sights/projector.html", context)
    return may_be_kept(with_stream(request, response, visit.conference.pk))


@opened_by(Sight.PROJECTOR)
@require_safe
def board(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What changes on it."""
    return answer(request, visit, "", lambda: {"board": _board(request, visit)})


def _board(request: HttpRequest, visit: Visit) -> str:
    def make() -> str:
        context: dict[str, Any] = projected(visit.conference) | {"phones": _phones(request, visit)}
        return render_to_string("stage/sights/board.html", context)

    key = (visit.conference.pk, "board", visit.row, request.get_host())
    return kept.text(key, visit.stamp, make)


def _phones(request: HttpRequest, visit: Visit) -> Screen | None:
    """The QR code for phones, as long as its token was not taken back."""
    token = audience_token(visit.token)
    if sight_of(sight_digest(token), visit.now) is None:
        return None
    return screen_of(request, Sight.AUDIENCE, token)
