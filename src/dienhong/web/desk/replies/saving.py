"""Saving while somebody writes, and choosing between two texts of one reply."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_POST

from dienhong.civic.people.roles import Permission
from dienhong.cycle.opinions.queries import visible_to
from dienhong.cycle.replies.actions.saving import choose_text, save_text
from dienhong.cycle.replies.queries import replies_to
from dienhong.cycle.replies.shelf import waiting_texts
from dienhong.cycle.replies.states import ReplyState
from dienhong.kernel.errors import DienHongError, Missing, Overtaken
from dienhong.web.desk.access import official
from dienhong.web.desk.forms import seen_version
from dienhong.web.kit.requests import CommuneRequest


@official(Permission.DRAFT_REPLY)
@require_POST
def save(request: CommuneRequest, pk: int) -> HttpResponse:
    """The text as typed; tells the page its new version, or shows both texts where two people write."""
    _seen(request, pk)
    typed, now = request.POST, timezone.now()
    client_id = _client_id(typed.get("client_id", ""))
    try:
        saved = save_text(
            request.actor, pk, client_id=client_id, text=typed.get("text", ""),
            legal_basis=typed.get("legal_basis", ""), seen_version=seen_version(request) or None, now=now,
        )  # fmt: skip
    except DienHongError as error:
        return JsonResponse({"message": error.message}, status=422)
    if saved.waiting is None:
        said = f"Đã lưu lúc {timezone.localtime(now):%H:%M}"
        return JsonResponse({"version": saved.reply.version, "message": said})
    reply = replies_to(pk).get(pk=saved.reply.pk)
    context = {"reply": reply, "opinion": reply.opinion, "waiting": waiting_texts(reply.pk)}
    return JsonResponse(
        {"both": render_to_string("desk/replies/both.html", context, request=request),
         "message": "Có người vừa lưu bản khác; cả hai bản đều được giữ, mời chọn ở trên"}, status=409,
    )  # fmt: skip


@official(Permission.DRAFT_REPLY)
@require_POST
def choose(request: CommuneRequest, pk: int, text: int) -> HttpResponse:
    """Take the text that waits, or leave the one that stands."""
    _seen(request, pk)
    reply = replies_to(pk).exclude(state=ReplyState.PUBLISHED).first()
    if reply is None or not waiting_texts(reply.pk).filter(pk=text).exists():
        raise Missing
    take = request.POST.get("take") == "other"
    try:
        choose_text(request.actor, text, take=take, seen_version=seen_version(request), now=timezone.now())
    except Overtaken:
        messages.warning(request, "Bản đang lưu vừa được sửa tiếp nên chưa chọn. Mời xem lại hai bản rồi chọn.")
    else:
        messages.success(request, "Đã chọn; bản kia vẫn còn trong “Các bản đã lưu”.")
    return redirect("desk:draft", pk=pk)


def _client_id(told: str) -> UUID:
    try:
        return UUID(told)
    except ValueError as error:
        raise Missing from error


def _seen(request: CommuneRequest, pk: int) -> None:
    if not visible_to(request.actor).filter(pk=pk).exists():
        raise Missing
