"""Named reads of the commune's mail."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import models

from dienhong.civic.sealed.queries import withheld_since
from dienhong.cycle.mailbox.models import Mail, Mailbox
from dienhong.cycle.mailbox.permissions import may_handle_mail
from dienhong.cycle.mailbox.reading.message import Letter
from dienhong.cycle.mailbox.states import Pile
from dienhong.cycle.opinions.models import Opinion, Submitter
from dienhong.cycle.opinions.queries import by_code
from dienhong.kernel.actors import Actor
from dienhong.kernel.codes import parse_code

_HOUR = timedelta(hours=1)


def mailbox_of(today: date) -> Mailbox:
    """The commune's mailbox; a new one, not saved and switched off, when there is none."""
    return Mailbox.objects.first() or Mailbox(since=today)


def mails_of(actor: Actor, pile: Pile) -> models.QuerySet[Mail]:
    """One pile, for those who handle mail; nothing for anybody else."""
    found = Mail.objects.filter(pile=pile).select_related("opinion").defer("raw_text")
    return found if may_handle_mail(actor) else found.none()


def pile_counts() -> dict[str, int]:
    rows = Mail.objects.order_by().values("pile").annotate(count=models.Count("pk"))
    return dict(rows.values_list("pile", "count"))


def unregistered_keys() -> frozenset[UUID]:
    """Under these keys photos wait as long as their letters, however long nobody registers them."""
    return frozenset(Mail.objects.filter(opinion=None).values_list("key", flat=True))


def code_in(letter: Letter) -> str:
    """The code that the message names, in its subject or in what it answers; "" when there is none."""
    return parse_code(letter.subject) or parse_code(" ".join(letter.references)) or ""


def is_about_withheld(letter: Letter) -> bool:
    """Whether it names a code whose words are withheld: then its own words are withheld as well."""
    code = code_in(letter)
    return bool(code) and withheld_since(code) is not None


def answered_by(letter: Letter) -> Opinion | None:
    """The opinion that the message goes on about: by code, else by an earlier message of this mailbox."""
    code = code_in(letter)
    found = by_code(code) if code else None
    if found is not None or not letter.references:
        return found
    earlier = Mail.objects.filter(message_id__in=letter.references, opinion__isnull=False).select_related("opinion")
    mail = earlier.first()
    return mail.opinion if mail else None


def is_known_sender(opinion: Opinion, address: str) -> bool:
    """Whether the opinion's sender gave this address."""
    return bool(address) and Submitter.objects.filter(opinion=opinion, email__iexact=address).exists()


def sent_lately(address: str, now: datetime) -> int:
    """How many messages of this address came within the hour."""
    return Mail.objects.filter(sender_address=address, fetched_at__gt=now - _HOUR).count() if address else 0
