"""The year's plan as everybody may read it."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from dienhong.civic.topics.models import Topic
from dienhong.cycle.dialogues.queries import planned_for_public
from dienhong.cycle.dialogues.states import PUBLIC_STATES
from dienhong.cycle.plans.models import Plan, PlanSystem
from dienhong.cycle.plans.queries import plan_in_force, published_plans
from dienhong.cycle.plans.states import PlanState
from dienhong.web.kit.requests import CommuneRequest
from dienhong.web.portal.plans.duties import duty_rows
from dienhong.web.portal.responses import public_page
from dienhong.web.portal.topics import named_topics


@public_page
def newest(request: CommuneRequest) -> HttpResponse:
    """This year's plan, else the newest one there is."""
    in_force = published_plans().filter(state=PlanState.ISSUED, system=PlanSystem.STATE)
    this_year = timezone.localdate().year
    plan = in_force.filter(year__lte=this_year).first() or in_force.first()
    return _show(request, plan)


@public_page
def of_year(request: CommuneRequest, year: int) -> HttpResponse:
    plan = plan_in_force(year)
    if plan is None:
        raise Http404
    return _show(request, plan)


def _show(request: CommuneRequest, plan: Plan | None) -> HttpResponse:
    if plan is None:
        return render(request, "portal/plans/none.html")
    dialogues = list(planned_for_public().filter(plan=plan))
    names = dict(Topic.objects.values_list("code", "name"))
    for dialogue in dialogues:
        dialogue.named_topics = named_topics(dialogue.topics, names)  # type: ignore[attr-defined]
        dialogue.is_public = dialogue.state in PUBLIC_STATES  # type: ignore[attr-defined]
    years = published_plans().filter(state=PlanState.ISSUED, system=PlanSystem.STATE).values_list("year", flat=True)
    context = {
        "plan": plan,
        "dialogues": dialogues,
        "duties": duty_rows(plan.duties.all(), dialogues),
        "other_years": [year for year in years if year != plan.year],
    }
    return render(request, "portal/plans/detail.html", context)
