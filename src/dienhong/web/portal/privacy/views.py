"""A sender's own data: what is held, what was agreed to, what was asked for. All only for the sender."""

import uuid

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from dienhong.cycle.opinions.models import Opinion
from dienhong.cycle.privacy.actions.consent import withdraw_consent
from dienhong.cycle.privacy.actions.requests import open_request
from dienhong.cycle.privacy.agreeing import consents_of
from dienhong.cycle.privacy.copying import as_json, held_about
from dienhong.cycle.privacy.queries import amendments_of, requests_about
from dienhong.cycle.privacy.states import Purpose, RequestKind
from dienhong.kernel.actors import citizen
from dienhong.kernel.errors import Missing, Refused
from dienhong.web.kit.requests import CommuneRequest, random_below, seal
from dienhong.web.portal.lookup.acts import of_sender
from dienhong.web.portal.lookup.tracking import Tracked
from dienhong.web.portal.privacy.forms import RequestForm
from dienhong.web.portal.responses import personal_page


@personal_page
def mine(request: CommuneRequest, ref: str) -> HttpResponse:
    """The overview; the POST asks for something."""
    found, opinion, away = _own(request, ref)
    if opinion is None or found is None:
        return away
    form = RequestForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            made = open_request(
                citizen(request.commune.pk),
                opinion.pk,
                kind=RequestKind(form.cleaned_data["kind"]),
                text=form.cleaned_data["text"],
                key=_key(request),
                seal=seal(),
                random=random_below,
                now=timezone.now(),
            )
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, error.message)
        else:
            messages.success(
                request,
                f"Đã nhận yêu cầu. Xã báo cách giải quyết chậm nhất {made.acknowledge_by:%d/%m/%Y}, "
                f"trả lời chậm nhất {made.due_date:%d/%m/%Y}.",
            )
            return redirect("portal:my_data", ref=ref)
    context = {
        "found": found,
        "form": form,
        "key": str(_key(request)),
        "consents": consents_of(opinion),
        "requests": list(requests_about(opinion.pk)),
        "amendments": list(amendments_of(opinion.pk)),
    }
    return render(request, "portal/privacy/mine.html", context, status=422 if form.errors else 200)


@personal_page
def copy(request: CommuneRequest, ref: str) -> HttpResponse:
    """All that is held, to read and to print."""
    found, opinion, away = _own(request, ref)
    if opinion is None:
        return away
    context = {"found": found, "sections": held_about(opinion), "now": timezone.now()}
    return render(request, "portal/privacy/copy.html", context)


@personal_page
def download(request: CommuneRequest, ref: str) -> HttpResponse:
    """The same for programs."""
    _, opinion, away = _own(request, ref)
    if opinion is None:
        return away
    response = JsonResponse(
        as_json(opinion, now=timezone.now()), json_dumps_params={"ensure_ascii": False, "indent": 2}
    )
    response.headers["Content-Disposition"] = 'attachment; filename="du-lieu-cua-toi.json"'
    return response


@personal_page
def withdraw(request: CommuneRequest, ref: str, purpose: str) -> HttpResponse:
    """Withdraw one consent, after a page that says what follows."""
    found, opinion, away = _own(request, ref)
    if opinion is None:
        return away
    if purpose not in Purpose.values:
        raise Missing
    wanted = Purpose(purpose)
    if request.method != "POST":
        return render(request, "portal/privacy/withdraw.html", {"found": found, "purpose": wanted})
    try:
        withdraw_consent(citizen(request.commune.pk), opinion.pk, wanted, now=timezone.now())
    except Refused as error:
        messages.warning(request, error.message)
    else:
        messages.success(request, "Đã rút sự đồng ý. Xã không còn giữ và dùng thông tin đó.")
    return redirect("portal:my_data", ref=ref)


def _own(request: CommuneRequest, ref: str) -> tuple[Tracked | None, Opinion | None, HttpResponse]:
    return of_sender(request, ref, lambda _: True)


def _key(request: CommuneRequest) -> uuid.UUID:
    try:
        return uuid.UUID(request.POST.get("key", ""))
    except ValueError:
        return uuid.uuid4()
