"""Before something becomes public: the queue, original beside its public wording, versions and taking back."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_safe

from dienhong.civic.people.roles import Permission
from dienhong.cycle.opinions.queries import visible_to
from dienhong.cycle.privacy import rules
from dienhong.cycle.privacy.actions.wording import approve_wording, publish_reply, take_back_wording
from dienhong.cycle.privacy.queries import made_public, to_review, wordings_of
from dienhong.cycle.replies.actions.draft import reply_by_id
from dienhong.cycle.replies.actions.review import give_reply
from dienhong.cycle.replies.models import Reply
from dienhong.cycle.replies.states import REPLY_FLOW, ReplyState
from dienhong.kernel.errors import Missing, Overtaken, Refused
from dienhong.web.desk.access import official
from dienhong.web.desk.forms import seen_version
from dienhong.web.desk.paging import keyset_page
from dienhong.web.desk.privacy.forms import ReviewForm, TakeBackForm
from dienhong.web.desk.privacy.places import places
from dienhong.web.kit.marked import Mark
from dienhong.web.kit.requests import CommuneRequest

publishers = official(Permission.PUBLISH_REPLY)
_KINDS = {
    "redact": ("error", "Thay bằng từ trung tính"),
    "ask": ("warning", "Cần người quyết định"),
    "keep": ("note", "Được giữ"),
}


@publishers
@require_safe
def queue(request: CommuneRequest) -> HttpResponse:
    """What waits for a person's eyes, and what is public now."""
    public = request.GET.get("muc") == "dang-cong-khai"
    rows, order = (
        (made_public(request.actor), ("-public_since", "-pk"))
        if public
        else (to_review(request.actor), ("approved_at", "pk"))
    )
    page = keyset_page(rows, order, request.GET.get("trang", ""))
    context = {
        "places": places(request.actor, "wordings"),
        "tabs": [
            {"label": "Chờ rà soát", "href": "?", "current": not public, "count": to_review(request.actor).count()},
            {"label": "Đang công khai", "href": "?muc=dang-cong-khai", "current": public},
        ],
        "rows": page.rows,
        "public": public,
        "previous": _address(public, page.previous),
        "next": _address(public, page.next),
    }
    return render(request, "desk/privacy/queue.html", context)


@publishers
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: CommuneRequest, pk: int) -> HttpResponse:
    """Decide on the wording; the POST gives the answer to its sender first where that has not happened yet."""
    reply = _seen_reply(request, pk)
    if reply.public_since is not None:
        return render(request, "desk/replies/done.html", {"reply": reply, "title": "Đã công khai rồi"}, status=409)
    if reply.state != ReplyState.PUBLISHED:
        REPLY_FLOW.require("publish", ReplyState(reply.state))
    if request.method == "POST" and request.POST.get("act") == "give":
        give_reply(request.actor, pk, seen_version=seen_version(request), now=timezone.now())
        messages.success(request, f"Đã gửi trả lời ý kiến {reply.opinion.code} cho người hỏi, chưa công khai.")
        return redirect("desk:wordings")
    form = _form(reply, request.POST if request.method == "POST" else None)
    if request.method == "POST" and request.POST.get("act") == "apply":
        return _show(request, reply, _form(reply, _settled(form)))
    if request.method == "POST" and form.is_valid():
        try:
            _approve(request, reply, form)
        except (Refused, Overtaken) as error:
            form.refuse(error)
        else:
            messages.success(request, f"Đã công khai trả lời ý kiến {reply.opinion.code}.")
            return redirect("desk:opinion", pk=reply.opinion_id)
    return _show(request, reply, form)


@publishers
@require_http_methods(["GET", "HEAD", "POST"])
def history(request: CommuneRequest, pk: int) -> HttpResponse:
    """All versions with who approved them; the POST takes the one in force back."""
    reply = _seen_reply(request, pk)
    form = TakeBackForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        take_back_wording(request.actor, pk, reason=form.cleaned_data["reason"], now=timezone.now())
        messages.success(request, "Đã thu hồi. Chỉ còn người hỏi đọc được câu trả lời dưới mã của mình.")
        return redirect("desk:wording_history", pk=pk)
    context = {"reply": reply, "opinion": reply.opinion, "versions": list(wordings_of(pk)), "form": form}
    return render(request, "desk/privacy/history.html", context, status=422 if form.errors else 200)


def _approve(request: CommuneRequest, reply: Reply, form: ReviewForm) -> None:
    typed = form.cleaned_data
    act = approve_wording if reply.state == ReplyState.PUBLISHED else publish_reply
    act(
        request.actor,
        reply.pk,
        seen_version=seen_version(request),
        public_text=typed["public_text"],
        public_answer=typed["public_answer"],
        decisions=form.decisions,
        confirmed=typed.get("confirmed", False),
        now=timezone.now(),
    )


def _form(reply: Reply, sent: QueryDict | dict[str, Any] | None) -> ReviewForm:
    last = wordings_of(reply.pk).first()
    proposed = {
        "public_text": last.question if last else rules.derivative(reply.opinion.text, {}),
        "public_answer": last.answer if last else rules.derivative(reply.text, {}),
    }
    typed = proposed if sent is None else {name: sent.get(name, "") for name in proposed}
    beside = [reply.legal_basis, *reply.commitments.values_list("text", flat=True)]
    asked = rules.questions(reply.opinion.text, reply.text, *typed.values(), *beside)
    return ReviewForm(sent, initial=proposed, asked=asked, exposed=rules.exposed([*typed.values(), *beside], {}))


def _settled(form: ReviewForm) -> dict[str, Any]:
    """What was typed, with the choices put into it; the reading is to be confirmed anew."""
    sent = {name: value for name, value in form.data.items() if name not in ("checked", "confirmed")}
    for name in ("public_text", "public_answer"):
        sent[name] = rules.settled(sent.get(name, ""), form.decisions)
    return sent


def _show(request: CommuneRequest, reply: Reply, form: ReviewForm) -> HttpResponse:
    applied = request.POST.get("act") == "apply"
    context = {
        "reply": reply,
        "opinion": reply.opinion,
        "form": form,
        "is_given": reply.state == ReplyState.PUBLISHED,
        "question_marks": marks(reply.opinion.text, "q"),
        "answer_marks": marks(reply.text, "a"),
        "commitments": reply.commitments.select_related("unit"),
        "versions": list(wordings_of(reply.pk)),
        "applied": applied,
    }
    if applied:
        form.errors.clear()
    return render(request, "desk/privacy/review.html", context, status=422 if form.errors else 200)


def marks(text: str, prefix: str) -> list[Mark]:
    """The finds of `text` as passages in three looks."""
    return [
        Mark(
            id=f"{prefix}{number}",
            start=find.start,
            end=find.end,
            kind=_KINDS[find.outcome][0],
            label=f"{rules.TYPE_NAMES[find.type]}: {_KINDS[find.outcome][1].lower()}",
        )
        for number, find in enumerate(rules.finds(text), start=1)
    ]


def _seen_reply(request: CommuneRequest, pk: int) -> Reply:
    reply = reply_by_id(pk)
    if not visible_to(request.actor).filter(pk=reply.opinion_id).exists():
        raise Missing
    return reply


def _address(public: bool, cursor: str) -> str:
    kept = {"muc": "dang-cong-khai"} if public else {}
    return f"?{urlencode(kept | {'trang': cursor})}" if cursor else ""
