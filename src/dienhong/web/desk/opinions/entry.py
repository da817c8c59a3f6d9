"""Entering an opinion for somebody who telephoned, came, or spoke in the hall."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_safe

from dienhong.civic.people.roles import Permission, Role
from dienhong.cycle.dialogues.queries import visible_to as dialogues_visible_to
from dienhong.cycle.dialogues.states import DialogueState
from dienhong.cycle.opinions.actions.submit import Submission, submit_opinion
from dienhong.cycle.opinions.queries import entered_by, villages_open_to
from dienhong.cycle.opinions.states import Channel
from dienhong.kernel.errors import Refused
from dienhong.web.desk.access import official
from dienhong.web.desk.opinions.forms import EntryForm
from dienhong.web.kit.requests import CommuneRequest, random_below, seal

_LAST = "entered"
_LISTED = 6
_KEPT = ("channel", "village", "dialogue")


@official(Permission.ENTER_OPINION)
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: CommuneRequest) -> HttpResponse:
    """Save one, or save and go on with the next from the same place."""
    form = _form(request)
    if request.method == "POST" and form.is_valid():
        try:
            received = submit_opinion(
                request.actor, _submission(form.cleaned_data), seal=seal(), random=random_below, now=timezone.now()
            )
        except Refused as error:
            form.refuse(error)
        else:
            if "another" in request.POST:
                messages.success(request, f"Đã lưu. Mã tra cứu để đưa người gửi: {received.code}")
                kept = {name: form.cleaned_data[name] for name in _KEPT if form.cleaned_data[name]}
                return redirect(f"{reverse('desk:enter')}?{urlencode(kept)}")
            request.session[_LAST] = {"code": received.code, "due": f"{received.due_date:%d/%m/%Y}"}
            return redirect("desk:entered")
    context = {"form": form, "entered": entered_by(request.actor)[:_LISTED]}
    return render(request, "desk/opinions/entry.html", context, status=422 if form.errors else 200)


@official(Permission.ENTER_OPINION)
@require_safe
def entered(request: CommuneRequest) -> HttpResponse:
    """The code to read out or write down for the sender."""
    received = request.session.get(_LAST)
    if received is None:
        return redirect("desk:enter")
    return render(request, "desk/opinions/entered.html", {"received": received})


def _form(request: CommuneRequest) -> EntryForm:
    villages = villages_open_to(request.actor).values_list("pk", "name")
    live = (DialogueState.ANNOUNCED, DialogueState.INTAKE_OPEN, DialogueState.INTAKE_CLOSED, DialogueState.HELD)
    dialogues = dialogues_visible_to(request.actor).filter(state__in=live).select_related(None)
    choices = {"villages": villages, "dialogues": dialogues.values_list("pk", "title")}
    if request.method == "POST":
        return EntryForm(request.POST, **choices)
    kept = {name: request.GET[name] for name in _KEPT if request.GET.get(name)}
    return EntryForm(initial={"key": uuid.uuid4()} | _places(request) | kept, **choices)


def _places(request: CommuneRequest) -> dict[str, Any]:
    """A village head writes for the own village."""
    if Role.VILLAGE_HEAD not in request.actor.roles:
        return {}
    villages = request.actor.village_ids
    return {"channel": Channel.VILLAGE_HEAD} | ({"village": min(villages)} if len(villages) == 1 else {})


def _submission(typed: dict[str, Any]) -> Submission:
    return Submission(
        text=typed["text"],
        key=typed["key"],
        dialogue_id=typed["dialogue"],
        village_id=typed["village"],
        name=typed["name"],
        phone=typed["phone"],
        consents=typed["consents"],
        channel=Channel(typed["channel"]),
    )
