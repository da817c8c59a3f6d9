"""Reading what the office and the sender wrote to each other."""

from django.db import models

from dienhong.cycle.opinions.models import Message, MessageKind
from dienhong.cycle.opinions.states import OPEN_STATES


def messages_of(opinion_id: int) -> models.QuerySet[Message]:
    """All messages about an opinion, oldest first, each with its author."""
    return Message.objects.filter(opinion_id=opinion_id).select_related("author")


def open_question(opinion_id: int) -> Message | None:
    """The question that waits for its sender's answer; None when there is none or the opinion has ended."""
    waiting = Message.objects.filter(
        opinion_id=opinion_id, kind=MessageKind.QUESTION, answered_at__isnull=True, lapsed_at__isnull=True
    )
    return waiting.filter(opinion__state__in=OPEN_STATES).first()
