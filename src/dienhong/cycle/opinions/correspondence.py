"""Reading and moving what the office and the sender wrote to each other."""

from datetime import datetime

from django.db import models

from dienhong.cycle.opinions.models import Extension, Message, MessageKind, Opinion
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


def take_out(opinion: Opinion) -> list[dict[str, str]]:
    """All messages as JSON can hold them, gone from the register: for the sealed track, when the opinion goes there.

    Requests for more time go too, for their reasons speak of it. The caller holds the transaction.
    """
    messages = Message.objects.filter(opinion=opinion)
    rows = [
        {"direction": row.direction, "kind": row.kind, "text": row.text, "at": row.at.isoformat()} for row in messages
    ]
    messages.delete()
    Extension.objects.filter(opinion=opinion).delete()
    return rows


def put_back(opinion: Opinion, rows: list[dict[str, str]], now: datetime) -> None:
    """What `take_out` gave; questions without an answer count as waited for in vain, and no pause comes back."""
    for row in rows:
        lapsed = now if row["kind"] == MessageKind.QUESTION else None
        values = row | {"at": datetime.fromisoformat(row["at"]), "lapsed_at": lapsed}
        Message.objects.create(opinion=opinion, **values)
