"""Requests of senders about their data: the list with its days, entering one, dealing with one."""

import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_safe

from dienhong.civic.people.roles import Permission
from dienhong.cycle.opinions.queries import by_code, visible_to
from dienhong.cycle.privacy.actions.effects import Amending
from dienhong.cycle.privacy.actions.requests import (
    acknowledge_request,
    answer_request,
    extend_request,
    open_request,
    refuse_request,
)
from dienhong.cycle.privacy.models import DataRequest
from dienhong.cycle.privacy.permissions import may_handle_requests
from dienhong.cycle.privacy.queries import requests_open_to
from dienhong.cycle.privacy.states import OPEN_REQUESTS, REQUEST_FLOW, About, RequestKind, RequestState
from dienhong.kernel.codes import parse_code
from dienhong.kernel.errors import Missing, Overtaken, Refused
from dienhong.web.desk.access import official
from dienhong.web.desk.paging import keyset_page
from dienhong.web.desk.privacy.forms import AmendForm, AnswerForm, NewRequestForm, ReasonForm
from dienhong.web.desk.privacy.places import places
from dienhong.web.kit.requests import CommuneRequest, random_below, seal

handlers = official(Permission.TRIAGE)
_DONE = {
    "acknowledge": "Đã báo người gửi rằng xã đang giải quyết.",
    "answer": "Đã thực hiện và trả lời người gửi.",
    "extend": "Đã gia hạn; người gửi đọc được lý do.",
    "refuse": "Đã từ chối; người gửi đọc được lý do.",
}


@handlers
@require_safe
def requests(request: CommuneRequest) -> HttpResponse:
    """Open ones by their day; `?muc=xong` shows the closed ones."""
    closed = request.GET.get("muc") == "xong"
    every = requests_open_to(request.actor)
    rows = every.exclude(state__in=OPEN_REQUESTS) if closed else every.filter(state__in=OPEN_REQUESTS)
    page = keyset_page(rows, ("due_date", "pk"), request.GET.get("trang", ""))
    today = timezone.localdate()
    context = {
        "places": places(request.actor, "requests"),
        "tabs": [
            {"label": "Đang chờ", "href": "?", "current": not closed},
            {"label": "Đã xong", "href": "?muc=xong", "current": closed},
        ],
        "rows": [{"request": row, "days": _days(row, today)} for row in page.rows],
        "previous": _address(closed, page.previous),
        "next": _address(closed, page.next),
    }
    return render(request, "desk/privacy/requests.html", context)


@handlers
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: CommuneRequest) -> HttpResponse:
    """Write down what a sender asked for; the form's `key` makes sending twice harmless."""
    form = NewRequestForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        found = by_code(parse_code(typed["code"]) or "")
        if found is None or not visible_to(request.actor).filter(pk=found.pk).exists():
            form.add_error("code", "Không có ý kiến nào mang mã này. Hãy kiểm tra lại từng ký tự.")
        else:
            try:
                made = open_request(
                    request.actor,
                    found.pk,
                    kind=RequestKind(typed["kind"]),
                    text=typed["text"],
                    key=_key(request),
                    seal=seal(),
                    random=random_below,
                    now=timezone.now(),
                )
            except Refused as error:
                form.refuse(error)
            else:
                messages.success(request, f"Đã ghi yêu cầu, trả lời chậm nhất {made.due_date:%d/%m/%Y}.")
                return redirect("desk:data_request", pk=made.pk)
    context = {"form": form, "key": str(_key(request))}
    return render(request, "desk/privacy/enter.html", context, status=422 if form.errors else 200)


@handlers
@require_http_methods(["GET", "HEAD", "POST"])
def handle(request: CommuneRequest, pk: int) -> HttpResponse:
    """One request with its steps; each step is a form of its own."""
    may_handle_requests(request.actor).require()
    found = requests_open_to(request.actor).filter(pk=pk).first()
    if found is None:
        raise Missing
    step = request.POST.get("act", "") if request.method == "POST" else ""
    steps = {name: _form(name, found, request if step == name else None) for name in _DONE}
    if step in steps and steps[step].is_valid():
        try:
            _take(request, found, step, steps[step].cleaned_data)
        except (Refused, Overtaken) as error:
            field = error.field if isinstance(error, Refused) else None
            steps[step].add_error(field if field in steps[step].fields else None, error.message)
        else:
            messages.success(request, _DONE[step])
            return redirect("desk:data_request", pk=pk)
    open_steps = {one.name for one in REQUEST_FLOW.open_steps(RequestState(found.state))}
    context = {
        "row": found,
        "forms": {name: form for name, form in steps.items() if name in open_steps},
        "faulty": [form for form in steps.values() if form.errors],
        "days": _days(found, timezone.localdate()),
    }
    return render(request, "desk/privacy/request.html", context, status=422 if context["faulty"] else 200)


def _form(name: str, found: DataRequest, request: CommuneRequest | None) -> forms.Form:
    sent = request.POST if request else None
    if name == "answer":
        kind = AmendForm if found.kind == RequestKind.CORRECT else AnswerForm
        return kind(sent, prefix=None, auto_id="id_answer_%s")
    if name == "acknowledge":
        return forms.Form(sent)
    return ReasonForm(sent, auto_id=f"id_{name}_%s")


def _take(request: CommuneRequest, found: DataRequest, step: str, typed: dict[str, Any]) -> None:
    actor, now = request.actor, timezone.now()
    if step == "acknowledge":
        acknowledge_request(actor, found.pk, now=now)
    elif step == "extend":
        extend_request(actor, found.pk, reason=typed["reason"], now=now)
    elif step == "refuse":
        refuse_request(actor, found.pk, reason=typed["reason"], now=now)
    else:
        amending = Amending(About(typed["about"]), typed["text"]) if "about" in typed else None
        answer_request(actor, found.pk, answer=typed["answer"], amending=amending, now=now)


def _days(row: DataRequest, today: Any) -> int | None:
    return (row.due_date - today).days if row.state in OPEN_REQUESTS else None


def _key(request: CommuneRequest) -> uuid.UUID:
    try:
        return uuid.UUID(request.POST.get("key", ""))
    except ValueError:
        return uuid.uuid4()


def _address(closed: bool, cursor: str) -> str:
    kept = {"muc": "xong"} if closed else {}
    return f"?{urlencode(kept | {'trang': cursor})}" if cursor else ""
