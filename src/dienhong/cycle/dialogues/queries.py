"""Named reads of dialogues."""

from datetime import date

from django.db import models

from dienhong.cycle.dialogues.models import Dialogue
from dienhong.cycle.dialogues.states import PUBLIC_STATES, DialogueState
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
