"""Opinions at other bodies: which are late, when to remind, what came back."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dienhong.civic.people.roles import Permission
from dienhong.cycle.opinions.actions.tracking import record_outcome, remind_body, take_back_opinion
from dienhong.cycle.opinions.queries import awaited_transfers
from dienhong.cycle.opinions.routes import all_routes
from dienhong.cycle.opinions.states import OPINION_FLOW, OpinionState
from dienhong.kernel.errors import Missing, Refused
from dienhong.web.desk.access import official
from dienhong.web.desk.forms import DeskForm, day_field, text_area
from dienhong.web.desk.opinions.seen import seen_opinion
from dienhong.web.kit.requests import CommuneRequest

_MOST = 200


class OutcomeForm(DeskForm):
    heard_on = day_field("Ngày nơi nhận trả lời")
    outcome = forms.CharField(label="Nơi nhận trả lời thế nào", max_length=4000, widget=text_area(4))
    public_text = forms.CharField(
        label="Người gửi sẽ đọc",
        max_length=2000,
        widget=text_area(4),
        help_text="Nói gọn, dễ hiểu; không ghi tên, số điện thoại của ai.",
    )


class TakeBackForm(DeskForm):
    reason = forms.CharField(
        label="Lý do nhận lại", max_length=1000, widget=text_area(3), help_text="Người gửi sẽ đọc được."
    )


@official(Permission.TRIAGE)
@require_safe
def transfers(request: CommuneRequest) -> HttpResponse:
    """What is awaited, the most pressing first."""
    today = timezone.localdate()
    names = {key: route.name for key, route in all_routes().items()}
    rows = [
        {
            "track": track,
            "route": names.get(track.route, ""),
            "days_left": (track.expected_on - today).days,
            "is_to_remind": track.remind_on is not None and track.remind_on <= today,
        }
        for track in awaited_transfers(request.actor)[:_MOST]
    ]
    return render(request, "desk/opinions/transfers.html", {"rows": rows})


@official(Permission.TRIAGE)
@require_POST
def remind(request: CommuneRequest, pk: int) -> HttpResponse:
    remind_body(request.actor, pk, now=timezone.now())
    messages.success(request, "Đã ghi việc đôn đốc.")
    return redirect("desk:transfers")


@official(Permission.TRIAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def outcome(request: CommuneRequest, pk: int) -> HttpResponse:
    """What the body answered, for the file and for the sender."""
    track = awaited_transfers(request.actor).filter(pk=pk).first()
    if track is None:
        raise Missing
    form = OutcomeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            record_outcome(request.actor, pk, **form.cleaned_data, now=timezone.now())
        except Refused as error:
            form.refuse(error)
        else:
            messages.success(request, f"Đã ghi kết quả của ý kiến {track.opinion.code}; người gửi đọc được.")
            return redirect("desk:transfers")
    context = {"track": track, "form": form}
    return render(request, "desk/opinions/outcome.html", context, status=422 if form.errors else 200)


@official(Permission.TRIAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request: CommuneRequest, pk: int) -> HttpResponse:
    """The commune sorts it anew."""
    opinion = seen_opinion(request.actor, pk)
    OPINION_FLOW.require("take_back", OpinionState(opinion.state))
    form = TakeBackForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            take_back_opinion(request.actor, pk, reason=form.cleaned_data["reason"], now=timezone.now())
        except Refused as error:
            form.refuse(error)
        else:
            messages.success(request, f"Đã nhận lại ý kiến {opinion.code}; mời phân loại.")
            return redirect("desk:opinion", pk=pk)
    context = {"opinion": opinion, "form": form}
    return render(request, "desk/opinions/take_back.html", context, status=422 if form.errors else 200)
