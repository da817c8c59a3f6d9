"""The year's report from its plan."""

from dataclasses import replace
from datetime import datetime

from django.utils.timezone import localdate

from dienhong.civic.communes.letterhead import letterhead_of
from dienhong.civic.documents.models import OfficialDocument
from dienhong.civic.documents.models.choices import as_system
from dienhong.civic.documents.states import Medium
from dienhong.cycle.plans.actions.drafting import draft_plan_paper
from dienhong.cycle.plans.models import Plan
from dienhong.cycle.plans.states import PaperKind
from dienhong.cycle.reports.papers import result_context, result_paper
from dienhong.engines.typeset.model import Document
from dienhong.kernel.actors import Actor


def draft_result_report(
    actor: Actor,
    plan_id: int,
    *,
    medium: Medium = Medium.ELECTRONIC,
    confirmed: bool = False,
    now: datetime,
) -> OfficialDocument:
    """The results of the plan's year as the records stand today, in the plan's system."""
    today = localdate(now)

    def compose(plan: Plan) -> Document:
        head = letterhead_of(plan.commune, today=today, system=as_system(plan.system))
        return result_paper(replace(result_context(plan.commune, plan.year, today=today), head=head))

    return draft_plan_paper(actor, plan_id, PaperKind.RESULT, compose, medium=medium, confirmed=confirmed, now=now)
