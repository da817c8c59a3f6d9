"""The preparation of a conference: its page, the tokens of its screens, the list to print."""

import secrets

from django.contrib import messages
from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dienhong.cycle.conference.actions.prepare import make_token, prepare_conference, revoke_token
from dienhong.cycle.conference.models import Conference
from dienhong.cycle.conference.permissions import may_prepare
from dienhong.cycle.conference.queries import explained_queue
from dienhong.cycle.conference.states import Policy, Sight
from dienhong.kernel.errors import Missing, Refused
from dienhong.web.kit.requests import CommuneRequest
from dienhong.web.stage.access import Room, anybody, enter, in_hall, official_here, seen_dialogue
from dienhong.web.stage.parts import Bound, hidden_fields
from dienhong.web.stage.screens import Screen, offered, screen_of
from dienhong.web.stage.shown.agenda import now_of
from dienhong.web.stage.shown.preparation import duties, prepared

_SHOWN_ONCE = "hall_token"


@official_here
@require_http_methods(["GET", "HEAD", "POST"])
def prepare(request: CommuneRequest, pk: int) -> HttpResponse:
    """Before there is a conference: one button. After: its preparation."""
    may_prepare(request.actor).require()
    dialogue = seen_dialogue(request.actor, pk)
    if request.method == "POST":
        try:
            prepare_conference(request.actor, pk, now=timezone.now())
        except Refused as error:
            return render(
                request, "stage/unprepared.html", {"dialogue": dialogue, "refusal": error.message}, status=422
            )
        messages.success(request, "Đã lập hội nghị với chương trình theo kế hoạch. Hãy xem lại các bước bên dưới.")
        return redirect("stage:prepare", pk=pk)
    if not Conference.objects.filter(dialogue_id=pk).exists():
        return render(request, "stage/unprepared.html", {"dialogue": dialogue})
    return preparation(request, enter(request.actor, pk), bound={}, status=200)


def preparation(request: CommuneRequest, room: Room, *, bound: Bound, status: int) -> HttpResponse:
    """The page with whatever forms were refused; a token that was just made is shown this once."""
    made = request.session.pop(_SHOWN_ONCE, None)
    context = {
        "conference": room.conference,
        "dialogue": room.conference.dialogue,
        "dialogue_id": room.conference.dialogue_id,
        "rights": room.rights,
        "hidden": hidden_fields(get_token(request), "prepare"),
        "faulty": list(bound.values()),
        "made": _screen(request, made) if made else None,
        "sights": offered(),
        **prepared(room, bound),
    }
    return render(request, "stage/prepare.html", context, status=status)


@in_hall(lambda actor, _: may_prepare(actor))
@require_POST
def add_token(request: CommuneRequest, room: Room) -> HttpResponse:
    """A new token; its address stands on the next page and nowhere else, for only its digest is kept."""
    sight = request.POST.get("sight", "")
    if sight not in offered():
        raise Missing
    token = make_token(
        request.actor, room.conference.pk, Sight(sight), random_token=lambda: secrets.token_urlsafe(18), now=room.now
    )
    request.session[_SHOWN_ONCE] = [sight, token]
    return redirect("stage:prepare", pk=room.conference.dialogue_id)


@in_hall(lambda actor, _: may_prepare(actor))
@require_POST
def end_token(request: CommuneRequest, room: Room, token_id: int) -> HttpResponse:
    """The screen that holds it goes dark at its next question."""
    revoke_token(request.actor, room.conference.pk, token_id, now=room.now)
    messages.success(request, "Đã thu hồi. Địa chỉ cũ không mở được nữa.")
    return redirect("stage:prepare", pk=room.conference.dialogue_id)


@in_hall(anybody)
@require_safe
def listed(request: CommuneRequest, room: Room) -> HttpResponse:
    """Agenda, duties and speakers on paper, for when everything else fails."""
    context = {
        "conference": room.conference,
        "dialogue": room.conference.dialogue,
        "dialogue_id": room.conference.dialogue_id,
        "queue": explained_queue(room.conference),
        "policies": [Policy(word).label for word in room.conference.policies],
        "duty_rows": duties(room),
        **now_of(room),
    }
    return render(request, "stage/listed.html", context)


def _screen(request: CommuneRequest, made: list[str]) -> Screen:
    return screen_of(request, Sight(made[0]), made[1])
