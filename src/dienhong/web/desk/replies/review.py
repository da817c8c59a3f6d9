"""A leader's decisions and publication."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dienhong.civic.people.roles import Permission
from dienhong.cycle.opinions.queries import visible_to
from dienhong.cycle.replies.actions.draft import reply_by_id
from dienhong.cycle.replies.actions.review import approve_reply, publish_reply, return_reply
from dienhong.cycle.replies.models import Reply
from dienhong.cycle.replies.states import REPLY_FLOW, ReplyState
from dienhong.engines.language.privacy import hide
from dienhong.kernel.errors import Missing, Refused
from dienhong.web.desk.access import local_next, official
from dienhong.web.desk.replies.cards import approval_cards
from dienhong.web.desk.replies.forms import PublishForm, ReturnForm
from dienhong.web.kit.requests import CommuneRequest


@official(Permission.APPROVE_REPLY)
@require_safe
def inbox(request: CommuneRequest) -> HttpResponse:
    """What waits for a leader, the most pressing first; what was put off for now stands at the end."""
    later = [part for part in request.GET.get("de-sau", "").split(",") if part.isdigit()][:100]
    return render(request, "desk/replies/inbox.html", {"cards": approval_cards(request.actor, later), "later": later})


@official(Permission.APPROVE_REPLY)
@require_POST
def approve(request: CommuneRequest, pk: int) -> HttpResponse:
    reply = _seen_reply(request, pk)
    approve_reply(request.actor, pk, now=timezone.now())
    messages.success(request, f"Đã duyệt trả lời ý kiến {reply.opinion.code}. Văn phòng sẽ công khai.")
    return redirect(local_next(request, reverse("desk:inbox")))


@official(Permission.APPROVE_REPLY)
@require_http_methods(["GET", "HEAD", "POST"])
def send_back(request: CommuneRequest, pk: int) -> HttpResponse:
    """Back to the writer, with what to change."""
    reply = _seen_reply(request, pk)
    REPLY_FLOW.require("return", ReplyState(reply.state))
    form = ReturnForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        return_reply(request.actor, pk, reason=form.cleaned_data["reason"], now=timezone.now())
        messages.success(request, f"Đã trả lại để sửa: ý kiến {reply.opinion.code}.")
        return redirect(_back(request))
    context = {"reply": reply, "form": form, "next": _back(request)}
    return render(request, "desk/replies/return.html", context, status=422 if form.errors else 200)


@official(Permission.PUBLISH_REPLY)
@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: CommuneRequest, pk: int) -> HttpResponse:
    """The wording for the public is proposed with personal data hidden; a person reads it before it goes out."""
    reply = _seen_reply(request, pk)
    REPLY_FLOW.require("publish", ReplyState(reply.state))
    proposed = reply.opinion.public_text or hide(reply.opinion.text)
    form = PublishForm(request.POST if request.method == "POST" else None, initial={"public_text": proposed})
    if request.method == "POST" and form.is_valid():
        try:
            publish_reply(request.actor, pk, public_text=form.cleaned_data["public_text"], now=timezone.now())
        except Refused as error:
            form.refuse(error)
        else:
            messages.success(request, f"Đã công khai trả lời ý kiến {reply.opinion.code}.")
            return redirect("desk:opinion", pk=reply.opinion_id)
    context = {
        "reply": reply,
        "opinion": reply.opinion,
        "form": form,
        "commitments": reply.commitments.select_related("unit"),
    }
    return render(request, "desk/replies/publish.html", context, status=422 if form.errors else 200)


def _back(request: HttpRequest) -> str:
    return local_next(request, reverse("desk:inbox"))


def _seen_reply(request: CommuneRequest, pk: int) -> Reply:
    reply = reply_by_id(pk)
    if not visible_to(request.actor).filter(pk=reply.opinion_id).exists():
        raise Missing
    return reply
