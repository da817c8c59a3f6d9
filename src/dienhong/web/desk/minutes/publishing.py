"""The public version of the minutes: what a person decides before everybody reads it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from dienhong.civic.people.roles import Permission
from dienhong.cycle.conference.models import Conference, PublicMinutes
from dienhong.cycle.conference.queries import conference_of, public_minutes
from dienhong.cycle.privacy import rules
from dienhong.cycle.privacy.actions.minutes import publish_minutes, take_back_minutes
from dienhong.cycle.privacy.proposing import proposed_text
from dienhong.kernel.errors import Overtaken, Refused
from dienhong.web.desk.access import official
from dienhong.web.desk.dialogues.seen import seen_dialogue
from dienhong.web.desk.minutes.forms import PublicForm
from dienhong.web.desk.privacy.forms import TakeBackForm
from dienhong.web.kit.requests import CommuneRequest

publishers = official(Permission.PUBLISH_REPLY)


@publishers
@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: CommuneRequest, pk: int) -> HttpResponse:
    """Read, decide, approve."""
    conference = _ended(request, pk)
    if public_minutes(pk) is not None:
        return redirect("desk:public_minutes", pk=pk)
    form = _form(conference, request.POST if request.method == "POST" else None)
    applied = request.method == "POST" and request.POST.get("act") == "apply"
    if applied:
        form = _form(conference, _settled(form))
        form.errors.clear()
    elif request.method == "POST" and form.is_valid():
        try:
            publish_minutes(
                request.actor, conference.pk, text=form.cleaned_data["text"], decisions=form.decisions,
                confirmed=form.cleaned_data.get("confirmed", False), now=timezone.now(),
            )  # fmt: skip
        except (Refused, Overtaken) as error:
            form.refuse(error)
        else:
            messages.success(request, "Đã công khai biên bản trên trang của cuộc đối thoại.")
            return redirect("desk:minutes", pk=pk)
    context = {"dialogue": conference.dialogue, "form": form, "applied": applied}
    return render(request, "desk/minutes/publish.html", context, status=422 if form.errors else 200)


@publishers
@require_http_methods(["GET", "HEAD", "POST"])
def versions(request: CommuneRequest, pk: int) -> HttpResponse:
    """All public versions with who approved them; the POST takes the one in force back."""
    conference = _ended(request, pk)
    form = TakeBackForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        take_back_minutes(request.actor, conference.pk, reason=form.cleaned_data["reason"], now=timezone.now())
        messages.success(request, "Đã thu hồi biên bản công khai.")
        return redirect("desk:public_minutes", pk=pk)
    context = {
        "dialogue": conference.dialogue,
        "versions": list(
            PublicMinutes.objects.filter(conference=conference).select_related("approved_by", "taken_back_by")
        ),
        "public": public_minutes(pk),
        "form": form,
    }
    return render(request, "desk/minutes/versions.html", context, status=422 if form.errors else 200)


def _ended(request: CommuneRequest, pk: int) -> Conference:
    seen_dialogue(request.actor, pk)
    conference = conference_of(pk)
    if conference.ended_at is None:
        raise Refused("Hội nghị chưa bế mạc nên chưa có biên bản để công khai.")
    return conference


def _form(conference: Conference, sent: QueryDict | dict[str, Any] | None) -> PublicForm:
    last = PublicMinutes.objects.filter(conference=conference).first()
    proposed = last.text if last else proposed_text(conference, now=timezone.now())
    typed = proposed if sent is None else sent.get("text", "")
    asked = rules.questions(proposed, typed)
    return PublicForm(sent, initial={"text": proposed}, asked=asked, exposed=rules.exposed([typed], {}))


def _settled(form: PublicForm) -> dict[str, Any]:
    """What was typed, with the choices put into it; the reading is to be confirmed anew."""
    sent = {name: value for name, value in form.data.items() if name not in ("checked", "confirmed")}
    return sent | {"text": rules.settled(str(sent.get("text", "")), form.decisions)}
