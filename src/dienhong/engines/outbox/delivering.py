"""One round of the outbox for one commune and one channel."""

import logging
from collections.abc import Callable
from datetime import datetime
from functools import partial

from django.db import transaction

from dienhong.engines.outbox import claiming
from dienhong.engines.outbox.channels.protocol import Channel, ChannelDown, Outcome, Parcel, Result
from dienhong.engines.outbox.models import Delivery, Message
from dienhong.engines.outbox.packing import Packer, Site, Withheld
from dienhong.engines.outbox.states import ChannelKind, DeliveryState

_log = logging.getLogger(__name__)
_AT_ONCE = 100
_TOO_LATE = "Đã quá lúc tin này còn có ích."


def deliver(
    kind: ChannelKind,
    channel: Channel,
    site: Site,
    *,
    worker: str,
    quiet: bool,
    clock: Callable[[], datetime],
    go_on: Callable[[], bool],
) -> int:
    """Hand over all that is due in the current commune by one channel; returns how many tries that were.

    The end of one try and the claim of the next are one transaction, and none is open while a channel is spoken to. So
    a worker that is killed leaves at most one delivery of which nobody knows whether it arrived.
    """
    if claiming.resting(kind, clock()):
        return 0
    round_ = _Round(kind, channel, Packer(site), worker, clock)
    count = 0
    try:
        while go_on():
            ids = list(claiming.due(kind, clock(), quiet=quiet).values_list("pk", flat=True)[:_AT_ONCE])
            if not ids:
                break
            for delivery_id in ids:
                count += round_.next(delivery_id)
                if round_.is_down or not go_on():
                    break
            round_.finish()
            if round_.is_down:
                break
    finally:
        channel.close()
    return count


def expire(now: datetime) -> int:
    """End what nobody needs any more, so that an outage is followed by no flood; returns how many deliveries."""
    old = Message.objects.filter(expires_at__lte=now)
    waiting = (DeliveryState.WAITING, DeliveryState.UNVERIFIED)
    left = Delivery.objects.filter(state__in=waiting, message__in=old)
    return left.update(state=DeliveryState.WITHHELD, reason=_TOO_LATE)


class _Round:
    """Holds the end of the last try until the next claim writes both."""

    def __init__(
        self, kind: ChannelKind, channel: Channel, packer: Packer, worker: str, clock: Callable[[], datetime]
    ) -> None:
        self._kind, self._channel, self._packer = kind, channel, packer
        self._worker, self._clock = worker, clock
        self._ended: Callable[[], None] | None = None
        self._was_resting = True
        self.is_down = False

    def next(self, delivery_id: int) -> int:
        """One try: 1, or 0 when there was nothing to hand over."""
        with transaction.atomic():
            self._write_end()
            delivery = claiming.claim(delivery_id, self._worker, self._clock())
            parcel = self._pack(delivery) if delivery else None
        self._ended = None
        if delivery is None or parcel is None:
            return 0
        try:
            outcome = self._channel.hand_over(parcel)
        except ChannelDown as down:
            self._ended = partial(self._put_back, delivery, down)
            self.is_down = True
            return 0
        except Exception:  # noqa: BLE001 - one letter that a channel cannot bear must not stop the others
            _log.exception("delivery %s by %s", delivery.pk, self._kind)
            outcome = Outcome(Result.UNKNOWN, "Có lỗi khi gửi; xem nhật ký của máy chủ.")
        self._ended = partial(self._settle, delivery, outcome)
        return 1

    def finish(self) -> None:
        """Write down how the last try ended."""
        with transaction.atomic():
            self._write_end()
        self._ended = None

    def _write_end(self) -> None:
        if self._ended is not None:
            self._ended()

    def _settle(self, delivery: Delivery, outcome: Outcome) -> None:
        claiming.settle(delivery, outcome, self._clock(), tells_repeats=self._channel.tells_repeats)
        if self._was_resting:
            claiming.awake(self._kind)
            self._was_resting = False

    def _put_back(self, delivery: Delivery, down: ChannelDown) -> None:
        claiming.put_back(delivery, down, self._clock())

    def _pack(self, delivery: Delivery) -> Parcel | None:
        """A guard that fails lets nothing leave: the delivery waits and is tried again."""
        try:
            with transaction.atomic():
                packed = self._packer.pack(delivery, self._clock())
        except Exception:  # noqa: BLE001 - closed, not open
            _log.exception("delivery %s before it leaves", delivery.pk)
            broken = Outcome(Result.LATER, "Chưa kiểm tra được có nên gửi; xem nhật ký của máy chủ.")
            claiming.settle(delivery, broken, self._clock(), tells_repeats=True)
            return None
        if isinstance(packed, Withheld):
            claiming.withhold(delivery, packed.reason)
            return None
        return packed
