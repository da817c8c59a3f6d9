"""Who sends which delivery: claims by compare-and-set with a lease, and how a try ends."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import models

from dienhong.engines.outbox.channels.protocol import ChannelDown, Outcome, Result
from dienhong.engines.outbox.models import ChannelRest, Delivery
from dienhong.engines.outbox.states import DELIVERY_FLOW, DeliveryState, Pace

LEASE = timedelta(minutes=10)
MAX_ATTEMPTS = 9
_WAITS = [timedelta(minutes=minutes) for minutes in (1, 5, 15, 30, 60, 180, 360, 720)]
"""Between the tries of one delivery: greylisting lets a second try in after 5 to 15 minutes."""
_REST, _LONGEST_REST = timedelta(minutes=1), timedelta(hours=2)
_S = DeliveryState
_log = logging.getLogger(__name__)


def due(channel: str, now: datetime, *, quiet: bool) -> models.QuerySet[Delivery]:
    """What may leave by `channel` now, first come first served; in the quiet hours only what is to go at once."""
    paces = [Pace.AT_ONCE] if quiet else [Pace.AT_ONCE, Pace.DAYTIME]
    waiting = Delivery.objects.filter(state=_S.WAITING, channel=channel, not_before__lte=now, pace__in=paces)
    return waiting.order_by("not_before", "pk")


def claim(delivery_id: int, worker: str, now: datetime) -> Delivery | None:
    """The delivery, now `worker`'s until the lease ends; None when another was faster or it is cancelled."""
    taken = Delivery.objects.filter(pk=delivery_id, state=_S.WAITING).update(
        state=_S.SENDING, worker=worker, lease_until=now + LEASE, attempts=models.F("attempts") + 1
    )
    return Delivery.objects.get(pk=delivery_id) if taken else None


def settle(delivery: Delivery, outcome: Outcome, now: datetime, *, tells_repeats: bool) -> None:
    """Write down how a try ended."""
    match outcome.result:
        case Result.ACCEPTED | Result.REPEATED:
            _end(delivery, _S.SENT, outcome.reason, sent_at=now, remote_id=outcome.remote_id[:120])
        case Result.REFUSED:
            _end(delivery, _S.FAILED, outcome.reason)
        case Result.LATER | Result.UNKNOWN if delivery.attempts >= MAX_ATTEMPTS:
            _end(delivery, _S.FAILED, outcome.reason)
        case Result.LATER:
            _again(delivery, outcome, now, is_doubtful=delivery.is_doubtful)
        case Result.UNKNOWN:
            _again(delivery, outcome, now, is_doubtful=not tells_repeats or delivery.is_doubtful)
    if outcome.result == Result.UNKNOWN and not tells_repeats:
        _warn_of_doubt(delivery)


def withhold(delivery: Delivery, reason: str) -> None:
    """It must not leave any more, and will not."""
    _end(delivery, _S.WITHHELD, reason)


def put_back(delivery: Delivery, down: ChannelDown, now: datetime) -> None:
    """The channel is at fault: the try does not count, the channel rests, and this one goes last when it is back."""
    until = _rest(delivery.channel, down, now)
    _held(delivery).update(
        state=_S.WAITING,
        lease_until=None,
        attempts=models.F("attempts") - 1,
        not_before=until,
        reason=down.reason[:300],
    )


def resting(channel: str, now: datetime) -> bool:
    """Whether the channel rests after a fault."""
    return ChannelRest.objects.filter(channel=channel, until__gt=now).exists()


def awake(channel: str) -> None:
    """The channel answers again."""
    ChannelRest.objects.filter(channel=channel).delete()


def heal(now: datetime, *, worker: str, is_alive: Callable[[int], bool], tells_repeats: Callable[[str], bool]) -> int:
    """Put back what dead workers held; returns how many. Of a channel that cannot tell repeats it is doubtful then.

    A worker is dead when it ran on this host (`worker`, the caller, is host:pid) and is gone, when it had the caller's
    own name (who heals before a round holds nothing), or when its lease has ended.
    """
    host, count = worker.rpartition(":")[0], 0
    for delivery in Delivery.objects.filter(state=_S.SENDING):
        place, _, pid = delivery.worker.rpartition(":")
        is_gone = delivery.worker == worker or (place == host and pid.isdigit() and not is_alive(int(pid)))
        if is_gone or delivery.lease_until is None or delivery.lease_until < now:
            lost = Outcome(Result.UNKNOWN, "Máy dừng giữa lúc gửi.", wait=timedelta())
            settle(delivery, lost, now, tells_repeats=tells_repeats(delivery.channel))
            count += 1
    return count


def _held(delivery: Delivery) -> models.QuerySet[Delivery]:
    """The row, as long as it is still this try's."""
    return Delivery.objects.filter(pk=delivery.pk, state=_S.SENDING, worker=delivery.worker, attempts=delivery.attempts)


def _end(delivery: Delivery, state: DeliveryState, reason: str, **columns: object) -> None:
    """What was folded into a digest ends as the digest does."""
    changes = {"state": state, "reason": reason[:300], **columns}
    if _held(delivery).update(lease_until=None, **changes):
        Delivery.objects.filter(folded_into=delivery.pk, state=_S.FOLDED).update(**changes)
    else:
        _log.warning("delivery %s ended as %s after its lease: it may arrive twice", delivery.pk, state)


def _again(delivery: Delivery, outcome: Outcome, now: datetime, *, is_doubtful: bool) -> None:
    wait = outcome.wait if outcome.wait is not None else _WAITS[min(delivery.attempts, len(_WAITS)) - 1]
    _held(delivery).update(
        state=DELIVERY_FLOW.step("put_back").target,
        lease_until=None,
        not_before=now + wait,
        reason=outcome.reason[:300],
        is_doubtful=is_doubtful,
    )


def _rest(channel: str, down: ChannelDown, now: datetime) -> datetime:
    row, is_new = ChannelRest.objects.get_or_create(
        channel=channel, defaults={"until": now, "since": now, "reason": down.reason[:300]}
    )
    row.faults = 1 if is_new else row.faults + 1
    row.until = now + (down.wait or min(_REST * 2 ** (row.faults - 1), _LONGEST_REST))
    row.reason = down.reason[:300]
    row.save()
    return row.until


def _warn_of_doubt(delivery: Delivery) -> None:
    _log.warning(
        "delivery %s by %s: nobody can tell whether the try before arrived; it is tried again and may arrive twice",
        delivery.pk,
        delivery.channel,
    )
