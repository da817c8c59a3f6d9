"""Dialogues: the list, one dialogue, its steps, its arrangement."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from dienhong.civic.communes.queries import venues
from dienhong.civic.deadlines.queries import limit
from dienhong.civic.deadlines.rules import TimeLimit
from dienhong.civic.people.queries import possible_chairs
from dienhong.civic.people.roles import Permission
from dienhong.cycle.conference.queries import may_read_minutes
from dienhong.cycle.dialogues.actions.arrange import arrange_dialogue
from dienhong.cycle.dialogues.actions.move import move_dialogue
from dienhong.cycle.dialogues.checklist import warnings_about
from dienhong.cycle.dialogues.models import Dialogue
from dienhong.cycle.dialogues.queries import visible_to
from dienhong.cycle.dialogues.states import DIALOGUE_FLOW, DialogueState, HalfDay
from dienhong.cycle.opinions.queries import counts_by_state
from dienhong.cycle.opinions.queries import visible_to as opinions_visible_to
from dienhong.cycle.opinions.states import OpinionState
from dienhong.engines.journal.queries import entries_about
from dienhong.kernel.errors import Missing, Refused
from dienhong.web.desk.access import official
from dienhong.web.desk.dialogues.forms import ArrangeForm, CancelForm, StepForm
from dienhong.web.desk.dialogues.papers import papers_of
from dienhong.web.desk.dialogues.seen import seen_dialogue
from dienhong.web.desk.history import timeline
from dienhong.web.kit.requests import CommuneRequest

_CONSEQUENCES = {
    "announce": "Cuộc đối thoại hiện trên trang người dân với ngày, giờ, nơi, nội dung và người chủ trì.",
    "open_intake": "Người dân gửi được ý kiến cho cuộc đối thoại này trên trang thông tin.",
    "close_intake": "Người dân không gửi thêm được ý kiến cho cuộc đối thoại này; vẫn gửi được ý kiến chung cho xã.",
    "hold": "Ghi nhận hội nghị đã diễn ra; từ đây tính thời hạn công khai kết quả.",
    "conclude": "Ghi nhận đã có kết luận; cuộc đối thoại kết thúc.",
    "cancel": "Cuộc đối thoại không diễn ra nữa. Người dân đọc được lý do.",
}
_ARRANGEABLE = (DialogueState.PLANNED, DialogueState.ANNOUNCED, DialogueState.INTAKE_OPEN)


@official()
@require_safe
def dialogues(request: CommuneRequest) -> HttpResponse:
    notice = limit("announce")
    rows = [
        {
            "dialogue": dialogue,
            "latest_notice": _latest_notice(dialogue, notice),
        }
        for dialogue in visible_to(request.actor).annotate(opinion_count=Count("opinions"))[:200]
    ]
    return render(request, "desk/dialogues/list.html", {"rows": rows, "today": timezone.localdate()})


@official()
@require_safe
def dialogue_page(request: CommuneRequest, pk: int) -> HttpResponse:
    dialogue = seen_dialogue(request.actor, pk)
    opinions = opinions_visible_to(request.actor).filter(dialogue=dialogue)
    manages = request.actor.may(Permission.MANAGE_DIALOGUE)
    state = DialogueState(dialogue.state)
    reads = request.actor.may(Permission.READ_REGISTER) or request.actor.may(Permission.READ_OWN_UNIT)
    is_arranged = dialogue.is_arranged
    steps = DIALOGUE_FLOW.open_steps(state) if manages else ()
    context = {
        "dialogue": dialogue,
        "is_arranged": is_arranged,
        "co_presiders": list(dialogue.co_presiders.all()),
        "steps": [step for step in steps if is_arranged or step.name != "announce"],
        "may_arrange": manages and state in _ARRANGEABLE,
        "counts": _counts(counts_by_state(opinions)) if reads else [],
        "reads_register": reads,
        "has_minutes": may_read_minutes(request.actor, pk),
        "history": timeline(entries_about("dialogue", pk)),
        **_notice_days(dialogue),
        **papers_of(request.actor, dialogue),
    }
    return render(request, "desk/dialogues/page.html", context)


@official(Permission.MANAGE_DIALOGUE)
@require_http_methods(["GET", "HEAD", "POST"])
def move(request: CommuneRequest, pk: int, step: str) -> HttpResponse:
    """Say what follows, then take the step."""
    dialogue = seen_dialogue(request.actor, pk)
    if step not in _CONSEQUENCES:
        raise Missing
    taken = DIALOGUE_FLOW.require(step, DialogueState(dialogue.state))
    form_class = CancelForm if step == "cancel" else StepForm
    form = form_class(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            move_dialogue(request.actor, pk, step, reason=form.cleaned_data.get("reason", ""), now=timezone.now())
        except Refused as error:
            form.refuse(error)
        else:
            messages.success(request, f"{taken.label}: đã ghi nhận.")
            return redirect("desk:dialogue", pk=pk)
    context = {
        "dialogue": dialogue,
        "step": taken,
        "consequence": _CONSEQUENCES[step],
        "form": form,
        **_notice_days(dialogue),
    }
    return render(request, "desk/dialogues/move.html", context, status=422 if form.errors else 200)


@official(Permission.MANAGE_DIALOGUE)
@require_http_methods(["GET", "HEAD", "POST"])
def arrange(request: CommuneRequest, pk: int) -> HttpResponse:
    """Day, half-day, place, who presides."""
    dialogue = seen_dialogue(request.actor, pk)
    if dialogue.state not in _ARRANGEABLE:
        raise Refused("Cuộc đối thoại này không còn xếp lại lịch được.")
    form = _arrange_form(request, dialogue)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        try:
            arrange_dialogue(
                request.actor, pk, on=typed["on"], half_day=HalfDay(typed["half_day"]),
                start_time=typed["start_time"], venue_id=typed["venue"], chair_id=typed["chair"],
                co_presider_ids=[person for person in typed["co_presiders"] if person != typed["chair"]],
                intake_until=typed["intake_until"], now=timezone.now(),
            )  # fmt: skip
        except Refused as error:
            form.refuse(error)
        else:
            messages.success(request, "Đã xếp lịch.")
            for words in warnings_about(seen_dialogue(request.actor, pk), timezone.localdate()):
                messages.warning(request, words)
            return redirect("desk:dialogue", pk=pk)
    context = {"dialogue": dialogue, "form": form, **_notice_days(dialogue)}
    return render(request, "desk/dialogues/arrange.html", context, status=422 if form.errors else 200)


def _arrange_form(request: CommuneRequest, dialogue: Dialogue) -> ArrangeForm:
    chairs = list(possible_chairs(timezone.localdate()).values_list("pk", "full_name"))
    initial: dict[str, Any] = {
        "on": dialogue.date,
        "half_day": dialogue.half_day,
        "start_time": dialogue.start_time,
        "venue": dialogue.venue_id,
        "chair": dialogue.chair_id,
        "co_presiders": [person.pk for person in dialogue.co_presiders.all()],
        "intake_until": dialogue.intake_until,
    }
    sent = request.POST if request.method == "POST" else None
    return ArrangeForm(sent, initial=initial, venues=list(venues().values_list("pk", "name")), chairs=chairs)


def _latest_notice(dialogue: Dialogue, notice: TimeLimit) -> date | None:
    """The last day for announcing a dialogue that is arranged and not yet announced."""
    waits = dialogue.state == DialogueState.PLANNED and dialogue.date is not None
    return notice.latest_before(dialogue.date) if waits and dialogue.date else None


def _notice_days(dialogue: Dialogue) -> dict[str, Any]:
    """The last day for announcing and, after it was held, for the result; with their source."""
    notice, result = limit("announce"), limit("result")
    waits_until = _latest_notice(dialogue, notice)
    return {
        "notice": notice,
        "result": result,
        "latest_notice": notice.latest_before(dialogue.date) if dialogue.date else None,
        "notice_days_left": (waits_until - timezone.localdate()).days if waits_until else None,
    }


def _counts(counts: dict[str, int]) -> list[dict[str, Any]]:
    return [
        {"state": state.value, "label": state.label, "count": counts[state.value]}
        for state in OpinionState
        if counts.get(state.value)
    ]
