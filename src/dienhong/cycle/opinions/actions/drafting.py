"""Slips that go with an opinion, from the register."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from dienhong.civic.documents.actions.draft import draft_document
from dienhong.civic.documents.models import OfficialDocument
from dienhong.civic.documents.states import Medium
from dienhong.cycle.dialogues.actions.move import dialogue_for_update
from dienhong.cycle.dialogues.filing import dossier_of
from dienhong.cycle.opinions.concerned import concerns_anybody
from dienhong.cycle.opinions.events import OpinionPaperDrafted
from dienhong.cycle.opinions.models import Opinion, OpinionPaper
from dienhong.cycle.opinions.papers import (
    assignment_slip_context,
    assignment_slip_paper,
    transfer_slip_context,
    transfer_slip_paper,
)
from dienhong.cycle.opinions.permissions import may_draft_slips
from dienhong.cycle.opinions.queries import drafted_about, transferred_to
from dienhong.cycle.opinions.states import PAPER_STATES, OpinionState, PaperKind
from dienhong.engines.journal.record import record
from dienhong.engines.typeset.model import Document
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing, Refused


@transaction.atomic
def draft_slip(
    actor: Actor,
    opinion_id: int,
    paper: PaperKind,
    *,
    medium: Medium = Medium.ELECTRONIC,
    confirmed: bool = False,
    now: datetime,
) -> OfficialDocument:
    """The slip to the unit that answers, or to the body that is competent, in the dossier of the opinion's dialogue.

    The sender's name stays out: it was given for the reply alone. Raises `Refused` when a slip of this kind stands
    already, unless `confirmed`.
    """
    may_draft_slips(actor).require()
    opinion = Opinion.objects.select_for_update().filter(pk=opinion_id).first()
    if opinion is None:
        raise Missing
    refuse_paper_about_officials(opinion.pk)
    if opinion.state != PAPER_STATES[paper]:
        state = OpinionState(PAPER_STATES[paper]).label.lower()
        raise Refused(f"{paper.label} chỉ soạn khi ý kiến ở tình trạng “{state}”.")
    if not confirmed and drafted_about(opinion_id, paper).exists():
        raise Refused(f"{paper.label} đã được soạn. Hãy mở bản đã có, hoặc xác nhận soạn thêm bản nữa.")
    document = draft_document(
        actor,
        "transfer_slip",
        _slip(opinion, paper, now),
        medium=medium,
        dossier_id=dossier_for(actor, opinion, now),
        now=now,
    )
    OpinionPaper.objects.create(opinion=opinion, paper=paper, document=document)
    record(actor, OpinionPaperDrafted(subject_id=opinion.pk, paper=paper, document=document.pk), now)
    return document


def refuse_paper_about_officials(opinion_id: int) -> None:
    """Raises `Refused`: documents are read by many, among them those whom the opinion is about."""
    if concerns_anybody(opinion_id):
        raise Refused(
            "Ý kiến này phản ánh về cán bộ nên không soạn văn bản trong sổ chung, để người được nhắc đến "
            "không đọc được. Hãy giao và trả lời ngay trên trang ý kiến."
        )


def dossier_for(actor: Actor, opinion: Opinion, now: datetime) -> int | None:
    """The dossier in which an opinion's documents lie: its dialogue's, None for an opinion without dialogue."""
    if opinion.dialogue_id is None:
        return None
    return dossier_of(actor, dialogue_for_update(opinion.dialogue_id), now).pk


def _slip(opinion: Opinion, paper: PaperKind, now: datetime) -> Document:
    today = localdate(now)
    if paper == PaperKind.ASSIGNMENT:
        assignment = opinion.assignments.select_related("unit").first()
        if assignment is None:
            raise Refused("Ý kiến này chưa giao cho đơn vị nào.")
        return assignment_slip_paper(assignment_slip_context(assignment, today=today))
    to, reason = transferred_to(opinion)
    return transfer_slip_paper(transfer_slip_context(opinion, addressee=to, reason=reason, sender="", today=today))
