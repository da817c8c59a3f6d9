"""The agenda of one conference."""

from django.db import models

from dienhong.cycle.conference.models.conference import Conference
from dienhong.cycle.conference.states import StepState
from dienhong.engines.tenancy.models import CommuneOwned


class AgendaStep(CommuneOwned):
    """`kind` is a key of `statutory_steps()`, or empty for a step of this conference's own."""

    conference = models.ForeignKey(Conference, on_delete=models.CASCADE, related_name="steps")
    position = models.PositiveSmallIntegerField()
    kind = models.SlugField(max_length=20, blank=True, default="")
    title = models.CharField(max_length=300)
    owner = models.CharField(max_length=160, blank=True, default="")
    planned_minutes = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=8, choices=StepState.choices, default=StepState.AHEAD)
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    skip_reason = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conference", "position"], name="agenda_position_once"),
            models.UniqueConstraint(
                fields=["conference"], condition=models.Q(state=StepState.RUNNING), name="one_step_at_a_time"
            ),
        ]
        ordering = ["position"]
