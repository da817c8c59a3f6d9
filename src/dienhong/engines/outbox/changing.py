"""What people do with letters before they leave, and after they did not arrive."""

from datetime import datetime

from django.db import models, transaction

from dienhong.engines.outbox.addresses import EVERYTHING
from dienhong.engines.outbox.models import Address, Delivery, Message
from dienhong.engines.outbox.states import DELIVERY_FLOW, DeliveryState

_S = DeliveryState


@transaction.atomic
def approve(message_id: int, *, now: datetime) -> int:
    """Let a drafted letter go; returns to how many. Recipients who were told by others are asked first."""
    if not Message.objects.filter(pk=message_id, approved_at=None).update(approved_at=now):
        return 0
    drafted = Delivery.objects.filter(message_id=message_id, state=_S.DRAFTED)
    verified = Address.objects.filter(verified_at__isnull=False).values("address")
    asked = drafted.filter(needs_verified=True).exclude(address__in=verified).update(state=_S.UNVERIFIED)
    return asked + drafted.update(state=_S.WAITING, not_before=now)


def cancel(message_id: int, *, reason: str) -> int:
    """Keep back what has not left; returns how many recipients get nothing."""
    return _cancel(Delivery.objects.filter(message_id=message_id), reason)


def cancel_delivery(delivery_id: int, *, reason: str) -> int:
    """The same for one recipient; 0 when it has left or ended already."""
    return _cancel(Delivery.objects.filter(pk=delivery_id), reason)


def cancel_about(guard: str, subject_id: int, *, reason: str) -> int:
    """Keep back everything about one record that has not left."""
    return _cancel(Delivery.objects.filter(message__guard=guard, message__subject_id=subject_id), reason)


def cancel_to(channel: str, address: str, topic: str, *, reason: str) -> int:
    """Keep back what waits for one address about `topic` ("*": about anything)."""
    waiting = Delivery.objects.filter(channel=channel, address=address)
    return _cancel(waiting if topic == EVERYTHING else waiting.filter(message__topic=topic), reason)


def retry(delivery_id: int, *, now: datetime) -> int:
    """Try one failed delivery again, with all tries before it; 0 when it has not failed or lost its time."""
    sources = DELIVERY_FLOW.step("retry").sources
    failed = Delivery.objects.filter(pk=delivery_id, state__in=sources, message__expires_at__gt=now)
    return failed.update(state=_S.WAITING, attempts=0, not_before=now, reason="")


def forget_about(guard: str, subject_id: int) -> int:
    """Delete every letter about one record, sent ones too: when the record itself has gone to a sealed place."""
    return Message.objects.filter(guard=guard, subject_id=subject_id).delete()[0]


def _cancel(deliveries: models.QuerySet[Delivery], reason: str) -> int:
    open_ones = deliveries.filter(state__in=DELIVERY_FLOW.step("cancel").sources)
    return open_ones.update(state=_S.CANCELLED, reason=reason[:300])
