"""Digests: what waited for one goes to each address as one message a day."""

from collections import defaultdict
from datetime import datetime, timedelta

from django.db import transaction

from dienhong.engines.outbox.models import Delivery, Message
from dienhong.engines.outbox.states import DeliveryState, Pace

DIGEST_TOPIC = "digest"
_USEFUL = timedelta(days=2)


def fold_due(written_before: datetime, *, title: str, opening: str, now: datetime) -> int:
    """Fold all that was written before the digest's hour into one delivery an address; returns how many digests.

    Doing it twice changes nothing. The words are put together when the digest leaves, from what may still be said.
    """
    waiting = Delivery.objects.filter(
        state=DeliveryState.WAITING, pace=Pace.DIGEST, not_before__lt=written_before, message__expires_at__gt=now
    )
    by_address: defaultdict[tuple[str, str], list[Delivery]] = defaultdict(list)
    for delivery in waiting.order_by("not_before", "pk"):
        by_address[delivery.channel, delivery.address].append(delivery)
    if by_address:
        _fold(by_address, written_before, title, opening, now)
    return len(by_address)


@transaction.atomic
def _fold(
    by_address: dict[tuple[str, str], list[Delivery]], hour: datetime, title: str, opening: str, now: datetime
) -> None:
    message, _ = Message.objects.get_or_create(
        key=f"{DIGEST_TOPIC}:{hour:%Y-%m-%d %H:%M}:{now:%H:%M:%S.%f}",
        defaults={
            "topic": DIGEST_TOPIC,
            "title": title,
            "text": opening,
            "created_at": now,
            "approved_at": now,
            "expires_at": now + _USEFUL,
        },
    )
    for (channel, address), rows in by_address.items():
        digest = Delivery.objects.create(
            message=message,
            channel=channel,
            recipient_key=address,
            address=address,
            name=rows[0].name,
            pace=Pace.DAYTIME,
            state=DeliveryState.WAITING,
            not_before=now,
        )
        held = Delivery.objects.filter(pk__in=[row.pk for row in rows], state=DeliveryState.WAITING)
        if not held.update(state=DeliveryState.FOLDED, folded_into=digest):
            digest.delete()
