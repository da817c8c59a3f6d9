"""Looking up by code: where an opinion stands, and its reply."""

from dataclasses import replace

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from dienhong.web.kit.requests import CommuneRequest
from dienhong.web.portal.lookup import refs, senders
from dienhong.web.portal.lookup.forms import NOT_FOUND, CodeForm, SenderForm
from dienhong.web.portal.lookup.telling import facts, told_to_sender
from dienhong.web.portal.lookup.tracking import Tracked, is_known, track
from dienhong.web.portal.responses import personal_page


@csrf_exempt  # only leads to another address; the front page's box stays the same for all and can be kept
@personal_page
def lookup(request: CommuneRequest) -> HttpResponse:
    """Ask for the code."""
    form = CodeForm(request.POST if request.method == "POST" else None)
    return open_code(request, form) if request.method == "POST" else _show_lookup(request, form)


def open_code(request: CommuneRequest, form: CodeForm) -> HttpResponse:
    """From what was typed to the page of one opinion. Only wrong codes are counted."""
    if not form.is_valid():
        return _show_lookup(request, form)
    now = timezone.now()
    if not senders.may_look_up(request, now):
        response = render(request, "portal/lookup/too_many.html", status=429)
        response.headers["Retry-After"] = str(senders.WRONG_CODES.seconds)
        return response
    code = form.cleaned_data["code"]
    if not is_known(code):
        senders.count_wrong_code(request, now)
        form.add_error("code", NOT_FOUND)
        return _show_lookup(request, form)
    return redirect("portal:tracked", ref=refs.remember(request, code))


@personal_page
def tracked(request: CommuneRequest, ref: str) -> HttpResponse:
    """Where the opinion stands."""
    found = find(request, ref)
    if isinstance(found, HttpResponse):
        return found
    return show(request, found, SenderForm())


@personal_page
def confirm_sender(request: CommuneRequest, ref: str) -> HttpResponse:
    """Check the last digits of the sender's telephone."""
    found = find(request, ref)
    if isinstance(found, HttpResponse):
        return found
    if request.method != "POST" or found.opinion is None:
        return redirect("portal:tracked", ref=found.ref)
    form = SenderForm(request.POST)
    if form.is_valid():
        fault = senders.confirm(request, found.opinion, form.cleaned_data["digits"], timezone.now())
        if not fault:
            return redirect("portal:tracked", ref=found.ref)
        form.add_error("digits", fault)
    return show(request, found, form)


def find(request: CommuneRequest, ref: str) -> Tracked | HttpResponse:
    """What this session's address stands for; the page that asks for the code when the session has ended.

    A code in the address opens nothing and is not even looked up: it would stand in every log on the way.
    """
    code = refs.code_of(request, ref)
    found = track(code) if code else None
    if found is None:
        return render(request, "portal/lookup/ask.html", {"form": CodeForm(), "has_ended": True}, status=404)
    return replace(found, ref=ref)


def show(request: CommuneRequest, found: Tracked, form: forms.Form) -> HttpResponse:
    """The page of one code; `form` asks for the telephone's digits where that is needed."""
    opinion = found.opinion
    is_sender = opinion is not None and senders.is_sender(request, opinion)
    today = timezone.localdate()
    context = {
        "found": found,
        "rows": facts(found),
        "days_late": max(0, (today - found.due_date).days) if found.due_date else 0,
        **(told_to_sender(opinion) if opinion is not None and is_sender else {}),
        "opinion": opinion,
        "reply": found.reply,
        "is_sender": is_sender,
        "asks_sender": opinion is not None and not is_sender,
        "form": form,
        "today": today,
    }
    return render(request, "portal/lookup/tracked.html", context, status=422 if form.errors else 200)


def _show_lookup(request: CommuneRequest, form: CodeForm) -> HttpResponse:
    return render(request, "portal/lookup/ask.html", {"form": form}, status=422 if form.errors else 200)
