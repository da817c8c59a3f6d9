"""What the owners of addresses decide without log-in, by a token that only they were sent."""

import secrets
from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from dienhong.engines.outbox.models import Address, Delivery
from dienhong.engines.outbox.states import DeliveryState

EVERYTHING = "*"
_REFUSED = "Người nhận không muốn nhận loại tin này."


def address_row(channel: str, address: str, *, token: Callable[[], str] = lambda: secrets.token_urlsafe(24)) -> Address:
    """The row of a cleaned address, made when there is none; `token` draws what nobody can guess."""
    return Address.objects.get_or_create(channel=channel, address=address, defaults={"token": token()})[0]


def by_token(token: str) -> Address | None:
    """The address to which `token` was sent."""
    return Address.objects.filter(token=token).first()


@transaction.atomic
def verify(row: Address, *, now: datetime) -> int:
    """Its owner says that it is theirs; what waited for that goes. Returns how many messages that were."""
    Address.objects.filter(pk=row.pk, verified_at=None).update(verified_at=now)
    waiting = Delivery.objects.filter(channel=row.channel, address=row.address, state=DeliveryState.UNVERIFIED)
    return waiting.update(state=DeliveryState.WAITING, not_before=now)


@transaction.atomic
def refuse(row: Address, topic: str) -> None:
    """Its owner wants no more of `topic` (`EVERYTHING`: of anything)."""
    held = Address.objects.select_for_update().get(pk=row.pk)
    if topic not in held.refused:
        held.refused = [*held.refused, topic]
        held.save(update_fields=["refused"])


def agree(row: Address) -> None:
    """Its owner wants messages again."""
    Address.objects.filter(pk=row.pk).update(refused=[])


def refusal(row: Address | None, topic: str) -> str:
    """The reason not to write to an address about `topic`; "" when its owner refused nothing of it."""
    return _REFUSED if row is not None and {topic, EVERYTHING} & set(row.refused) else ""
