"""Entering an opinion for somebody who telephoned, came, or spoke in the hall."""

import uuid
from typing import Any

from django.conf import settings
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
from dienhong.cycle.opinions.actions.photos import add_photo
from dienhong.cycle.opinions.actions.submit import Submission, submit_opinion
from dienhong.cycle.opinions.albums import MOST_PHOTOS, waiting
from dienhong.cycle.opinions.queries import entered_by, villages_open_to
from dienhong.cycle.opinions.signers import read_signers
from dienhong.cycle.opinions.states import Channel
from dienhong.kernel.errors import Refused
from dienhong.web.desk.access import official
from dienhong.web.desk.opinions.forms import EntryForm
from dienhong.web.kit.photos import add_photo_fields, chosen_photos
from dienhong.web.kit.requests import CommuneRequest, random_below, seal

_LAST = "entered"
_LISTED = 6
_KEPT = ("channel", "village", "dialogue")


@official(Permission.ENTER_OPINION)
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: CommuneRequest) -> HttpResponse:
    """Save one, or save and go on with the next from the same place."""
    form = _form(request)
    if request.method == "POST" and _photos_are_kept(request, form) and form.is_valid():
        try:
            received = submit_opinion(
                request.actor, _submission(form.cleaned_data), seal=seal(), random=random_below,
                folder=settings.FILES, now=timezone.now(),
            )  # fmt: skip
        except Refused as error:
            form.refuse(error)
        else:
            if "another" in request.POST:
                messages.success(request, f"Đã lưu. Mã tra cứu để đưa người gửi: {received.code}")
                kept = {name: form.cleaned_data[name] for name in _KEPT if form.cleaned_data[name]}
                return redirect(f"{reverse('desk:enter')}?{urlencode(kept)}")
            request.session[_LAST] = {"code": received.code, "due": f"{received.due_date:%d/%m/%Y}"}
            return redirect("desk:entered")
    photos = waiting(form.cleaned_data["key"]) if form.is_bound and form.cleaned_data.get("key") else []
    context = {"form": form, "photo_count": len(photos), "entered": entered_by(request.actor)[:_LISTED]}
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
        form = EntryForm(request.POST, request.FILES, **choices)
        add_photo_fields(form, MOST_PHOTOS, MOST_PHOTOS)
        return form
    kept = {name: request.GET[name] for name in _KEPT if request.GET.get(name)}
    form = EntryForm(initial={"key": uuid.uuid4()} | _places(request) | kept, **choices)
    add_photo_fields(form, MOST_PHOTOS, MOST_PHOTOS)
    return form


def _photos_are_kept(request: CommuneRequest, form: EntryForm) -> bool:
    """Keep the photos that were chosen, also when another answer is not right; False when one is no photo."""
    form.is_valid()
    key = form.cleaned_data.get("key")
    if key is None:
        return False
    for name, content in chosen_photos(form).items():
        try:
            add_photo(request.actor, key, content, folder=settings.FILES, now=timezone.now())
        except Refused as refusal:
            form.add_error(name, refusal.message)
    return not form.errors


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
        organisation=typed["organisation"],
        signers=read_signers(typed["signers"]),
        consents=typed["consents"],
        channel=Channel(typed["channel"]),
    )
