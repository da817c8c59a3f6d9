"""The reception desk: who came, by code or by name without diacritics, walk-ins, how many of whom."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseNotModified, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.views.decorators.http import require_POST, require_safe

from dienhong.cycle.conference.models import Attendance, SightToken
from dienhong.cycle.conference.permissions import RECEPTION
from dienhong.cycle.conference.queries import found_by_name
from dienhong.cycle.conference.states import Sight
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing, Overtaken, Refused
from dienhong.web.kit.requests import CommuneRequest
from dienhong.web.stage.deeds.form import DeedForm
from dienhong.web.stage.parts import hidden_fields
from dienhong.web.stage.pressing import is_script, press_of, status_of
from dienhong.web.stage.pulse import pulse_address
from dienhong.web.stage.shown.minutes import attendance_in
from dienhong.web.stage.sights.door import Visit, answer, opened_by
from dienhong.web.stage.sights.receiving import FORMS, ArriveForm, WalkInForm, receive, told
from dienhong.web.stage.streaming import with_stream
from dienhong.web.stage.worker import may_be_kept

_FOUND = 20


@opened_by(Sight.CHECK_IN)
@require_safe
def check_in(request: CommuneRequest, visit: Visit) -> HttpResponse:
    """The desk; `ten` searches, also without a script."""
    return _desk(request, visit)


@opened_by(Sight.CHECK_IN)
@require_safe
def counts(request: CommuneRequest, visit: Visit) -> HttpResponse:
    """How many are here."""
    return answer(request, visit, "", lambda: {"attendance": _counts(visit)})


@opened_by(Sight.CHECK_IN)
@require_safe
def people(request: CommuneRequest, visit: Visit) -> HttpResponse:
    """The list for a page that is to search without a network; the page keeps it in memory only."""
    etag = f'"{visit.conference.number}"'
    if request.headers.get("If-None-Match") == etag:
        return HttpResponseNotModified(headers={"ETag": etag})
    rows = Attendance.objects.filter(conference=visit.conference, taken_back=False)
    columns = rows.values("key", "name", "folded_name", "group", "village__name", "code", "present_at", "present_by")
    return JsonResponse({"people": list(columns)}, headers={"ETag": etag})


@opened_by(Sight.CHECK_IN)
@require_POST
def receive_act(request: CommuneRequest, visit: Visit, verb: str) -> HttpResponse:
    """Write down who is here."""
    if verb not in FORMS:
        raise Missing
    form = FORMS[verb](request.POST, auto_id=f"{verb}-%s")
    if not form.is_valid():
        return _refused(request, visit, verb, form, 422)
    press = press_of(request, verb, visit.now)
    try:
        done = receive(_desk_actor(request, visit), visit, verb, form.cleaned_data, press)
    except (Refused, Overtaken, Missing) as error:
        form.refuse(error)
        return _refused(request, visit, verb, form, status_of(error))
    if is_script(request):
        return JsonResponse({"number": done.number, "result": done.result, "told": told(done)})
    messages.success(request, told(done))
    return redirect("stage:check_in", token=visit.token)


def _desk_actor(request: CommuneRequest, visit: Visit) -> Actor:
    """This desk, by its number among the desks of the conference."""
    desks = SightToken.objects.filter(conference=visit.conference, sight=Sight.CHECK_IN, pk__lte=visit.row).count()
    return Actor(request.commune.pk, f"Bàn đón tiếp {desks}", permissions=frozenset({RECEPTION}))


def _refused(request: CommuneRequest, visit: Visit, verb: str, form: DeedForm, status: int) -> HttpResponse:
    if is_script(request):
        words = [str(word) for errors in form.errors.values() for word in errors]
        return JsonResponse({"problem": "refused", "message": " ".join(words)}, status=status)
    return _desk(request, visit, {verb: form}, status)


def _desk(
    request: CommuneRequest, visit: Visit, bound: dict[str, DeedForm] | None = None, status: int = 200
) -> HttpResponse:
    faulty = bound or {}
    sought = request.GET.get("ten", "").strip()
    context: dict[str, Any] = {
        "visit": visit,
        "conference": visit.conference,
        "dialogue": visit.conference.dialogue,
        "stream": pulse_address(request, visit.conference.pk),
        "hidden": hidden_fields(get_token(request), ""),
        "counts": _counts(visit),
        "sought": sought,
        "found": list(found_by_name(visit.conference.pk, sought)[:_FOUND]) if sought else [],
        "arrive_form": faulty.get("check_in") or ArriveForm(auto_id="check_in-%s"),
        "walk_in_form": faulty.get("walk_in") or WalkInForm(auto_id="walk_in-%s"),
        "faulty": list(faulty.values()),
    }
    response = render(request, "stage/sights/check_in.html", context, status=status)
    response.headers["Permissions-Policy"] = "camera=(self), geolocation=(), microphone=(), payment=(), usb=()"
    return may_be_kept(with_stream(request, response, visit.conference.pk))


def _counts(visit: Visit) -> str:
    context = {"conference": visit.conference, **attendance_in(visit.conference)}
    return render_to_string("stage/parts/attendance.html", context)
