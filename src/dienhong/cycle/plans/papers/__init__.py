"""The annual plan as an official document, from a kept plan or from the reading of an older one."""

from dienhong.cycle.plans.papers.content import content_context, plan_context
from dienhong.cycle.plans.papers.context import PlanContext, PlannedDialogue, PlannedDuty
from dienhong.cycle.plans.papers.mending import mended
from dienhong.cycle.plans.papers.paper import plan_paper

__all__ = ["PlanContext", "PlannedDialogue", "PlannedDuty", "content_context", "mended", "plan_context", "plan_paper"]
