"""The time limit of an opinion: why it is this day, what stops it, more time, and questions to the sender."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from dienhong.civic.deadlines.explaining import explain
from dienhong.civic.deadlines.queries import calendar, limit
from dienhong.cycle.opinions.actions.extending import ask_extension, grant_extension, refuse_extension
from dienhong.cycle.opinions.actions.messages import ask_sender
from dienhong.cycle.opinions.correspondence import messages_of
from dienhong.cycle.opinions.models import ExtensionState, MessageKind, Opinion, Origin
from dienhong.cycle.opinions.permissions import may_ask_extension, may_ask_sender, may_decide_extension
from dienhong.cycle.opinions.states import OPEN_STATES, OpinionState
from dienhong.cycle.opinions.timing import clock_of, count_of, pauses_of
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing, Refused
from dienhong.web.desk.forms import DeskForm, day_field, text_area
from dienhong.web.desk.opinions.register import readers
from dienhong.web.desk.opinions.seen import seen_opinion
from dienhong.web.kit.requests import CommuneRequest

_FIXED_BY = {Origin.HAND: "người phân công ghi", Origin.EXTENSION: "gia hạn"}


class QuestionForm(DeskForm):
    question = forms.CharField(
        label="Câu hỏi cho người gửi",
        max_length=5000,
        widget=text_area(4),
        help_text="Người gửi đọc và trả lời bằng mã tra cứu. Viết ngắn, dễ hiểu, xưng hô “ông/bà”.",
    )


class ExtensionForm(DeskForm):
    until = day_field("Xin trả lời chậm nhất ngày")
    reason = forms.CharField(
        label="Lý do", max_length=1000, widget=text_area(3), help_text="Người gửi sẽ đọc được lý do khi được duyệt."
    )


class DecisionForm(DeskForm):
    answer = forms.ChoiceField(
        label="Quyết định", choices=[("grant", "Đồng ý gia hạn"), ("refuse", "Không đồng ý")], widget=forms.RadioSelect
    )
    note = forms.CharField(
        label="Ghi chú cho đơn vị", required=False, max_length=1000, widget=text_area(2),
        help_text="Cần ghi khi không đồng ý.",
    )  # fmt: skip


def _ask(actor: Actor, pk: int, typed: dict[str, Any]) -> None:
    ask_sender(actor, pk, text=typed["question"], now=timezone.now())


def _extend(actor: Actor, pk: int, typed: dict[str, Any]) -> None:
    ask_extension(actor, pk, until=typed["until"], reason=typed["reason"], now=timezone.now())


def _decide(actor: Actor, pk: int, typed: dict[str, Any]) -> None:
    act = grant_extension if typed["answer"] == "grant" else refuse_extension
    act(actor, pk, note=typed["note"], now=timezone.now())


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing to do about the time limit, on a page of its own."""

    form: type[DeskForm]
    title: str
    consequence: str
    button: str
    done: str
    act: Callable[[Actor, int, dict[str, Any]], None]
    limited: bool = False


ASK = Deed(
    QuestionForm, "Hỏi thêm người gửi",
    "Thời hạn tạm dừng trong lúc chờ (tối đa hai câu hỏi) và tính tiếp khi người gửi trả lời hoặc hết thời gian chờ.",
    "Gửi câu hỏi", "Đã gửi câu hỏi cho người gửi ý kiến", _ask,
)  # fmt: skip
EXTEND = Deed(
    ExtensionForm, "Đề nghị gia hạn",
    "Hạn hiện tại giữ nguyên cho đến khi Văn phòng hoặc lãnh đạo duyệt. Mỗi ý kiến chỉ gia hạn một lần.",
    "Gửi đề nghị", "Đã gửi đề nghị gia hạn ý kiến", _extend, limited=True,
)  # fmt: skip
DECIDE = Deed(
    DecisionForm, "Duyệt gia hạn",
    "Đồng ý thì hạn trả lời đổi ngay; người gửi đọc được hạn mới và lý do.",
    "Ghi quyết định", "Đã ghi quyết định về gia hạn ý kiến", _decide,
)  # fmt: skip


@readers
@require_http_methods(["GET", "HEAD", "POST"])
def deed(request: CommuneRequest, pk: int, deed: Deed) -> HttpResponse:
    """Say what follows, then do it; what was typed stays when it is refused."""
    opinion = seen_opinion(request.actor, pk)
    shown = clock_part(request.actor, opinion)["clock"]
    if not shown["may"][deed.title]:
        raise Missing
    form = deed.form(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            deed.act(request.actor, pk, form.cleaned_data)
        except Refused as error:
            form.refuse(error)
        else:
            messages.success(request, f"{deed.done} {opinion.code}.")
            return redirect("desk:opinion", pk=pk)
    context = {"opinion": opinion, "deed": deed, "form": form, "clock": shown}
    return render(request, "desk/opinions/parts/clock_deed.html", context, status=422 if form.errors else 200)


def clock_part(actor: Actor, opinion: Opinion) -> dict[str, Any]:
    """What the part “Thời hạn” of the opinion's page shows."""
    clock, pauses = clock_of(opinion), pauses_of(opinion)
    count = count_of(opinion, clock, pauses)
    talk = list(messages_of(opinion.pk))
    extensions = list(opinion.extensions.select_related("asked_by", "decided_by"))
    asked = next((each for each in extensions if each.state == ExtensionState.ASKED), None)
    is_open = opinion.state in OPEN_STATES
    waits = any(_is_open_question(each) for each in talk)
    running = is_open and any(pause.ended_on is None for pause in pauses)
    fixed_by = _FIXED_BY.get(Origin(clock.origin), "") if clock else ""
    may = {
        ASK.title: is_open and not waits and bool(may_ask_sender(actor, opinion.unit_id)),
        EXTEND.title: asked is None and _may_still_extend(actor, opinion, extensions, timezone.localdate()),
        DECIDE.title: is_open and asked is not None and bool(may_decide_extension(actor, asked.asked_by_id)),
    }
    links = {ASK.title: "desk:ask_sender", EXTEND.title: "desk:extend", DECIDE.title: "desk:decide_extension"}
    sentence = explain(count, calendar(), fixed_by=fixed_by, waiting=running) if count and is_open else ""
    shown = {
        "sentence": sentence, "running": running, "waits": waits and is_open, "talk": talk, "extensions": extensions,
        "may": may, "links": [(links[title], title) for title, allowed in may.items() if allowed],
    }  # fmt: skip
    return {"clock": shown | _reach(opinion)}


def _reach(opinion: Opinion) -> dict[str, Any]:
    """How far an extension may go."""
    if opinion.due_date is None:
        return {}
    return {"latest": opinion.due_date + timedelta(days=limit("extension").amount)}


def _may_still_extend(actor: Actor, opinion: Opinion, extensions: list[Any], today: date) -> bool:
    granted = any(each.state == ExtensionState.GRANTED for each in extensions)
    in_time = opinion.state == OpinionState.ASSIGNED and opinion.due_date is not None and today <= opinion.due_date
    return in_time and not granted and bool(may_ask_extension(actor, opinion.unit_id))


def _is_open_question(message: Any) -> bool:
    return message.kind == MessageKind.QUESTION and message.answered_at is None and message.lapsed_at is None
