"""Named reads of plans."""

from django.db import models

from dienhong.cycle.plans.models import Plan, PlanSystem
from dienhong.cycle.plans.permissions import may_read_plans
from dienhong.cycle.plans.states import PlanState
from dienhong.kernel.actors import Actor


def visible_to(actor: Actor) -> models.QuerySet[Plan]:
    """Every plan of the commune for its officials, but not the drafts that were put away."""
    return Plan.objects.exclude(state=PlanState.DISCARDED) if may_read_plans(actor) else Plan.objects.none()


def published_plans() -> models.QuerySet[Plan]:
    """Plans in force or replaced, newest first; the public's view."""
    return Plan.objects.filter(state__in=(PlanState.ISSUED, PlanState.REPLACED))


def plan_in_force(year: int) -> Plan | None:
    return Plan.objects.filter(year=year, system=PlanSystem.STATE, state=PlanState.ISSUED).first()
