"""Named reads of dialogues."""

from datetime import date

from django.db import models

from dienhong.civic.deadlines.queries import limit
from dienhong.civic.documents.models import OfficialDocument
from dienhong.cycle.dialogues import rules
from dienhong.cycle.dialogues.models import Dialogue
from dienhong.cycle.dialogues.states import PUBLIC_STATES, DialogueState, PaperKind
from dienhong.cycle.plans.filing import standing_documents
from dienhong.kernel.actors import Actor


def visible_to(actor: Actor) -> models.QuerySet[Dialogue]:
    """Every dialogue for the commune's officials; what is announced for everybody else."""
    everything = Dialogue.objects.select_related("venue", "chair", "plan")
    return everything if actor.is_official else everything.filter(state__in=PUBLIC_STATES)


def public_dialogues() -> models.QuerySet[Dialogue]:
    """Announced, held and concluded dialogues."""
    return Dialogue.objects.filter(state__in=PUBLIC_STATES).select_related("venue", "chair")


def planned_for_public() -> models.QuerySet[Dialogue]:
    """All of the year's dialogues as the issued plan shows them, without those that were cancelled."""
    return Dialogue.objects.exclude(state=DialogueState.CANCELLED).select_related("venue")


def accepting_opinions(today: date) -> models.QuerySet[Dialogue]:
    """Dialogues to which an opinion can be sent today."""
    still_open = models.Q(intake_until__isnull=True) | models.Q(intake_until__gte=today)
    return Dialogue.objects.filter(still_open, state=DialogueState.INTAKE_OPEN).select_related("venue")


def drafted_for(dialogue_id: int, paper: PaperKind) -> models.QuerySet[OfficialDocument]:
    """Documents of that kind which were drafted for the dialogue and still stand, newest first."""
    return standing_documents().filter(dialogue_paper__dialogue_id=dialogue_id, dialogue_paper__paper=paper)


def doubts_about(dialogue: Dialogue, paper: PaperKind, today: date) -> list[str]:
    """What a person should know before they draft `paper`: an earlier draft, a notice that comes too late."""
    doubts = []
    if drafted_for(dialogue.pk, paper).exists():
        doubts.append(f"{paper.label} đã được soạn.")
    if paper == PaperKind.NOTICE and dialogue.state == DialogueState.PLANNED and dialogue.date:
        doubts.append(rules.in_time_to_announce(dialogue.date, today, limit("announce")).reason)
    return [doubt for doubt in doubts if doubt]
