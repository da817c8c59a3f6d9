"""Questions from phones in the hall."""

from django.db import models

from dienhong.civic.communes.models import Village
from dienhong.cycle.conference.models.conference import Conference
from dienhong.cycle.conference.models.turn import Turn
from dienhong.cycle.conference.states import QuestionState
from dienhong.engines.tenancy.models import CommuneOwned


class HallQuestion(CommuneOwned):
    """A question typed on a phone. `shown_text` is the wording that a person let pass; `turn` when it is put."""

    conference = models.ForeignKey(Conference, on_delete=models.CASCADE, related_name="questions")
    key = models.UUIDField()
    name = models.CharField(max_length=160, blank=True, default="")
    village = models.ForeignKey(Village, on_delete=models.PROTECT, null=True, related_name="+")
    text = models.TextField()
    shown_text = models.TextField(blank=True, default="")
    state = models.CharField(max_length=6, choices=QuestionState.choices, default=QuestionState.SENT)
    sent_at = models.DateTimeField()
    turn = models.ForeignKey(Turn, on_delete=models.PROTECT, null=True, related_name="questions")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commune", "key"], name="hall_question_once")]
        ordering = ["pk"]


class Seconding(CommuneOwned):
    """One phone says "I ask that too"; `device` is a random mark of the phone, kept for this alone."""

    question = models.ForeignKey(HallQuestion, on_delete=models.CASCADE, related_name="secondings")
    device = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["question", "device"], name="seconded_once")]
