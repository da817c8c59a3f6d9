"""Which way an opinion goes: the ways of the law that its state allows, and what its sender will read of each."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from dienhong.civic.people.roles import Permission
from dienhong.cycle.opinions.actions.routing import expected_day, take_route
from dienhong.cycle.opinions.models import Opinion
from dienhong.cycle.opinions.routes import (
    OTHER_REASON,
    Route,
    RouteChoice,
    complete,
    open_routes,
    route_by_key,
    wording,
)
from dienhong.cycle.opinions.states import OPINION_FLOW, OpinionState
from dienhong.kernel.errors import Missing, Overtaken, Refused
from dienhong.web.desk.access import official
from dienhong.web.desk.forms import DeskForm, LineField, day_field, seen_version, text_area
from dienhong.web.desk.opinions.seen import seen_opinion
from dienhong.web.kit.requests import CommuneRequest

_CERTAINTY = {"law": "", "memory": "Căn cứ cần đối chiếu lại với văn bản.", "local": "Theo quy chế của xã."}


class RouteForm(DeskForm):
    """Asks for what the way needs; the rules of the way judge it."""

    body = LineField(label="Nơi nhận", max_length=200)
    cause = forms.ChoiceField(label="Lý do")
    reason = forms.CharField(
        label="Nói rõ thêm",
        required=False,
        max_length=1000,
        widget=text_area(3),
        help_text="Người gửi sẽ đọc được. Bắt buộc khi chọn lý do khác.",
    )
    legal_basis = LineField(label="Căn cứ, nếu cần nêu", max_length=300, required=False)
    expected_on = day_field("Dự kiến có kết quả", required=False, help_text="Để trống thì tính theo thời hạn chung.")

    def __init__(self, *args: Any, route: Route, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        causes = [("", "Chọn lý do"), *route.reasons.items(), (OTHER_REASON, "Lý do khác")]
        self.fields["cause"].choices = causes  # type: ignore[attr-defined]
        self.fields["body"].help_text = f"Ví dụ: {'; '.join(route.bodies[:4])}." if route.bodies else ""
        unasked = {"body": "body", "cause": "reason", "reason": "reason"}
        for name, need in unasked.items():
            if need not in route.needs:
                del self.fields[name]
        if not route.track:
            del self.fields["expected_on"]

    @property
    def choice(self) -> RouteChoice:
        return RouteChoice(**{name: value for name, value in self.cleaned_data.items() if value is not None})


@dataclass(frozen=True, slots=True)
class Way:
    """A way as the list offers it; `href` is where it is taken."""

    route: Route
    href: str
    certainty: str


@official(Permission.TRIAGE)
@require_safe
def routes(request: CommuneRequest, pk: int) -> HttpResponse:
    """All ways that are open now, each with when it fits and by which law."""
    opinion = seen_opinion(request.actor, pk)
    ways = [
        Way(route, _door(opinion, route), _CERTAINTY[route.certainty])
        for route in open_routes(OpinionState(opinion.state))
    ]
    return render(request, "desk/opinions/routes.html", {"opinion": opinion, "ways": ways})


@official(Permission.TRIAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def route(request: CommuneRequest, pk: int, key: str) -> HttpResponse:
    """Fill in, read what the sender will read, confirm: what is confirmed is what was shown."""
    opinion = seen_opinion(request.actor, pk)
    taken = route_by_key(key)
    if not taken.is_taken_here:
        raise Missing
    OPINION_FLOW.require(taken.step, OpinionState(opinion.state))
    bodies = {"body": taken.bodies[0]} if len(taken.bodies) == 1 or taken.urgent else {}
    form = RouteForm(request.POST if request.method == "POST" else None, route=taken, initial=bodies)
    told = ""
    if request.method == "POST" and form.is_valid():
        try:
            told = _told(taken, form.choice)
            if request.POST.get("shown") == told:
                seen = seen_version(request)
                take_route(request.actor, pk, key, form.choice, seen_version=seen, now=timezone.now())
                messages.success(request, f"{taken.name}: đã ghi nhận ý kiến {opinion.code}.")
                return redirect("desk:opinion", pk=pk)
        except (Refused, Overtaken) as error:
            form.refuse(error)
    context = {"opinion": opinion, "route": taken, "form": form, "told": "" if form.errors else told}
    context["certainty"] = _CERTAINTY[taken.certainty]
    return render(request, "desk/opinions/route.html", context, status=422 if form.errors else 200)


def _told(taken: Route, choice: RouteChoice) -> str:
    today = timezone.localdate()
    complete(taken, choice, today)
    return wording(taken, choice, expected_day(taken, choice, today))


def _door(opinion: Opinion, way: Route) -> str:
    """Assigning and sealing have doors of their own."""
    if way.step == "assign":
        return f"{reverse('desk:opinion', args=[opinion.pk])}#phan-cong"
    if way.step == "divert":
        return reverse("desk:divert", args=[opinion.pk])
    return reverse("desk:route", args=[opinion.pk, way.key])
