"""What the office and the sender write to each other about one opinion."""

from django.db import models

from dienhong.civic.people.models import User
from dienhong.cycle.opinions.models.opinion import Opinion
from dienhong.engines.tenancy.models import CommuneOwned


class MessageKind(models.TextChoices):
    QUESTION = "question", "Cán bộ hỏi"
    ANSWER = "answer", "Người gửi trả lời"
    ADDITION = "addition", "Người gửi bổ sung"


class Direction(models.TextChoices):
    TO_SENDER = "to_sender", "Gửi người dân"
    FROM_SENDER = "from_sender", "Người dân gửi"


class Message(CommuneOwned):
    """One message. `author` is the official who asked, None for the sender.

    A question is open until it is answered, or lapsed: waited for in vain. The journal never holds the words.
    """

    opinion = models.ForeignKey(Opinion, on_delete=models.CASCADE, related_name="messages")
    direction = models.CharField(max_length=12, choices=Direction.choices)
    kind = models.CharField(max_length=10, choices=MessageKind.choices)
    text = models.TextField()
    at = models.DateTimeField()
    author = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)
    lapsed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["opinion"],
                condition=models.Q(kind=MessageKind.QUESTION, answered_at__isnull=True, lapsed_at__isnull=True),
                name="message_one_open_question",
            ),
        ]
        ordering = ["at", "pk"]
