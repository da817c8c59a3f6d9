"""The audience's phones: no account; follow the conference, register to speak, ask, join in a question."""

import uuid
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dienhong.cycle.conference.actions.acting import Press
from dienhong.cycle.conference.actions.questions import Asked, ask, second_question
from dienhong.cycle.conference.actions.register import Registration, register_turn
from dienhong.cycle.conference.states import Door, Sight
from dienhong.kernel.errors import Missing, Overtaken, Refused
from dienhong.web.kit.requests import CommuneRequest
from dienhong.web.stage.deeds.form import DeedForm, Typed
from dienhong.web.stage.keeping import kept
from dienhong.web.stage.parts import hidden_fields
from dienhong.web.stage.pressing import press_of
from dienhong.web.stage.shown import phoned
from dienhong.web.stage.shown.projected import projected
from dienhong.web.stage.sights.device import TOO_MANY, Device, device_of, may_try, remember
from dienhong.web.stage.sights.door import Visit, answer, opened_by
from dienhong.web.stage.sights.forms import AskForm, PhoneSpeakForm

Sending = Callable[[Typed, Device], Device]
"""Does what the form says; the phone remembers it."""


@opened_by(Sight.AUDIENCE)
@require_safe
def phone(request: CommuneRequest, visit: Visit) -> HttpResponse:
    """The page as it stands; it asks for news by itself, and without a script by its link."""
    device = device_of(request, visit.conference.pk)
    context = _common(visit) | {"parts": _parts(request, visit, device)}
    return remember(render(request, "stage/sights/phone.html", context), request, visit.conference.pk, device)


@opened_by(Sight.AUDIENCE)
@require_safe
def news(request: CommuneRequest, visit: Visit) -> HttpResponse:
    """What changes on it."""
    device = device_of(request, visit.conference.pk)
    own = uuid.uuid5(uuid.NAMESPACE_OID, f"{device}").hex[:12]
    return answer(request, visit, f"-{own}", lambda: _parts(request, visit, device))


@opened_by(Sight.AUDIENCE)
@require_http_methods(["GET", "HEAD", "POST"])
def speak(request: CommuneRequest, visit: Visit) -> HttpResponse:
    """Put oneself on the speakers' list."""
    form = PhoneSpeakForm(request.POST or None)

    def enlist(typed: Typed, device: Device) -> Device:
        registration = Registration(
            door=Door.PHONE, name=typed["name"], village_id=typed["village"], subject=typed["subject"],
            is_woman=typed["is_woman"], is_elderly=typed["is_elderly"],
        )  # fmt: skip
        press = press_of(request, "register", visit.now)
        done = register_turn(request.actor, visit.conference.pk, registration, press=press, now=visit.now)
        return device.with_turn(done.result["turn"])

    return _send(request, visit, "register", form, enlist)


@opened_by(Sight.AUDIENCE)
@require_http_methods(["GET", "HEAD", "POST"])
def question(request: CommuneRequest, visit: Visit) -> HttpResponse:
    """Send a question; nobody sees it before a person let it pass."""
    form = AskForm(request.POST or None)

    def send(typed: Typed, device: Device) -> Device:
        press = press_of(request, "ask", visit.now)
        asked = Asked(key=press.client_id, text=typed["text"], name=typed["name"], village_id=typed["village"])
        done = ask(request.actor, visit.conference.pk, asked, press=press, now=visit.now)
        return device.with_question(done.result["question"])

    return _send(request, visit, "ask", form, send)


@opened_by(Sight.AUDIENCE)
@require_POST
def second(request: CommuneRequest, visit: Visit, question_id: int) -> HttpResponse:
    """Ask it too, once a phone."""
    device = device_of(request, visit.conference.pk)
    if may_try(request, device, "second", visit.now):
        press = Press(uuid.uuid5(uuid.UUID(device.mark), f"second {question_id}"))
        with suppress(Missing):  # taken off the screen a moment ago: the page shows that
            second_question(
                request.actor, visit.conference.pk, question_id, device=device.mark, press=press, now=visit.now
            )
    else:
        messages.warning(request, TOO_MANY)
    response = redirect("stage:phone", token=visit.token)
    return remember(response, request, visit.conference.pk, device)


_PAGES = {"register": ("Đăng ký phát biểu", "Ghi tên tôi"), "ask": ("Gửi câu hỏi", "Gửi câu hỏi")}


def _send(request: CommuneRequest, visit: Visit, what: str, form: DeedForm, do: Sending) -> HttpResponse:
    device, status = device_of(request, visit.conference.pk), 200
    if request.method == "POST":
        status = 422
        if not may_try(request, device, what, visit.now):
            form.add_error(None, TOO_MANY)
            status = 429
        elif form.is_valid():
            try:
                device = do(form.cleaned_data, device)
                sent = redirect("stage:phone", token=visit.token)
                return remember(sent, request, visit.conference.pk, device)
            except (Refused, Overtaken) as error:
                form.refuse(error)
    title, button = _PAGES[what]
    context = _common(visit) | {
        "form": form, "title": title, "button": button, "hidden": hidden_fields(get_token(request), ""),
    }  # fmt: skip
    response = render(request, "stage/sights/phone_form.html", context, status=status)
    return remember(response, request, visit.conference.pk, device)


def _parts(request: CommuneRequest, visit: Visit, device: Device) -> dict[str, str]:
    conference, stamp = visit.conference, visit.stamp

    def follow() -> str:
        return render_to_string("stage/sights/follow.html", projected(conference))

    own = {"mine": phoned.mine(conference, device.turns, device.questions, stamp)}
    seconding = {
        "rows": phoned.to_second(conference, device.mark), "token": visit.token,
        "hidden": hidden_fields(get_token(request), ""),
    }  # fmt: skip
    return {
        "mine": render_to_string("stage/sights/mine.html", own),
        "follow": kept.text((conference.pk, "follow"), stamp, follow),
        "questions": render_to_string("stage/sights/questions.html", seconding),
    }


def _common(visit: Visit) -> dict[str, Any]:
    return {"visit": visit, "conference": visit.conference, "dialogue": visit.conference.dialogue}
