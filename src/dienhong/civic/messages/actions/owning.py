"""What the owner of an address decides, known by the token that was sent there."""

from datetime import datetime

from django.db import transaction

from dienhong.civic.messages.queries import address_of
from dienhong.engines.outbox import addresses
from dienhong.engines.outbox.changing import cancel_to
from dienhong.kernel.actors import Actor


def confirm_address(_actor: Actor, token: str, *, now: datetime) -> int:
    """It is theirs: what waited for that goes; returns how many messages that were."""
    return addresses.verify(address_of(token), now=now)


@transaction.atomic
def refuse_topic(_actor: Actor, token: str, topic: str, *, now: datetime) -> None:  # noqa: ARG001 - an action's form
    """No more messages of a topic, or of any (`addresses.EVERYTHING`); what waited for it does not leave."""
    found = address_of(token)
    addresses.refuse(found, topic)
    cancel_to(found.channel, found.address, topic, reason="Người nhận không muốn nhận.")


def receive_again(_actor: Actor, token: str, *, now: datetime) -> None:  # noqa: ARG001
    addresses.agree(address_of(token))
