"""A leader's decisions."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dienhong.civic.people.roles import Permission
from dienhong.cycle.opinions.queries import visible_to
from dienhong.cycle.replies.actions.draft import reply_by_id
from dienhong.cycle.replies.actions.review import approve_reply, return_reply
from dienhong.cycle.replies.models import Reply
from dienhong.cycle.replies.states import REPLY_FLOW, ReplyState
from dienhong.kernel.errors import Missing, Overtaken
from dienhong.web.desk.access import local_next, official
from dienhong.web.desk.forms import seen_version
from dienhong.web.desk.replies.cards import approval_cards
from dienhong.web.desk.replies.forms import ReturnForm
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
    if reply.state in (ReplyState.APPROVED, ReplyState.PUBLISHED):
        return _already(request, reply, f"{reply.get_state_display()} rồi")
    try:
        approve_reply(request.actor, pk, seen_version=seen_version(request), now=timezone.now())
    except Overtaken as error:
        return _changed(request, reply, error)
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
        reason, seen = form.cleaned_data["reason"], seen_version(request)
        try:
            return_reply(request.actor, pk, seen_version=seen, reason=reason, now=timezone.now())
        except Overtaken as error:
            form.refuse(error)
        else:
            messages.success(request, f"Đã trả lại để sửa: ý kiến {reply.opinion.code}.")
            return redirect(_back(request))
    context = {"reply": reply, "form": form, "next": _back(request)}
    return render(request, "desk/replies/return.html", context, status=422 if form.errors else 200)


def _already(request: CommuneRequest, reply: Reply, title: str) -> HttpResponse:
    """The step was taken, by this person's earlier click or by somebody else: where to see it."""
    return render(request, "desk/replies/done.html", {"reply": reply, "title": title}, status=409)


def _changed(request: CommuneRequest, reply: Reply, error: Overtaken) -> HttpResponse:
    context = {"reply": reply, "title": "Dự thảo đã thay đổi", "message": error.message}
    return render(request, "desk/replies/done.html", context, status=409)


def _back(request: HttpRequest) -> str:
    return local_next(request, reverse("desk:inbox"))


def _seen_reply(request: CommuneRequest, pk: int) -> Reply:
    reply = reply_by_id(pk)
    if not visible_to(request.actor).filter(pk=reply.opinion_id).exists():
        raise Missing
    return reply
