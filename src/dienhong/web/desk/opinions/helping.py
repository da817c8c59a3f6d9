"""Who answers an opinion, who helps, who gave it back, and whom it is about: its own part of the page."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from dienhong.civic.communes.queries import active_units
from dienhong.civic.people.queries import people_who_can_log_in
from dienhong.civic.people.roles import Permission
from dienhong.cycle.opinions.actions.concerning import set_concerned
from dienhong.cycle.opinions.actions.hand_back import hand_back
from dienhong.cycle.opinions.actions.supporting import ask_support, give_support
from dienhong.cycle.opinions.concerned import concerned_by
from dienhong.cycle.opinions.models import Opinion
from dienhong.cycle.opinions.permissions import may_ask_support, may_give_support, may_hand_back
from dienhong.cycle.opinions.queries import visible_to
from dienhong.cycle.opinions.states import OPEN_STATES, HandBackCause, OpinionState
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Forbidden, Missing, Overtaken, Refused
from dienhong.web.desk.access import official
from dienhong.web.desk.forms import DeskForm, day_field, seen_version, text_area
from dienhong.web.desk.opinions.seen import seen_opinion
from dienhong.web.kit.requests import CommuneRequest

_ANSWERERS = (Permission.DRAFT_REPLY, Permission.TRIAGE)


class HandBackForm(DeskForm):
    cause = forms.ChoiceField(label="Lý do", choices=[("", "Chọn lý do"), *HandBackCause.choices])
    note = forms.CharField(
        label="Nói rõ và đề nghị giao ai",
        max_length=1000,
        widget=text_area(3),
        help_text="Văn phòng và lãnh đạo đọc được; người gửi không đọc.",
    )


class SupportForm(DeskForm):
    unit = forms.TypedChoiceField(label="Đơn vị phối hợp", coerce=int)
    asked = forms.CharField(label="Đề nghị góp ý về việc gì", max_length=1000, widget=text_area(3))
    due_date = day_field("Góp ý trước ngày")

    def __init__(self, *args: Any, opinion: Opinion, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = active_units().exclude(pk=opinion.unit_id or 0).exclude(supports__opinion=opinion)
        self.fields["unit"].choices = [("", "Chọn đơn vị"), *units.values_list("pk", "name")]  # type: ignore[attr-defined]


class ContributionForm(DeskForm):
    answer = forms.CharField(label="Nội dung góp ý", max_length=5000, widget=text_area(6))


class ConcernForm(DeskForm):
    refused_at = {"unit": "officials"}

    officials = forms.TypedMultipleChoiceField(
        label="Ý kiến phản ánh về ai?", required=False, coerce=int, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = people_who_can_log_in(timezone.localdate())
        self.fields["officials"].choices = list(people.values_list("pk", "full_name"))  # type: ignore[attr-defined]


def help_of(actor: Actor, opinion: Opinion) -> dict[str, Any]:
    """The lineage of assignments, the contributions, and what the actor may do about them."""
    is_assigned = opinion.state == OpinionState.ASSIGNED
    is_open = opinion.state in OPEN_STATES
    lineage = list(opinion.assignments.select_related("unit", "assigned_by", "handed_back_by"))
    supports = [
        {"row": row, "may_give": is_open and bool(may_give_support(actor, row.unit_id))}
        for row in opinion.supports.select_related("unit", "answered_by")
    ]
    return {
        "lineage": lineage,
        "hand_back_count": sum(1 for row in lineage if row.handed_back_at),
        "supports": supports,
        "may_ask_support": is_assigned and bool(may_ask_support(actor, opinion.unit_id)),
        "may_hand_back": is_assigned and bool(may_hand_back(actor, opinion.unit_id)),
        "may_mark_concerned": is_open and actor.may(Permission.TRIAGE),
        "concerned_count": opinion.concerns.count(),
    }


@official(*_ANSWERERS)
@require_http_methods(["GET", "HEAD", "POST"])
def give_back(request: CommuneRequest, pk: int) -> HttpResponse:
    """The unit gives it back to the office, which assigns anew."""
    opinion = seen_opinion(request.actor, pk)
    may_hand_back(request.actor, opinion.unit_id).require()
    form = HandBackForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        cause, note = HandBackCause(form.cleaned_data["cause"]), form.cleaned_data["note"]
        try:
            hand_back(request.actor, pk, cause=cause, note=note, seen_version=seen_version(request), now=timezone.now())
        except (Refused, Overtaken) as error:
            form.refuse(error)
        else:
            messages.success(request, f"Đã trả lại ý kiến {opinion.code} cho Văn phòng.")
            return redirect("desk:register")
    text = "Văn phòng được báo ngay và giao đơn vị khác. Ý kiến rời danh sách của đơn vị ông/bà."
    return _ask(request, opinion, form, "Trả lại Văn phòng", text, "Trả lại")


@official(*_ANSWERERS)
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: CommuneRequest, pk: int) -> HttpResponse:
    opinion = seen_opinion(request.actor, pk)
    may_ask_support(request.actor, opinion.unit_id).require()
    form = SupportForm(
        request.POST if request.method == "POST" else None, opinion=opinion, initial={"due_date": opinion.due_date}
    )
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        try:
            ask_support(
                request.actor, pk, unit_id=typed["unit"], asked=typed["asked"], due_date=typed["due_date"],
                now=timezone.now(),
            )  # fmt: skip
        except Refused as error:
            form.refuse(error)
        else:
            messages.success(request, "Đã đề nghị đơn vị phối hợp.")
            return redirect("desk:opinion", pk=pk)
    text = "Đơn vị này sẽ đọc được ý kiến và ghi phần góp ý ngay trên trang; đơn vị chủ trì vẫn là nơi trả lời."
    return _ask(request, opinion, form, "Đề nghị đơn vị phối hợp", text, "Gửi đề nghị")


@official(Permission.DRAFT_REPLY)
@require_http_methods(["GET", "HEAD", "POST"])
def give(request: CommuneRequest, pk: int, support: int) -> HttpResponse:
    """The contribution of a unit that was asked."""
    opinion = seen_opinion(request.actor, pk)
    row = opinion.supports.filter(pk=support).first()
    if row is None:
        raise Missing
    if not may_give_support(request.actor, row.unit_id):
        raise Forbidden("Phần góp ý này của đơn vị khác.")
    form = ContributionForm(request.POST if request.method == "POST" else None, initial={"answer": row.answer})
    if request.method == "POST" and form.is_valid():
        try:
            give_support(request.actor, support, answer=form.cleaned_data["answer"], now=timezone.now())
        except Refused as error:
            form.refuse(error)
        else:
            messages.success(request, "Đã gửi góp ý cho đơn vị chủ trì.")
            return redirect("desk:opinion", pk=pk)
    return _ask(request, opinion, form, "Góp ý cho đơn vị chủ trì", f"Đề nghị: {row.asked}", "Gửi góp ý")


@official(Permission.TRIAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def concern(request: CommuneRequest, pk: int) -> HttpResponse:
    """Whom the opinion is about: they no longer see it, whoever they are."""
    opinion = seen_opinion(request.actor, pk)
    form = ConcernForm(
        request.POST if request.method == "POST" else None, initial={"officials": list(concerned_by(pk))}
    )
    if request.method == "POST" and form.is_valid():
        try:
            set_concerned(request.actor, pk, form.cleaned_data["officials"], now=timezone.now())
        except Refused as error:
            form.refuse(error)
        else:
            messages.success(request, "Đã ghi nhận. Người được nhắc đến không xem, không xử lý ý kiến này.")
            still = visible_to(request.actor).filter(pk=pk).exists()
            return redirect("desk:opinion", pk=pk) if still else redirect("desk:register")
    text = (
        "Người được đánh dấu không còn thấy ý kiến này ở bất cứ đâu: sổ, tìm kiếm, thông báo, phân công, duyệt. "
        "Nếu là chính ông/bà, người có quyền phân loại khác sẽ xử lý tiếp."
    )
    return _ask(request, opinion, form, "Phản ánh về cán bộ", text, "Lưu")


def _ask(request: CommuneRequest, opinion: Opinion, form: DeskForm, title: str, text: str, button: str) -> HttpResponse:
    context = {"opinion": opinion, "form": form, "title": title, "text": text, "button": button}
    return render(request, "desk/opinions/helping.html", context, status=422 if form.errors else 200)
