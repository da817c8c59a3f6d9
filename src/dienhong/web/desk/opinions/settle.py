"""Ends other than a reply: each on its own page that says what will follow, and then a button."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from dienhong.civic.people.roles import Permission
from dienhong.cycle.opinions.actions.merging import merge_opinion
from dienhong.cycle.opinions.actions.sealing import divert_opinion
from dienhong.cycle.opinions.actions.settle import (
    close_opinion,
    withdraw_opinion,
)
from dienhong.cycle.opinions.states import OPINION_FLOW, OpinionState
from dienhong.kernel.actors import Actor
from dienhong.kernel.codes import parse_code
from dienhong.kernel.errors import Refused
from dienhong.web.desk.access import official
from dienhong.web.desk.forms import DeskForm
from dienhong.web.desk.opinions.company import likes_of
from dienhong.web.desk.opinions.forms import ConfirmForm, MergeForm, WithdrawForm
from dienhong.web.desk.opinions.seen import seen_opinion
from dienhong.web.kit.requests import CommuneRequest, seal


@dataclass(frozen=True, slots=True)
class End:
    """One way out of the register: its step in the flow, its form, its words, and the act."""

    step: str
    form: type[DeskForm]
    title: str
    consequence: str
    button: str
    done: str
    act: Callable[[Actor, int, dict[str, Any]], None]
    leaves_register: bool = False


def _merge(actor: Actor, pk: int, typed: dict[str, Any]) -> None:
    code = parse_code(typed["into_code"]) or typed["into_code"]
    merge_opinion(actor, pk, into_code=code, now=timezone.now())


def _divert(actor: Actor, pk: int, typed: dict[str, Any]) -> None:
    divert_opinion(actor, pk, seal=seal(), folder=settings.FILES, now=timezone.now())


def _close(actor: Actor, pk: int, typed: dict[str, Any]) -> None:
    close_opinion(actor, pk, now=timezone.now())


def _withdraw(actor: Actor, pk: int, typed: dict[str, Any]) -> None:
    withdraw_opinion(actor, pk, reason=typed["reason"], now=timezone.now())


MERGE = End(
    "merge", MergeForm, "Gộp để trả lời chung",
    "Ý kiến này không được trả lời riêng nữa. Người gửi tra cứu bằng mã của mình và đọc được câu trả lời chung.",
    "Gộp ý kiến", "Đã gộp ý kiến", _merge,
)  # fmt: skip
DIVERT = End(
    "divert", ConfirmForm, "Chuyển người xử lý đơn",
    "Nội dung và người gửi rời khỏi sổ ý kiến ngay, kể cả với ông/bà; chỉ người xử lý đơn đọc được. "
    "Dùng khi nội dung là tố cáo hoặc khiếu nại.",
    "Chuyển ngay", "Đã chuyển người xử lý đơn", _divert, leaves_register=True,
)  # fmt: skip
CLOSE = End(
    "close", ConfirmForm, "Kết thúc ý kiến",
    "Ý kiến đã được trả lời và không còn việc gì phải làm. Người gửi vẫn có thể đề nghị xem lại một lần.",
    "Kết thúc", "Đã kết thúc ý kiến", _close,
)  # fmt: skip
WITHDRAW = End(
    "withdraw", WithdrawForm, "Rút theo đề nghị của người gửi",
    "Ý kiến kết thúc mà không có trả lời; việc này không rút lại được. Chỉ làm khi chính người gửi đề nghị "
    "và đọc được mã tra cứu.",
    "Rút ý kiến", "Đã rút ý kiến", _withdraw,
)  # fmt: skip


@official(Permission.TRIAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def settle(request: CommuneRequest, pk: int, end: End) -> HttpResponse:
    """Ask once more, then do it."""
    opinion = seen_opinion(request.actor, pk)
    OPINION_FLOW.require(end.step, OpinionState(opinion.state))
    form = end.form(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            end.act(request.actor, pk, form.cleaned_data)
        except Refused as error:
            form.refuse(error)
        else:
            if end.leaves_register:
                messages.success(request, f"{end.done}.")
                return redirect("desk:register")
            messages.success(request, f"{end.done} {opinion.code}.")
            return redirect("desk:opinion", pk=pk)
    likes = likes_of(request.actor, opinion) if end is MERGE else []
    context = {"opinion": opinion, "end": end, "form": form, "likes": likes}
    return render(request, "desk/opinions/settle.html", context, status=422 if form.errors else 200)
