"""Looking up by code: where an opinion stands, and its reply."""

from dataclasses import replace

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from dienhong.kernel.codes import parse_code
from dienhong.web.kit.requests import CommuneRequest
from dienhong.web.portal.lookup import refs, senders
from dienhong.web.portal.lookup.forms import NOT_FOUND, CodeForm, SenderForm
from dienhong.web.portal.lookup.telling import facts, told_to_sender
from dienhong.web.portal.lookup.tracking import Tracked, track
from dienhong.web.portal.responses import personal_page


@csrf_exempt  # only leads to another address; the front page's box stays the same for all and can be kept
@personal_page
def lookup(request: CommuneRequest) -> HttpResponse:
    """Ask for the code."""
    form = CodeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        return redirect("portal:tracked", code=refs.remember(request, form.cleaned_data["code"]))
    return _show_lookup(request, form)


@personal_page
def tracked(request: CommuneRequest, code: str) -> HttpResponse:
    """Where the opinion stands."""
    found = find(request, code)
    if isinstance(found, HttpResponse):
        return found
    return show(request, found, SenderForm())


@personal_page
def confirm_sender(request: CommuneRequest, code: str) -> HttpResponse:
    """Check the last digits of the sender's telephone."""
    found = find(request, code)
    if isinstance(found, HttpResponse):
        return found
    if request.method != "POST" or found.opinion is None:
        return redirect("portal:tracked", code=found.ref)
    form = SenderForm(request.POST)
    if form.is_valid():
        fault = senders.confirm(request, found.opinion, form.cleaned_data["digits"], timezone.now())
        if not fault:
            return redirect("portal:tracked", code=found.ref)
        form.add_error("digits", fault)
    return show(request, found, form)


def find(request: CommuneRequest, code: str) -> Tracked | HttpResponse:
    """What the code (or this session's address for it) stands for, or the page to show instead.

    Only wrong codes are counted, not addresses of a session that has ended.
    """
    known = refs.code_of(request, code)
    if known is None and refs.is_ref(code):
        return _show_lookup(request, CodeForm(), status=404)
    now = timezone.now()
    if not senders.may_look_up(request, now):
        response = render(request, "portal/lookup/too_many.html", status=429)
        response.headers["Retry-After"] = str(senders.WRONG_CODES.seconds)
        return response
    found = track(known or parse_code(code) or "")  # what is no code takes the same way and the same time
    if found is None:
        senders.count_wrong_code(request, now)
        form = CodeForm({"code": code[:40]})
        form.is_valid()
        if not form.errors:
            form.add_error("code", NOT_FOUND)
        return _show_lookup(request, form, status=404)
    if known is None and found.code != code:
        return redirect("portal:tracked", code=found.code)
    return replace(found, ref=code)


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


def _show_lookup(request: CommuneRequest, form: CodeForm, status: int | None = None) -> HttpResponse:
    code = status or (422 if form.errors else 200)
    return render(request, "portal/lookup/ask.html", {"form": form}, status=code)
