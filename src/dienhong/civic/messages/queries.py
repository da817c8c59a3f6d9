"""Named reads of what leaves the commune."""

from collections.abc import Mapping

from django.db import models

from dienhong.civic.messages.models import Contact
from dienhong.civic.messages.permissions import may_handle_outbox, may_read_addresses
from dienhong.engines.outbox.addresses import by_token
from dienhong.engines.outbox.models import Address, ChannelRest, Delivery, Hours, Message
from dienhong.engines.outbox.states import ChannelKind
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing
from dienhong.kernel.phones import show_phone


def contact_of(actor: Actor) -> Contact | None:
    return Contact.objects.filter(user_id=actor.person_id).first()


def deliveries(actor: Actor, narrowed: Mapping[str, str]) -> models.QuerySet[Delivery]:
    """Newest first for those who handle the outbox; `narrowed` by state, channel and message__topic."""
    found = Delivery.objects.select_related("message").filter(**narrowed)
    return found.order_by("-pk") if may_handle_outbox(actor) else found.none()


def counts_by_state() -> dict[str, int]:
    return dict(Delivery.objects.order_by().values_list("state").annotate(models.Count("pk")))


def message_by_id(actor: Actor, message_id: int) -> Message | None:
    return Message.objects.filter(pk=message_id).first() if may_handle_outbox(actor) else None


def counts_of(message_id: int) -> dict[str, int]:
    rows = Delivery.objects.filter(message_id=message_id).order_by().values_list("state")
    return dict(rows.annotate(models.Count("pk")))


def hours_of() -> Hours:
    """The commune's hours; the usual ones, not saved, when it set none."""
    return Hours.objects.first() or Hours()


def rests() -> models.QuerySet[ChannelRest]:
    """Channels that could not be used lately."""
    return ChannelRest.objects.order_by("channel")


def shown_address(actor: Actor, address: str) -> str:
    """The address as it is read; half covered for those who may not see contacts."""
    if may_read_addresses(actor):
        return show_phone(address)
    local, at, domain = address.partition("@")
    return f"{local[:1]}…{at}{domain}" if at else f"…{address[-3:]}"


def is_confirmed(email: str) -> bool:
    """Whether the owner of an e-mail address said that it is theirs."""
    return Address.objects.filter(channel=ChannelKind.EMAIL, address=email, verified_at__isnull=False).exists()


def address_of(token: str) -> Address:
    """The address to which a token was sent. Raises Missing for one that nobody was sent."""
    found = by_token(token)
    if found is None:
        raise Missing("Đường dẫn này không còn dùng được.")
    return found
