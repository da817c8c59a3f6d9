"""Several chosen opinions answered together: which one leads is chosen here, and each that cannot join says why."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from dienhong.civic.people.roles import Permission
from dienhong.cycle.opinions import grouping
from dienhong.cycle.opinions.actions.merging import merge_opinions
from dienhong.cycle.opinions.models import Opinion
from dienhong.cycle.opinions.queries import visible_to
from dienhong.cycle.opinions.relations import standing
from dienhong.web.desk.access import official
from dienhong.web.desk.forms import DeskForm
from dienhong.web.desk.opinions.bulk import chosen_rows
from dienhong.web.desk.opinions.filters import address
from dienhong.web.kit.requests import CommuneRequest

_MOST = 50
"""As many as one person can compare on one page."""
_FEWEST = 2


class TogetherForm(DeskForm):
    into = forms.TypedChoiceField(
        label="Trả lời chung ở ý kiến nào?",
        coerce=int,
        error_messages={"required": "Hãy chọn ý kiến sẽ trả lời chung."},
    )
    reason = forms.CharField(
        label="Lý do gộp",
        required=False,
        max_length=300,
        help_text="Ví dụ: cùng hỏi về đoạn đường trước trường mầm non.",
    )

    def __init__(self, *args: Any, leaders: Sequence["Leader"], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["into"].choices = [(one.opinion.pk, one.opinion.code) for one in leaders]  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Leader:
    """One opinion at which the others could be answered, how many of them, and why not the rest."""

    opinion: Opinion
    joining: int
    refusals: tuple[tuple[str, str], ...]


@official(Permission.TRIAGE)
@require_POST
def merge_chosen(request: CommuneRequest) -> HttpResponse:
    """Ask at which opinion all are answered; with `act` = "do" answer them there."""
    query = address(QueryDict(request.POST.get("query", "")))
    chosen = chosen_rows(request, query)
    if not _FEWEST <= len(chosen) <= _MOST:
        messages.warning(request, f"Hãy đánh dấu từ {_FEWEST} đến {_MOST} ý kiến cùng một việc để gộp.")
        return redirect(f"{reverse('desk:register')}?{query}")
    found = visible_to(request.actor).filter(pk__in=chosen).select_related("village", "merged_into")
    leaders = _leaders(list(found.order_by("received_at", "pk")))
    form = TogetherForm(request.POST if request.POST.get("act") == "do" else None, leaders=leaders)
    if form.is_bound and form.is_valid():
        return _merge(request, form.cleaned_data["into"], form.cleaned_data["reason"], leaders)
    context = {
        "form": form,
        "leaders": leaders,
        "count": len(leaders),
        "best": str(form.data.get("into", "")) or max(leaders, key=lambda one: one.joining).opinion.pk,
        "query": query,
        "rows": ",".join(f"{pk}:{version}" for pk, version in chosen.items()),
    }
    return render(request, "desk/opinions/groups/together.html", context, status=422 if form.errors else 200)


def _merge(request: CommuneRequest, into: int, reason: str, leaders: list[Leader]) -> HttpResponse:
    others = [one.opinion.pk for one in leaders if one.opinion.pk != into]
    outcomes = merge_opinions(request.actor, others, into_id=into, reason=reason, now=timezone.now())
    done = [one.code for one in outcomes if not one.why]
    if done:
        messages.success(request, f"Đã gộp {', '.join(done)} vào đây. Gộp nhầm thì bấm “Tách khỏi nhóm” ở từng ý kiến.")
    for one in outcomes:
        if one.why:
            messages.warning(request, f"Chưa gộp {one.code}: {one.why}")
    return redirect("desk:opinion", pk=into)


def _leaders(opinions: list[Opinion]) -> list[Leader]:
    stands = {opinion.pk: standing(opinion) for opinion in opinions}
    found = []
    for opinion in opinions:
        others = [stand for pk, stand in stands.items() if pk != opinion.pk]
        verdicts = [(stand.code, grouping.mergeable(stand, stands[opinion.pk])) for stand in others]
        refusals = tuple((code, verdict.reason) for code, verdict in verdicts if not verdict)
        found.append(Leader(opinion, len(others) - len(refusals), refusals))
    return found
