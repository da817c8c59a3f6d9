"""Putting letters into the outbox."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from dienhong.engines.outbox.letters import File, Letter, Recipient
from dienhong.engines.outbox.models import Address, Attachment, Delivery, Message
from dienhong.engines.outbox.states import ChannelKind, DeliveryState
from dienhong.engines.tenancy.scope import current_commune_id
from dienhong.kernel.phones import parse_phone

_USEFUL = timedelta(days=7)
_AT_ONCE = 500
_BAD_ADDRESS = "Địa chỉ không hợp lệ."


def send(letter: Letter, recipients: Iterable[Recipient], *, now: datetime) -> Message:
    """Write `letter`, to go to `recipients` without anybody's approval; returns its row.

    Idempotent: a letter of the same key keeps its words, and a recipient who has it already gets no second one; new
    recipients are added. An address that cannot be one is a failed delivery, no error. Joins the caller's transaction.
    """
    return _write(letter, recipients, now, approved=True)


def draft(letter: Letter, recipients: Iterable[Recipient], *, now: datetime) -> Message:
    """As `send`, but nothing leaves before `changing.approve`."""
    return _write(letter, recipients, now, approved=False)


def clean_address(channel: ChannelKind, written: str) -> str:
    """The address in its one form (e-mail in lower case, telephone as E.164); "" when it cannot be one."""
    bare = written.strip()
    if channel == ChannelKind.SMS:
        return parse_phone(bare) or ""
    if channel == ChannelKind.ZALO:
        return bare if bare.isascii() and bare.isalnum() else ""
    try:
        validate_email(bare)
    except ValidationError:
        return ""
    return bare.lower() if len(bare) <= 254 and bare.isascii() else ""  # noqa: PLR2004 - the column's length


@transaction.atomic
def _write(letter: Letter, recipients: Iterable[Recipient], now: datetime, *, approved: bool) -> Message:
    message, is_new = Message.objects.get_or_create(key=letter.key, defaults=_columns(letter, now, approved=approved))
    if is_new:
        _attach(message, letter.files, None)
    rows = list(recipients)
    for start in range(0, len(rows), _AT_ONCE):
        _address(message, letter, rows[start : start + _AT_ONCE], now)
    return message


def _columns(letter: Letter, now: datetime, *, approved: bool) -> dict[str, object]:
    return {
        "topic": letter.topic,
        "title": " ".join(letter.title.split())[:200],
        "text": letter.text,
        "short_text": letter.short_text[:300],
        "guard": letter.about.guard if letter.about else "",
        "subject_id": letter.about.subject_id if letter.about else None,
        "in_reply_to": letter.in_reply_to,
        "created_at": now,
        "approved_at": now if approved else None,
        "expires_at": letter.expires_at or now + _USEFUL,
    }


def _address(message: Message, letter: Letter, recipients: list[Recipient], now: datetime) -> None:
    cleaned = [(recipient, clean_address(recipient.channel, recipient.address)) for recipient in recipients]
    verified = _verified({address for recipient, address in cleaned if recipient.needs_verified})
    made = [_delivery(message, letter, recipient, address, verified, now) for recipient, address in cleaned]
    Delivery.objects.bulk_create(made, ignore_conflicts=True)
    files = {(row.channel, row.recipient_key): recipient.files for row, recipient in zip(made, recipients, strict=True)}
    if any(files.values()):
        references = [row.reference for row in made]
        for row in Delivery.objects.filter(reference__in=references):
            _attach(message, files[row.channel, row.recipient_key], row)


def _delivery(
    message: Message, letter: Letter, recipient: Recipient, address: str, verified: set[tuple[str, str]], now: datetime
) -> Delivery:
    unknown = recipient.needs_verified and (recipient.channel, address) not in verified
    state = DeliveryState.WAITING
    if not address:
        state = DeliveryState.FAILED
    elif message.approved_at is None:
        state = DeliveryState.DRAFTED
    elif unknown:
        state = DeliveryState.UNVERIFIED
    return Delivery(
        commune_id=current_commune_id(),
        message=message,
        channel=recipient.channel,
        recipient_key=(recipient.key or address or recipient.address)[:254],
        address=address or recipient.address.strip()[:254],
        name=recipient.name[:160],
        values=dict(recipient.values),
        pace=letter.pace,
        needs_verified=recipient.needs_verified,
        state=state,
        reason="" if address else _BAD_ADDRESS,
        not_before=now,
    )


def _verified(addresses: set[str]) -> set[tuple[str, str]]:
    known = Address.objects.filter(address__in=addresses, verified_at__isnull=False)
    return set(known.values_list("channel", "address")) if addresses else set()


def _attach(message: Message, files: Iterable[File], delivery: Delivery | None) -> None:
    for file in files:
        Attachment.objects.create(
            message=message, delivery=delivery, name=file.name[:120], media_type=file.media_type, content=file.content
        )
