"""Documents from the plan's record: the plan itself; reports of its year are drafted by the feature above."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from dienhong.civic.documents.actions.draft import draft_document
from dienhong.civic.documents.models import OfficialDocument
from dienhong.civic.documents.states import Medium
from dienhong.cycle.plans import rules
from dienhong.cycle.plans.events import PlanPaperDrafted
from dienhong.cycle.plans.filing import open_yearly_dossier
from dienhong.cycle.plans.models import Plan, PlanPaper, PlanSystem
from dienhong.cycle.plans.papers import plan_context, plan_paper
from dienhong.cycle.plans.permissions import may_draft_plan_papers
from dienhong.cycle.plans.queries import drafted_from, plan_document_in_force
from dienhong.cycle.plans.states import PaperKind, PlanState
from dienhong.engines.journal.record import record
from dienhong.engines.typeset.model import Document
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing, Refused

_KINDS = {
    (PaperKind.PLAN, PlanSystem.STATE): "plan",
    (PaperKind.PLAN, PlanSystem.PARTY): "party_plan",
    (PaperKind.RESULT, PlanSystem.STATE): "report",
    (PaperKind.RESULT, PlanSystem.PARTY): "party_report",
}


def draft_plan_document(
    actor: Actor,
    plan_id: int,
    *,
    medium: Medium = Medium.ELECTRONIC,
    replaces: bool = False,
    confirmed: bool = False,
    now: datetime,
) -> OfficialDocument:
    """The plan as a document; when it is issued, the plan gets its number and is in force.

    With `replaces`, the document replaces the one of the plan in force, and so does the plan then.
    """
    today = localdate(now)
    return draft_plan_paper(
        actor,
        plan_id,
        PaperKind.PLAN,
        lambda plan: plan_paper(plan_context(plan, today=today)),
        medium=medium,
        replaces=replaces,
        confirmed=confirmed,
        now=now,
    )


@transaction.atomic
def draft_plan_paper(
    actor: Actor,
    plan_id: int,
    paper: PaperKind,
    compose: Callable[[Plan], Document],
    *,
    medium: Medium = Medium.ELECTRONIC,
    replaces: bool = False,
    confirmed: bool = False,
    now: datetime,
) -> OfficialDocument:
    """A draft of what `compose` makes of the locked plan, in the plan's dossier.

    Raises `Refused` when a draft of this paper stands already, unless the person `confirmed` that they want another.
    """
    may_draft_plan_papers(actor).require()
    plan = Plan.objects.select_for_update().filter(pk=plan_id).first()
    if plan is None:
        raise Missing
    rules.may_be_drafted(paper, PlanState(plan.state), plan.content).enforce()
    if not confirmed and drafted_from(plan.pk, paper).exists():
        raise Refused(f"{paper.label} đã được soạn. Hãy mở bản đã có, hoặc xác nhận soạn thêm bản nữa.")
    if plan.dossier_id is None:
        title = f"Kế hoạch và kết quả đối thoại với Nhân dân năm {plan.year}"
        plan.dossier = open_yearly_dossier(actor, "KH", plan.year, title, now)
        plan.save(update_fields=["dossier"])
    older = plan_document_in_force(plan) if replaces else None
    document = draft_document(
        actor,
        _KINDS[paper, PlanSystem(plan.system)],
        compose(plan),
        medium=medium,
        dossier_id=plan.dossier_id,
        replaces_id=older.pk if older else None,
        now=now,
    )
    PlanPaper.objects.create(plan=plan, paper=paper, document=document)
    record(actor, PlanPaperDrafted(subject_id=plan.pk, paper=paper, document=document.pk), now)
    return document
