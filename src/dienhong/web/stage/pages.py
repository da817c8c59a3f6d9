"""The consoles: the chair's, the secretary's, the desk of the speakers' list; and their parts for open pages."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from dienhong.cycle.conference.models import Conference
from dienhong.cycle.conference.permissions import may_lead, may_queue, may_record
from dienhong.kernel.errors import Missing
from dienhong.web.kit.requests import CommuneRequest
from dienhong.web.stage.access import Room, anybody, in_hall, official_here, seen_dialogue
from dienhong.web.stage.deeds.queueing import RegisterForm
from dienhong.web.stage.parts import PARTS, Bound, hidden_fields, part_texts, stamp_of
from dienhong.web.stage.pulse import pulse_address
from dienhong.web.stage.streaming import with_stream
from dienhong.web.stage.worker import may_be_kept

CONSOLES = {
    "chair": ("now", "speaker", "queue", "beside", "outcomes", "closing", "screen", "acts"),
    "secretary": (
        "now",
        "speaker",
        "minutes",
        "writing",
        "commitments",
        "outcomes",
        "attendance",
        "queue",
        "screen",
        "acts",
    ),
    "desk": ("speaker", "queue", "moderation", "attendance", "acts"),
}
"""The parts of each console."""


def console(
    request: HttpRequest, room: Room, name: str, *, bound: Bound | None = None, status: int = 200, **more: Any
) -> HttpResponse:
    """One console as a whole page; without a script this is all there is."""
    parts = CONSOLES[name]
    hidden = hidden_fields(get_token(request), name)
    faulty = bound or {}
    context = {
        "conference": room.conference,
        "dialogue": room.conference.dialogue,
        "dialogue_id": room.conference.dialogue_id,
        "rights": room.rights,
        "console": name,
        "parts": {
            part: {"name": part, "topics": PARTS[part].topics, "text": text}
            for part, text in part_texts(room, parts, hidden, bound).items()
        },
        "hidden": hidden,
        "person": room.actor.user_id,
        "number": room.conference.number,
        "server_ms": round(room.now.timestamp() * 1000),
        "stream": pulse_address(request, room.conference.pk),
        "register_form": faulty.get(("register", 0)) or RegisterForm(auto_id="register-%s"),
        "faulty": list(faulty.values()),
        **more,
    }
    response = render(request, f"stage/{name}.html", context, status=status)
    return may_be_kept(with_stream(request, response, room.conference.pk))


@in_hall(may_lead)
@require_safe
def chair(request: CommuneRequest, room: Room) -> HttpResponse:
    return console(request, room, "chair")


@in_hall(may_record)
@require_safe
def secretary(request: CommuneRequest, room: Room) -> HttpResponse:
    return console(request, room, "secretary")


@in_hall(may_queue)
@require_safe
def desk(request: CommuneRequest, room: Room) -> HttpResponse:
    return console(request, room, "desk")


@official_here
@require_safe
def hall(request: CommuneRequest, pk: int) -> HttpResponse:
    """The way into the hall: the console of one's duty; before it is prepared, the preparation."""
    seen_dialogue(request.actor, pk)
    prepared = Conference.objects.filter(dialogue_id=pk).exists()
    return redirect("stage:doors" if prepared else "stage:prepare", pk=pk)


@in_hall(anybody)
@require_safe
def doors(request: CommuneRequest, room: Room) -> HttpResponse:
    """Which consoles this official may open."""
    context = {
        "conference": room.conference,
        "dialogue": room.conference.dialogue,
        "dialogue_id": room.conference.dialogue_id,
        "rights": room.rights,
        "duties": [duty.label for duty in room.duties],
    }
    return render(request, "stage/doors.html", context)


@in_hall(anybody)
@require_safe
def fragments(request: CommuneRequest, room: Room) -> HttpResponse:
    """The parts that a page asks for, as JSON of their HTML; 304 while nothing changed."""
    names = [name for name in request.GET.get("phan", "").split(",") if name]
    if not names or any(name not in PARTS or not _may_read(room, name) for name in names):
        raise Missing
    etag = f'"{stamp_of(room)}"'
    if request.headers.get("If-None-Match") == etag:
        response: HttpResponse = HttpResponseNotModified()
    else:
        back = request.GET.get("ban", "")
        texts = part_texts(room, names, hidden_fields(get_token(request), back if back in CONSOLES else ""))
        told = {"number": room.conference.number, "now": round(room.now.timestamp() * 1000), "parts": texts}
        response = JsonResponse(told)
    response.headers["ETag"] = etag
    return response


_READS: dict[str, Callable[[frozenset[str]], bool]] = {
    "minutes": lambda rights: "record" in rights,
    "writing": lambda rights: "record" in rights,
    "outcomes": lambda rights: "decide" in rights,
    "commitments": lambda rights: "decide" in rights,
    "closing": lambda rights: "lead" in rights,
    "screen": lambda rights: "lead" in rights or "record" in rights,
    "beside": lambda rights: "lead" in rights,
}


def _may_read(room: Room, name: str) -> bool:
    return _READS[name](room.rights) if name in _READS else True
