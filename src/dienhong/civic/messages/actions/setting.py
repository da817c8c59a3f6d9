"""What the commune and each official set about messages."""

from datetime import datetime, time

from django.db import transaction

from dienhong.civic.communes.permissions import may_configure
from dienhong.civic.messages.events import HoursSet
from dienhong.civic.messages.models import Contact
from dienhong.civic.messages.queries import contact_of, hours_of
from dienhong.civic.messages.states import NoticesBy
from dienhong.engines.journal.record import record
from dienhong.engines.outbox.models import Hours
from dienhong.engines.outbox.states import ChannelKind
from dienhong.engines.outbox.writing import clean_address
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Refused


@transaction.atomic
def set_hours(actor: Actor, *, quiet_from: time, quiet_to: time, digest_at: time, now: datetime) -> Hours:
    """When messages rest, and when the day's digests go. Raises Forbidden."""
    may_configure(actor).require()
    hours = hours_of()
    hours.quiet_from, hours.quiet_to, hours.digest_at = quiet_from, quiet_to, digest_at
    hours.save()
    told = {name: f"{getattr(hours, name):%H:%M}" for name in ("quiet_from", "quiet_to", "digest_at")}
    record(actor, HoursSet(subject_id=hours.pk, **told), now)
    return hours


def set_contact(actor: Actor, *, email: str, notices_by: NoticesBy, now: datetime) -> None:
    """Where the actor's own notices go; a new address is asked first whether it is theirs. Raises Refused."""
    contact = contact_of(actor) or Contact(user_id=actor.person_id, since=now)
    if notices_by == NoticesBy.NOTHING and not email.strip():
        Contact.objects.filter(user_id=actor.person_id).delete()
        return
    address = clean_address(ChannelKind.EMAIL, email)
    if not address:
        raise Refused("Địa chỉ thư chưa đúng, ví dụ ten@vidu.vn.", field="email")
    if contact.notices_by == NoticesBy.NOTHING:
        contact.since = now
    contact.email, contact.notices_by = address, notices_by
    contact.save()
