"""Named reads of plans."""

from django.db import models

from dienhong.civic.documents.models import OfficialDocument
from dienhong.civic.documents.queries import documents
from dienhong.civic.documents.states import IN_FORCE
from dienhong.cycle.plans.filing import standing_documents
from dienhong.cycle.plans.models import Plan, PlanSystem
from dienhong.cycle.plans.permissions import may_read_plans
from dienhong.cycle.plans.states import PaperKind, PlanState
from dienhong.kernel.actors import Actor


def visible_to(actor: Actor) -> models.QuerySet[Plan]:
    """Every plan of the commune for its officials, but not the drafts that were put away."""
    return Plan.objects.exclude(state=PlanState.DISCARDED) if may_read_plans(actor) else Plan.objects.none()


def published_plans() -> models.QuerySet[Plan]:
    """Plans in force or replaced, newest first; the public's view."""
    return Plan.objects.filter(state__in=(PlanState.ISSUED, PlanState.REPLACED))


def plan_in_force(year: int) -> Plan | None:
    return Plan.objects.filter(year=year, system=PlanSystem.STATE, state=PlanState.ISSUED).first()


def drafted_from(plan_id: int, paper: PaperKind) -> models.QuerySet[OfficialDocument]:
    """Documents of that kind which were drafted from the plan and still stand, newest first."""
    return standing_documents().filter(plan_paper__plan_id=plan_id, plan_paper__paper=paper)


def plan_document_in_force(plan: Plan) -> OfficialDocument | None:
    """The issued document of the plan that is in force for the year and system of `plan`, if it was issued here."""
    issued = documents().filter(
        state__in=IN_FORCE,
        plan_paper__paper=PaperKind.PLAN,
        plan_paper__plan__state=PlanState.ISSUED,
        plan_paper__plan__year=plan.year,
        plan_paper__plan__system=plan.system,
    )
    return issued.first()
