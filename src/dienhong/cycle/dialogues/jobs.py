"""What follows when a dialogue's notice goes out."""

from dataclasses import replace

from dienhong.civic.people.roles import Permission
from dienhong.cycle.dialogues import notices
from dienhong.cycle.dialogues.actions.layout import lay_out_duties
from dienhong.cycle.dialogues.actions.move import dialogue_for_update, move_dialogue
from dienhong.cycle.dialogues.models import DialoguePaper
from dienhong.cycle.dialogues.states import DIALOGUE_FLOW, DialogueState, PaperKind
from dienhong.engines.jobs.once import job
from dienhong.engines.journal.models import Entry
from dienhong.kernel.actors import Actor, system
from dienhong.kernel.errors import Refused


@job
def announce_by_notice(entry_id: int) -> None:
    """An issued notice announces its dialogue, unless somebody did so by hand or the law's period has passed."""
    entry = Entry.objects.get(pk=entry_id)
    papers = DialoguePaper.objects.select_related("dialogue", "document__number")
    paper = papers.filter(document_id=entry.subject_id, paper=PaperKind.NOTICE).first()
    if paper is None or not DIALOGUE_FLOW.allows("announce", DialogueState(paper.dialogue.state)):
        return
    try:
        move_dialogue(_organiser(entry.commune_id), paper.dialogue_id, "announce", now=entry.at)
    except Refused as refusal:
        notices.tell_not_announced(
            paper.dialogue,
            reference=paper.document.reference,
            reason=refusal.message,
            key=f"not_announced:{entry_id}",
            now=entry.at,
        )


@job
def tick_duties(entry_id: int) -> None:
    """A step of a dialogue fulfils the duty that asks for it."""
    entry = Entry.objects.get(pk=entry_id)
    dialogue = dialogue_for_update(entry.subject_id)
    lay_out_duties(system(entry.commune_id), dialogue, now=entry.at)


def _organiser(commune_id: int) -> Actor:
    """The system, for the leader who signed the notice."""
    return replace(system(commune_id), permissions=frozenset({"system", Permission.MANAGE_DIALOGUE}))
