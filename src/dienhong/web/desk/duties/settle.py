"""One duty: what it asks, and settling it."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from dienhong.cycle.dialogues.actions.duties import finish_duty, hand_over_duty, reopen_duty, waive_duty
from dienhong.cycle.dialogues.checklist import duties_of, is_responsible, possible_holders, standing_duties
from dienhong.cycle.dialogues.models import DialogueDuty
from dienhong.cycle.dialogues.permissions import may_reassign_duty, may_settle_duty
from dienhong.cycle.dialogues.rules import may_waive_duty
from dienhong.cycle.dialogues.states import DutyState
from dienhong.kernel.errors import Missing, Refused
from dienhong.web.desk.access import official
from dienhong.web.desk.duties.forms import FinishForm, HandOverForm, WaiveForm, proof_of
from dienhong.web.desk.duties.shown import proof_response, row_of
from dienhong.web.desk.forms import DeskForm
from dienhong.web.kit.requests import CommuneRequest


@official()
@require_safe
def duty_page(request: CommuneRequest, pk: int) -> HttpResponse:
    return _page(request, _seen(pk))


@official()
@require_POST
def finish(request: CommuneRequest, pk: int) -> HttpResponse:
    duty, form = _seen(pk), FinishForm(request.POST, request.FILES)

    def deed(typed: dict[str, Any]) -> None:
        finish_duty(
            request.actor, pk, done_on=typed["done_on"], note=typed["note"], proof=proof_of(typed),
            folder=settings.FILES, now=timezone.now(),
        )  # fmt: skip

    return _settled(request, duty, form, deed, "Đã ghi nhận việc này xong.")


@official()
@require_POST
def waive(request: CommuneRequest, pk: int) -> HttpResponse:
    duty, form = _seen(pk), WaiveForm(request.POST)

    def deed(typed: dict[str, Any]) -> None:
        waive_duty(request.actor, pk, reason=typed["reason"], now=timezone.now())

    return _settled(request, duty, form, deed, "Đã ghi: việc này không cần làm.")


@official()
@require_POST
def hand_over(request: CommuneRequest, pk: int) -> HttpResponse:
    duty = _seen(pk)
    form = _hand_over_form(duty, request.POST)

    def deed(typed: dict[str, Any]) -> None:
        hand_over_duty(request.actor, pk, to_id=typed["holder"], now=timezone.now())

    return _settled(request, duty, form, deed, "Đã giao lại việc.")


@official()
@require_POST
def reopen(request: CommuneRequest, pk: int) -> HttpResponse:
    reopen_duty(request.actor, pk, now=timezone.now())
    messages.success(request, "Đã mở lại việc này.")
    return redirect("desk:duty", pk=pk)


@official()
@require_safe
def proof(request: CommuneRequest, pk: int) -> HttpResponse:
    return proof_response(settings.FILES, _seen(pk).proof)


def _seen(pk: int) -> DialogueDuty:
    duty = standing_duties().select_related("proof", "dialogue__village").filter(pk=pk).first()
    if duty is None:
        raise Missing
    return duty


def _settled(
    request: CommuneRequest, duty: DialogueDuty, form: DeskForm, deed: Callable[[dict[str, Any]], None], told: str
) -> HttpResponse:
    if form.is_valid():
        try:
            deed(form.cleaned_data)
        except Refused as error:
            form.refuse(error)
        else:
            messages.success(request, told)
            return redirect("desk:duty", pk=duty.pk)
    return _page(request, duty, form)


def _page(request: CommuneRequest, duty: DialogueDuty, sent: DeskForm | None = None) -> HttpResponse:
    actor, today = request.actor, timezone.localdate()
    waits = duties_of(duty.dialogue_id).filter(key__in=duty.needs, state=DutyState.OPEN)
    reassigns = may_reassign_duty(actor, holds=duty.holder_id is not None and duty.holder_id == actor.user_id)
    context = {
        "row": row_of(duty, today, [each.what for each in waits]),
        "duty": duty,
        "form": sent,
        "may_settle": bool(may_settle_duty(actor, responsible=is_responsible(actor, duty))),
        "finish": sent if isinstance(sent, FinishForm) else FinishForm(initial={"done_on": today}),
        "hand_over": (sent if isinstance(sent, HandOverForm) else _hand_over_form(duty)) if reassigns else None,
    }
    if may_reassign_duty(actor) and may_waive_duty(duty.certainty, duty.source):
        context["waive"] = sent if isinstance(sent, WaiveForm) else WaiveForm()
    return render(request, "desk/duties/duty.html", context, status=422 if sent else 200)


def _hand_over_form(duty: DialogueDuty, sent: Any = None) -> HandOverForm:
    people = list(possible_holders(timezone.localdate()).values_list("pk", "full_name"))
    default = duty.who or str(duty.unit or duty.get_role_display())
    return HandOverForm(sent, people=people, default=default, initial={"holder": duty.holder_id})
