"""The office approves, holds back and tries again."""

from datetime import datetime

from django.db import transaction

from dienhong.civic.messages.events import DeliveryRetried, MessageApproved, MessageCancelled
from dienhong.civic.messages.permissions import may_approve_messages, may_handle_outbox
from dienhong.engines.journal.record import record
from dienhong.engines.outbox import changing
from dienhong.engines.outbox.models import Delivery, Message
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing, Overtaken, Refused

_HELD_BACK = "Cơ quan hủy gửi."


@transaction.atomic
def approve_message(actor: Actor, message_id: int, *, now: datetime) -> int:
    """Let a drafted message go; returns to how many. Raises Forbidden, Missing, Overtaken."""
    may_approve_messages(actor).require()
    _require_message(message_id)
    count = changing.approve(message_id, now=now)
    if not count:
        raise Overtaken
    record(actor, MessageApproved(subject_id=message_id, count=count), now)
    return count


@transaction.atomic
def cancel_message(actor: Actor, message_id: int, *, now: datetime) -> int:
    """Hold back what has not left; returns how many get nothing. Raises Forbidden, Missing, Refused."""
    may_approve_messages(actor).require()
    _require_message(message_id)
    count = changing.cancel(message_id, reason=_HELD_BACK)
    if not count:
        raise Refused("Tin này không còn ai đang chờ gửi.")
    record(actor, MessageCancelled(subject_id=message_id, count=count), now)
    return count


@transaction.atomic
def cancel_delivery(actor: Actor, delivery_id: int, *, now: datetime) -> None:
    """The same for one recipient."""
    may_handle_outbox(actor).require()
    delivery = _delivery(delivery_id)
    if not changing.cancel_delivery(delivery_id, reason=_HELD_BACK):
        raise Overtaken
    record(actor, MessageCancelled(subject_id=delivery.message_id, count=1), now)


@transaction.atomic
def retry_delivery(actor: Actor, delivery_id: int, *, now: datetime) -> None:
    """Try a failed one again. Raises Forbidden, Missing, Refused."""
    may_handle_outbox(actor).require()
    delivery = _delivery(delivery_id)
    if not changing.retry(delivery_id, now=now):
        raise Refused("Tin này không gửi lại được nữa: đã quá lúc còn có ích, hoặc có người vừa gửi lại.")
    record(actor, DeliveryRetried(subject_id=delivery.message_id, delivery=delivery_id), now)


def _require_message(message_id: int) -> None:
    if not Message.objects.filter(pk=message_id).exists():
        raise Missing


def _delivery(delivery_id: int) -> Delivery:
    found = Delivery.objects.filter(pk=delivery_id).first()
    if found is None:
        raise Missing
    return found
