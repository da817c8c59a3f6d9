"""The plan and its year's report as documents."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from dienhong.civic.documents.queries import visible_to as documents_visible_to
from dienhong.civic.documents.states import Medium
from dienhong.cycle.plans import rules
from dienhong.cycle.plans.actions.drafting import draft_plan_document
from dienhong.cycle.plans.models import Plan
from dienhong.cycle.plans.permissions import may_draft_plan_papers
from dienhong.cycle.plans.queries import drafted_from, plan_document_in_force, visible_to
from dienhong.cycle.plans.states import PaperKind, PlanState
from dienhong.cycle.reports.actions.drafting import draft_result_report
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing
from dienhong.web.desk.access import official
from dienhong.web.desk.drafting.forms import MediumForm
from dienhong.web.desk.drafting.menu import MOST_SHOWN, Choice, drafted, menu
from dienhong.web.desk.drafting.pages import ask, go_on, is_confirmed
from dienhong.web.kit.requests import CommuneRequest


def papers_of(actor: Actor, plan: Plan) -> dict[str, Any]:
    """The list of documents and the menu, as far as the actor may see and draft them."""
    rows = documents_visible_to(actor).filter(plan_paper__plan=plan).select_related("plan_paper").defer("content")
    return {
        "drafted": drafted((PaperKind(row.plan_paper.paper).label, row) for row in rows[:MOST_SHOWN]),
        "dossier": plan.dossier,
        "draft_address": reverse("desk:plan_papers", args=[plan.pk]),
        **menu(_choices(actor, plan)),
    }


@official()
@require_POST
def choose(request: CommuneRequest, pk: int) -> HttpResponse:
    """Draft the paper of the pressed button, or say what stands in the way."""
    plan = visible_to(request.actor).filter(pk=pk).first()
    key = request.POST.get("paper", "")
    if plan is None or key not in PaperKind.values:
        raise Missing
    may_draft_plan_papers(request.actor).require()
    paper, form = PaperKind(key), MediumForm(request.POST)
    rules.may_be_drafted(paper, PlanState(plan.state), plan.content).enforce()
    doubts = [] if is_confirmed(request) else _doubts(plan, paper)
    if doubts or not form.is_valid():
        return ask(
            request,
            title=paper.label,
            form=form,
            back=reverse("desk:plan", args=[pk]),
            back_label="Kế hoạch",
            doubts=doubts,
            earlier=drafted_from(pk, paper),
            hidden={"paper": key},
        )
    how: dict[str, Any] = {"medium": Medium(form.cleaned_data["medium"]), "now": timezone.now()}
    how["confirmed"] = is_confirmed(request)
    if paper == PaperKind.PLAN:
        replaces = plan_document_in_force(plan) is not None
        return go_on(request, draft_plan_document(request.actor, pk, replaces=replaces, **how), paper.label)
    return go_on(request, draft_result_report(request.actor, pk, **how), paper.label)


def _doubts(plan: Plan, paper: PaperKind) -> list[str]:
    """An earlier draft; a plan in force that the new document would replace."""
    doubts = []
    if drafted_from(plan.pk, paper).exists():
        doubts.append(f"{paper.label} đã được soạn.")
    in_force = plan_document_in_force(plan) if paper == PaperKind.PLAN else None
    if in_force is not None:
        doubts.append(f"Khi ban hành, văn bản này thay thế Kế hoạch {in_force.reference} đang có hiệu lực.")
    return doubts


def _choices(actor: Actor, plan: Plan) -> list[Choice]:
    if not may_draft_plan_papers(actor):
        return []
    fitting = [paper for paper in PaperKind if rules.may_be_drafted(paper, PlanState(plan.state), plan.content)]
    return [Choice(paper.value, paper.label) for paper in fitting]
