"""Sending an opinion: start, one thing a page, check, confirmation. Works without JavaScript."""

from datetime import datetime
from typing import Any

import segno
from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from dienhong.civic.communes.queries import active_villages
from dienhong.civic.deadlines.queries import limit
from dienhong.cycle.dialogues.queries import accepting_opinions
from dienhong.cycle.opinions.actions.submit import submit_opinion
from dienhong.kernel.actors import citizen
from dienhong.kernel.errors import Refused
from dienhong.kernel.phones import show_phone
from dienhong.web.kit.requests import CommuneRequest, random_below, seal
from dienhong.web.portal.lookup import refs
from dienhong.web.portal.opinions import again, drafts, gate, photos
from dienhong.web.portal.opinions.drafts import Draft
from dienhong.web.portal.opinions.forms import GENERAL, ContactForm, PlaceForm, SendForm, TextForm
from dienhong.web.portal.opinions.shown import answer_rows, next_steps
from dienhong.web.portal.responses import draft_page, personal_page, public_page

_LABELS = ["Nội dung", "Nơi ở và ảnh", "Liên hệ", "Kiểm tra"]
_AFTER = {"text": "place", "place": "contact"}
_BEFORE = {"place": "text", "contact": "place"}
_FIELDS = {
    "text": ("text",),
    "place": ("village", "dialogue"),
    "contact": ("name", "phone", "email", "organisation", "signers"),
}
_STEP_OF_FIELD = {field: step for step, fields in _FIELDS.items() for field in fields}
_AGAIN = "Ý kiến chưa được gửi. Mời ông/bà bấm “Gửi ý kiến” một lần nữa."


@public_page
def start(request: CommuneRequest) -> HttpResponse:
    """What can be sent, who answers, how long it takes."""
    chosen = request.GET.get("doi-thoai", "")
    context = {
        "reply_limit": limit("ordinary"),
        "chosen": chosen if chosen.isascii() and chosen.isdigit() else "",
        "dialogues": accepting_opinions(timezone.localdate()),
    }
    return render(request, "portal/opinions/start.html", context)


@draft_page
def step(request: CommuneRequest, name: str) -> HttpResponse:
    """One page of questions: what was typed is shown again, what is right is kept, the next page follows."""
    draft = drafts.load_or_start(request, timezone.now())
    gap = draft.first_gap()
    if name not in draft.done and gap is not None and gap != name:
        return redirect(f"portal:send_{gap}")
    if request.method != "POST":
        waiting = again.waiting(request, name)
        form = _form(name, draft, waiting, chosen=_digits(request.GET.get("doi-thoai", "")))
        if waiting is not None:
            again.shown(request, form)
        return _show_step(request, name, form)
    form = _form(name, draft, request.POST, files=request.FILES)
    faults = photos.take(request, draft, form) if name == "place" else []
    if not form.is_valid() or faults:
        fits = again.fits(form)
        query = request.GET.urlencode()
        return again.ask_again(request, name, form, query, faults) if fits else _show_step(request, name, form)
    if "remove" in request.POST:
        return again.ask_again(request, name, form, request.GET.urlencode())
    for field in _FIELDS[name]:
        setattr(draft, field, form.cleaned_data.get(field, ""))  # a question that is not asked any more has no answer
    draft.done = [*draft.done, name] if name not in draft.done else draft.done
    if name == "text":
        draft.dialogue = _digits(request.GET.get("doi-thoai", "")) or draft.dialogue
    drafts.save(request, draft)
    goes_back = "sua" in request.GET and draft.first_gap() is None
    return redirect(f"portal:send_{'check' if goes_back else _AFTER.get(name, 'check')}")


@draft_page
def check(request: CommuneRequest) -> HttpResponse:
    """All answers once more; a POST sends them."""
    now = timezone.now()
    draft = drafts.load(request)
    if draft is None:
        return redirect("portal:sent" if drafts.just_sent(request, now) else "portal:send")
    gap = draft.first_gap()
    if gap is not None:
        return redirect(f"portal:send_{gap}")
    if request.method != "POST":
        waiting = again.waiting(request, "check")
        form = _send_form(draft, waiting)
        if waiting is not None:
            again.shown(request, form)
        return _show_check(request, draft, form)
    form = _send_form(draft, request.POST)
    is_automatic = form.is_valid() and gate.looks_automatic(draft, form.cleaned_data["trap"], now)
    if is_automatic:
        messages.info(request, _AGAIN)
    if is_automatic or not form.is_valid():
        return again.ask_again(request, "check", form)
    if not gate.may_send(request, now):
        response = render(request, "portal/opinions/too_many.html", {"draft": draft}, status=429)
        response.headers["Retry-After"] = str(gate.BY_ADDRESS.seconds)
        return response
    return _send(request, draft, form, now)


@personal_page
def sent(request: CommuneRequest) -> HttpResponse:
    """The code, and what happens next."""
    now = timezone.localtime()
    done = drafts.just_sent(request, now)
    if done is None:
        return redirect("portal:send")
    address = f"{request.build_absolute_uri(reverse('portal:lookup'))}#{done.code}"
    picture = segno.make(address, error="m").svg_data_uri(scale=5, border=3, light="#fff")
    context = {
        "sent": done,
        "qr": picture,
        "address": address,
        "ref": refs.remember(request, done.code),
        "next_steps": next_steps(done),
    }
    return render(request, "portal/opinions/sent.html", context)


def _send(request: CommuneRequest, draft: Draft, form: forms.Form, now: datetime) -> HttpResponse:
    submission = draft.submission(consents=form.cleaned_data.get("consents", False))
    # A citizen even when an official is logged in: here nobody enters for others.
    sender = citizen(request.commune.pk)
    try:
        received = submit_opinion(sender, submission, seal=seal(), random=random_below, folder=settings.FILES, now=now)
    except Refused as refusal:
        return _ask_after_refusal(request, draft, form, refusal)
    drafts.finish(request, received, now)
    return redirect("portal:sent")


def _ask_after_refusal(request: CommuneRequest, draft: Draft, form: forms.Form, refusal: Refused) -> HttpResponse:
    """The rule's sentence at the answer that it is about, on that answer's page."""
    fault = (refusal.field or "", refusal.message)
    name = _STEP_OF_FIELD.get(refusal.field or "")
    if name is None:
        return again.ask_again(request, "check", form, faults=[fault])
    faulty = _form(name, draft, {field: getattr(draft, field) for field in _FIELDS[name]})
    return again.ask_again(request, name, faulty, "sua=1", [] if faulty.errors else [fault])


def _send_form(draft: Draft, data: Any) -> SendForm:
    return SendForm(data, asks_consent=draft.has_contact, for_others=bool(draft.signers))


def _form(name: str, draft: Draft, data: Any, chosen: str = "", files: Any = None) -> forms.Form:
    typed = {field: getattr(draft, field) for field in _FIELDS[name]}
    if name == "text":
        return TextForm(data, initial=typed)
    if name == "contact":
        return ContactForm(data, initial=typed | {"phone": show_phone(draft.phone)})
    dialogues = list(accepting_opinions(timezone.localdate()))
    known = {str(row.pk) for row in dialogues}
    wanted = _digits(chosen) or draft.dialogue
    typed["dialogue"] = wanted if wanted in known else GENERAL
    free = photos.free_places(draft)
    return PlaceForm(data, files, initial=typed, villages=active_villages(), dialogues=dialogues, free_photos=free)


def _show_step(request: CommuneRequest, name: str, form: forms.Form) -> HttpResponse:
    number = list(_FIELDS).index(name) + 1
    edits = "sua" in request.GET
    before = reverse(f"portal:send_{_BEFORE[name]}") if name in _BEFORE else reverse("portal:send")
    query = request.GET.urlencode()
    context = {
        "form": form,
        "labels": _LABELS,
        "number": number,
        "back_to": reverse("portal:send_check") if edits else before,
        "action": reverse(f"portal:send_{name}") + (f"?{query}" if query else ""),
        "button": "Lưu và xem lại" if edits else "Tiếp tục",
        "photos": photos.kept(drafts.load(request)) if name == "place" else [],
    }
    # Errors that follow a POST directly are those of a text too long to wait; all others come by a GET.
    status = 422 if request.method == "POST" else 200
    return render(request, f"portal/opinions/{name}.html", context, status=status)


def _show_check(request: CommuneRequest, draft: Draft, form: forms.Form) -> HttpResponse:
    context = {
        "form": form,
        "labels": _LABELS,
        "number": len(_LABELS),
        "rows": answer_rows(draft, timezone.localdate()),
        "photos": photos.kept(draft),
    }
    return render(request, "portal/opinions/check.html", context)


def _digits(text: str) -> str:
    return text if text.isascii() and text.isdigit() else ""
