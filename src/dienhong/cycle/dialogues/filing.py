"""The one way in which documents of a dialogue are drafted: under its lock, into its dossier, with one event."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from dienhong.civic.documents.actions.draft import draft_document
from dienhong.civic.documents.models import Dossier, OfficialDocument
from dienhong.civic.documents.states import Medium
from dienhong.cycle.dialogues import rules
from dienhong.cycle.dialogues.actions.move import dialogue_for_update
from dienhong.cycle.dialogues.events import DialoguePaperDrafted
from dienhong.cycle.dialogues.models import Dialogue, DialoguePaper
from dienhong.cycle.dialogues.permissions import may_draft_dialogue_papers
from dienhong.cycle.dialogues.queries import doubts_about
from dienhong.cycle.dialogues.states import DialogueState, PaperKind
from dienhong.cycle.plans.filing import open_yearly_dossier
from dienhong.engines.journal.record import record
from dienhong.engines.typeset.model import Document
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Refused

_KINDS = {
    PaperKind.NOTICE: "notice",
    PaperKind.COLLECTION: "letter",
    PaperKind.AGENDA: "programme",
    PaperKind.HOUSE_RULES: "programme",
    PaperKind.OPENING: "programme",
    PaperKind.BRIEF: "report",
    PaperKind.INVITATION: "invitation",
    PaperKind.DRAFTS: "report",
    PaperKind.MINUTES: "minutes",
    PaperKind.CONCLUSIONS: "conclusion_notice",
}


@dataclass(frozen=True, slots=True)
class Written:
    """A paper as laid out; `addressee` is whom an invitation invites."""

    document: Document
    addressee: str = ""


def draft_one(
    actor: Actor,
    dialogue_id: int,
    paper: PaperKind,
    compose: Callable[[Dialogue], Document],
    *,
    medium: Medium,
    confirmed: bool,
    now: datetime,
) -> OfficialDocument:
    """A draft of what `compose` makes of the dialogue.

    Raises `Refused` when there is a doubt (an earlier draft, a day that has passed) that the person has not
    `confirmed`.
    """

    def written(dialogue: Dialogue) -> list[Written]:
        if not confirmed and (doubts := doubts_about(dialogue, paper, localdate(now))):
            raise Refused(" ".join(doubts))
        return [Written(compose(dialogue))]

    return draft_many(actor, dialogue_id, paper, written, medium=medium, now=now)[0]


@transaction.atomic
def draft_many(
    actor: Actor,
    dialogue_id: int,
    paper: PaperKind,
    compose: Callable[[Dialogue], Sequence[Written]],
    *,
    medium: Medium,
    now: datetime,
) -> list[OfficialDocument]:
    """Drafts of all that `compose` makes of the locked dialogue, which is at least one."""
    may_draft_dialogue_papers(actor).require()
    dialogue = dialogue_for_update(dialogue_id)
    rules.may_be_drafted(paper, DialogueState(dialogue.state), is_arranged=dialogue.is_arranged).enforce()
    drafts = []
    for written in compose(dialogue):
        dossier = dossier_of(actor, dialogue, now)
        document = draft_document(actor, _KINDS[paper], written.document, medium=medium, dossier_id=dossier.pk, now=now)
        DialoguePaper.objects.create(
            dialogue=dialogue, paper=paper, document=document, addressee=written.addressee[:400]
        )
        drafts.append(document)
    event = DialoguePaperDrafted(subject_id=dialogue.pk, paper=paper, document=drafts[0].pk, count=len(drafts))
    record(actor, event, now)
    return drafts


def dossier_of(actor: Actor, dialogue: Dialogue, now: datetime) -> Dossier:
    """The dossier of a dialogue whose row the caller has locked; opened when its first document is drafted."""
    if dialogue.dossier is None:
        year = dialogue.plan.year if dialogue.plan else (dialogue.date or localdate(now)).year
        dialogue.dossier = open_yearly_dossier(actor, "DT", year, dialogue.title, now)
        dialogue.save(update_fields=["dossier"])
    return dialogue.dossier
