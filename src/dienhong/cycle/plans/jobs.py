"""What follows when a plan's document goes out."""

from dataclasses import replace

from dienhong.civic.people.roles import Permission
from dienhong.cycle.plans import notices
from dienhong.cycle.plans.actions.issue import issue_plan
from dienhong.cycle.plans.models import PlanPaper
from dienhong.cycle.plans.states import PaperKind, PlanState
from dienhong.engines.jobs.once import job
from dienhong.engines.journal.models import Entry
from dienhong.kernel.actors import Actor, system
from dienhong.kernel.errors import Refused


@job
def issue_by_document(entry_id: int) -> None:
    """The number, symbol and day of an issued document become the plan's. A plan issued by hand stays as it is."""
    entry = Entry.objects.get(pk=entry_id)
    papers = PlanPaper.objects.select_related("plan", "document__number")
    paper = papers.filter(document_id=entry.subject_id, paper=PaperKind.PLAN).first()
    if paper is None or paper.plan.state != PlanState.DRAFT:
        return
    document = paper.document
    if document.number is None or document.day is None:
        return
    try:
        issue_plan(
            _issuer(entry.commune_id),
            paper.plan_id,
            number=document.number.written,
            symbol=document.symbol,
            issued_on=document.day,
            replaces=document.replaces_id is not None,
            now=entry.at,
        )
    except Refused as refusal:
        notices.tell_not_in_force(
            paper.plan,
            reference=document.reference,
            reason=refusal.message,
            key=f"not_in_force:{entry_id}",
            now=entry.at,
        )


def _issuer(commune_id: int) -> Actor:
    """The system, for the leader who signed the document."""
    return replace(system(commune_id), permissions=frozenset({"system", Permission.ISSUE_PLAN}))
