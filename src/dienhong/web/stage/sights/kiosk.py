"""The kiosk in the hall: one line, a number to remember, and the page is ready for the next one."""

from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from dienhong.cycle.conference.actions.register import Registration, register_turn
from dienhong.cycle.conference.models import Turn
from dienhong.cycle.conference.queries import running_step
from dienhong.cycle.conference.states import Door, Sight
from dienhong.kernel.errors import Missing, Overtaken, Refused
from dienhong.web.kit.requests import CommuneRequest
from dienhong.web.stage.parts import hidden_fields
from dienhong.web.stage.pressing import press_of
from dienhong.web.stage.shown.phoned import places, said
from dienhong.web.stage.sights.door import Visit, opened_by
from dienhong.web.stage.sights.forms import KioskForm


@opened_by(Sight.KIOSK)
@require_http_methods(["GET", "HEAD", "POST"])
def kiosk(request: CommuneRequest, visit: Visit) -> HttpResponse:
    """Name, village, subject."""
    form = KioskForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        registration = Registration(
            door=Door.KIOSK, name=typed["name"], village_id=typed["village"], subject=typed["subject"]
        )
        press = press_of(request, "register", visit.now)
        try:
            done = register_turn(request.actor, visit.conference.pk, registration, press=press, now=visit.now)
            return redirect("stage:kiosk_done", token=visit.token, number=done.result["number"])
        except (Refused, Overtaken) as error:
            form.refuse(error)
    context = {
        "form": form,
        "visit": visit,
        "conference": visit.conference,
        "dialogue": visit.conference.dialogue,
        "step": running_step(visit.conference.pk),
        "hidden": hidden_fields(get_token(request), ""),
    }
    return render(request, "stage/sights/kiosk.html", context, status=422 if form.errors else 200)


@opened_by(Sight.KIOSK)
@require_safe
def kiosk_done(request: CommuneRequest, visit: Visit, number: int) -> HttpResponse:
    """The number, big, without the name; then the empty form again."""
    turn = Turn.objects.filter(conference=visit.conference, number=number, door=Door.KIOSK).first()
    if turn is None:
        raise Missing
    context = {
        "number": number,
        "said": said(turn, places(visit.conference, visit.stamp)),
        "visit": visit,
        "dialogue": visit.conference.dialogue,
    }
    return render(request, "stage/sights/kiosk_done.html", context)
