"""The last look before a delivery leaves, and its words."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from dienhong.engines.outbox.addresses import address_row, refusal
from dienhong.engines.outbox.channels.protocol import Parcel
from dienhong.engines.outbox.folding import DIGEST_TOPIC
from dienhong.engines.outbox.guards import reason_to_withhold
from dienhong.engines.outbox.letters import File
from dienhong.engines.outbox.models import Address, Attachment, Delivery, Message
from dienhong.engines.outbox.states import ChannelKind, DeliveryState
from dienhong.engines.outbox.texts import digest_text, fill
from dienhong.engines.outbox.writing import clean_address

_TOO_LATE = "Đã quá lúc tin này còn có ích."
_BAD_ADDRESS = "Địa chỉ không hợp lệ."
_NOTHING_LEFT = "Không còn tin nào trong thư tổng hợp."


@dataclass(frozen=True, slots=True)
class Site:
    """The commune's address on the web, without a slash at its end, and the page where a token refuses a topic."""

    address: str
    refusal_url: Callable[[str, str], str]


@dataclass(frozen=True, slots=True)
class Withheld:
    reason: str


class Packer:
    """Packs the deliveries of one round; holds the last message, since many recipients of one follow each other."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._held: tuple[Message, tuple[File, ...]] | None = None

    def pack(self, delivery: Delivery, now: datetime) -> Parcel | Withheld:
        """The parcel, or why it must not leave: too late, refused by its owner, or its guard says so."""
        message, files = self._message(delivery.message_id)
        if message.expires_at <= now:
            return Withheld(_TOO_LATE)
        if not clean_address(ChannelKind(delivery.channel), delivery.address):
            return Withheld(_BAD_ADDRESS)
        address = self._address(delivery)
        reason = refusal(address, message.topic) or reason_to_withhold(
            message.guard, message.subject_id, message.topic, delivery.address
        )
        text = digest_of(delivery, message, now) if message.topic == DIGEST_TOPIC and not reason else message.text
        if reason or not text:
            return Withheld(reason or _NOTHING_LEFT)
        return self._parcel(delivery, message, text, files, address, now)

    def _parcel(
        self,
        delivery: Delivery,
        message: Message,
        text: str,
        files: tuple[File, ...],
        address: Address | None,
        now: datetime,
    ) -> Parcel:
        url = self._site.refusal_url(address.token, message.topic) if address else ""
        values = delivery.values | {"name": delivery.name, "site": self._site.address}
        said = fill(text, values)
        own = _files(delivery.message_id, delivery.pk)
        return Parcel(
            reference=delivery.reference.hex,
            address=delivery.address,
            name=delivery.name,
            title=fill(message.title, values),
            text=f"{said}\n\n-- \nKhông muốn nhận loại thư này nữa: {url}\n" if url else said,
            short_text=fill(message.short_text, values),
            files=files + own,
            in_reply_to=message.in_reply_to,
            refusal_url=url,
            sent_at=now,
        )

    def _message(self, message_id: int) -> tuple[Message, tuple[File, ...]]:
        if self._held is None or self._held[0].pk != message_id:
            self._held = Message.objects.get(pk=message_id), _files(message_id, None)
        return self._held

    @staticmethod
    def _address(delivery: Delivery) -> Address | None:
        """E-mail carries a way to refuse; other channels have their own, and are asked only what is known."""
        if delivery.channel == ChannelKind.EMAIL:
            return address_row(delivery.channel, delivery.address)
        return Address.objects.filter(channel=delivery.channel, address=delivery.address).first()


def digest_of(digest: Delivery, message: Message, now: datetime) -> str:
    """What may still be said of the folded ones, oldest first; "" when nothing is left. The others end here."""
    texts = []
    for part in digest.folded.filter(state=DeliveryState.FOLDED).select_related("message").order_by("pk"):
        one = part.message
        reason = reason_to_withhold(one.guard, one.subject_id, one.topic, part.address)
        if not reason and one.expires_at > now:
            texts.append(fill(one.text, part.values | {"name": part.name}))
        else:
            Delivery.objects.filter(pk=part.pk).update(state=DeliveryState.WITHHELD, reason=reason or _TOO_LATE)
    return digest_text(texts, message.text) if texts else ""


def _files(message_id: int, delivery_id: int | None) -> tuple[File, ...]:
    rows = Attachment.objects.filter(message_id=message_id).order_by("pk")
    rows = rows.filter(delivery=None) if delivery_id is None else rows.filter(delivery_id=delivery_id)
    return tuple(File(row.name, row.media_type, bytes(row.content)) for row in rows)
