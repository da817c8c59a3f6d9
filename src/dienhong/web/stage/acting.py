"""One press of a button: a form that was sent, the act that follows, and what the presser is told."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from dienhong.kernel.errors import Forbidden, Missing, Overtaken, Refused
from dienhong.web.kit.requests import CommuneRequest
from dienhong.web.stage.access import Room, anybody, enter, in_hall
from dienhong.web.stage.deeds.form import DeedForm
from dienhong.web.stage.deeds.table import DEEDS
from dienhong.web.stage.pages import console
from dienhong.web.stage.preparing import preparation
from dienhong.web.stage.pressing import is_script, press_of, status_of

_CONSOLES = {"chair": "stage:chair", "secretary": "stage:secretary", "desk": "stage:desk", "prepare": "stage:prepare"}


@in_hall(anybody)
@require_POST
def act(request: CommuneRequest, room: Room, verb: str) -> HttpResponse:
    """Do it once. A script gets JSON; a plain form comes back to its page, with what was typed where it was refused."""
    deed = DEEDS.get(verb)
    if deed is None:
        raise Missing
    form = deed.form(request.POST, auto_id=_ids(request, verb))
    press = press_of(request, verb, room.now)
    if not form.is_valid():
        return _refused(request, room, verb, form, 422)
    try:
        done = deed.do(room.actor, room.conference.pk, form.cleaned_data, press, room.now)
    except (Refused, Overtaken, Forbidden) as error:
        form.refuse(error)
        return _refused(request, room, verb, form, status_of(error))
    if is_script(request):
        return JsonResponse({"number": done.number, "result": done.result, "told": deed.told})
    messages.success(request, deed.told)
    return redirect(_CONSOLES.get(request.POST.get("back", ""), "stage:hall"), pk=room.conference.dialogue_id)


def _ids(request: HttpRequest, verb: str) -> str:
    """The ids of the page's own form, so that a faulty one stands in its place."""
    turn = request.POST.get("turn", "")
    return f"{verb}-{turn}-%s" if turn.isdecimal() and verb != "commit" else f"{verb}-%s"


def _refused(request: CommuneRequest, room: Room, verb: str, form: DeedForm, status: int) -> HttpResponse:
    words = [str(word) for errors in form.errors.values() for word in errors]
    if is_script(request):
        return JsonResponse({"problem": "refused", "message": " ".join(words)}, status=status)
    back = request.POST.get("back", "")
    fresh = enter(room.actor, room.conference.dialogue_id)
    turn = request.POST.get("turn", "")
    bound = {(verb, int(turn) if turn.isdecimal() and verb != "commit" else 0): form}
    if back == "prepare" or back not in _CONSOLES:
        return preparation(request, fresh, bound=bound, status=status)
    return console(request, fresh, back, bound=bound, status=status)
