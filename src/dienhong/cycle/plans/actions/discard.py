"""Putting a draft away: it leaves the list; what was uploaded is kept."""

from datetime import datetime

from django.db import transaction

from dienhong.cycle.plans.events import PlanDiscarded
from dienhong.cycle.plans.models import Plan
from dienhong.cycle.plans.permissions import may_manage_plans
from dienhong.cycle.plans.states import PLAN_FLOW, PlanState
from dienhong.engines.journal.record import record
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing, Overtaken


@transaction.atomic
def discard_plan(actor: Actor, plan_id: int, *, now: datetime) -> None:
    """Only a draft may be put away."""
    may_manage_plans(actor).require()
    plan = Plan.objects.filter(pk=plan_id).first()
    if plan is None:
        raise Missing
    step = PLAN_FLOW.require("discard", PlanState(plan.state))
    if not Plan.objects.filter(pk=plan_id, state=plan.state).update(state=step.target):
        raise Overtaken
    record(actor, PlanDiscarded(subject_id=plan_id), now)
