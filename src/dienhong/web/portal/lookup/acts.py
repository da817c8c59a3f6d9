"""What the sender may do: judge the reply, ask once to look again, take the opinion back. Others: `writing`."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from dienhong.cycle.opinions.actions.settle import reopen_opinion, withdraw_opinion
from dienhong.cycle.opinions.models import Opinion
from dienhong.cycle.replies.actions.rate import rate_reply
from dienhong.cycle.replies.states import Satisfaction
from dienhong.kernel.actors import citizen
from dienhong.kernel.errors import Overtaken, Refused
from dienhong.web.kit.requests import CommuneRequest
from dienhong.web.portal.lookup import senders
from dienhong.web.portal.lookup.forms import RatingForm, ReopenForm
from dienhong.web.portal.lookup.tracking import Tracked
from dienhong.web.portal.lookup.views import find
from dienhong.web.portal.responses import personal_page

_OVERTAKEN = "Ý kiến vừa có thay đổi. Mời ông/bà xem tình trạng mới dưới đây."


@personal_page
def rate(request: CommuneRequest, ref: str) -> HttpResponse:
    """Five grades and a comment, once."""
    found, opinion, away = of_sender(request, ref, lambda tracked: tracked.is_rateable)
    if opinion is None or found is None or found.reply is None:
        return away
    form = RatingForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        context = {"form": form, "found": found}
        return render(request, "portal/lookup/rate.html", context, status=422 if form.errors else 200)
    score, comment = form.cleaned_data["score"], form.cleaned_data["comment"]
    reply_id = found.reply.pk
    is_content = score >= Satisfaction.FAIR
    thanks = "Cảm ơn ông/bà đã đánh giá câu trả lời."
    if not is_content and found.is_reopenable:
        thanks += " Nếu việc chưa được giải quyết, ông/bà có thể đề nghị xem lại."
    return do_for_sender(
        request,
        ref,
        lambda: rate_reply(
            citizen(request.commune.pk),
            reply_id,
            opinion_id=opinion.pk,
            score=score,
            comment=comment,
            now=timezone.now(),
        ),
        thanks,
    )


@personal_page
def reopen(request: CommuneRequest, ref: str) -> HttpResponse:
    """Ask for a second look, and say why."""
    found, opinion, away = of_sender(request, ref, lambda tracked: tracked.is_reopenable)
    if opinion is None:
        return away
    form = ReopenForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        context = {"form": form, "found": found}
        return render(request, "portal/lookup/reopen.html", context, status=422 if form.errors else 200)
    reason = form.cleaned_data["reason"]
    return do_for_sender(
        request,
        ref,
        lambda: reopen_opinion(citizen(request.commune.pk), opinion.pk, reason=reason, now=timezone.now()),
        "Đã ghi nhận đề nghị xem lại. Đơn vị phụ trách sẽ trả lời lần nữa.",
    )


@personal_page
def withdraw(request: CommuneRequest, ref: str) -> HttpResponse:
    """Take the opinion back, after a confirmation."""
    found, opinion, away = of_sender(request, ref, lambda tracked: tracked.is_withdrawable)
    if opinion is None:
        return away
    if request.method != "POST":
        return render(request, "portal/lookup/withdraw.html", {"found": found})
    return do_for_sender(
        request,
        ref,
        lambda: withdraw_opinion(citizen(request.commune.pk), opinion.pk, now=timezone.now()),
        "Đã rút ý kiến. Xã không xử lý ý kiến này nữa.",
    )


def of_sender(
    request: CommuneRequest, ref: str, allows: Callable[[Tracked], bool]
) -> tuple[Tracked | None, Opinion | None, HttpResponse]:
    """The opinion, when this browser is its sender's and it stands where the act is possible; else where to go."""
    found = find(request, ref)
    if isinstance(found, HttpResponse):
        return None, None, found
    back = redirect("portal:tracked", ref=found.ref)
    if found.opinion is None or not senders.is_sender(request, found.opinion):
        return found, None, back
    if not allows(found):
        if request.method == "POST":
            messages.warning(request, _OVERTAKEN)
        return found, None, back
    return found, found.opinion, back


def do_for_sender(request: CommuneRequest, ref: str, act: Callable[[], None], thanks: str) -> HttpResponse:
    try:
        act()
    except Overtaken:
        messages.warning(request, _OVERTAKEN)
    except Refused as refusal:
        messages.warning(request, refusal.message)
    else:
        messages.success(request, thanks)
    return redirect("portal:tracked", ref=ref)
