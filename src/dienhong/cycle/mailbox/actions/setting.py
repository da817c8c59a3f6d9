"""Where the commune's mail is read, and what happens to it."""

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from dienhong.civic.communes.permissions import may_configure
from dienhong.cycle.mailbox.events import MailboxSet
from dienhong.cycle.mailbox.models import Mailbox
from dienhong.cycle.mailbox.queries import mailbox_of
from dienhong.cycle.mailbox.states import SourceKind
from dienhong.engines.journal.record import record
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Refused


@transaction.atomic
def set_mailbox(
    actor: Actor,
    *,
    kind: SourceKind,
    host: str,
    port: int,
    username: str,
    folder: str,
    since: date,
    registers_alone: bool,
    keeps_sender: bool,
    now: datetime,
) -> Mailbox:
    """Set everything but the password. Another server, account or folder is read from `since` on anew."""
    may_configure(actor).require()
    if kind == SourceKind.IMAP and not (host.strip() and username.strip()):
        raise Refused("Hãy ghi máy chủ và tên đăng nhập của hộp thư.", field="username" if host.strip() else "host")
    if any(ord(char) < ord(" ") or ord(char) > ord("~") for char in f"{host}{username}{folder}"):
        raise Refused("Máy chủ, tên đăng nhập và thư mục chỉ gồm chữ không dấu, chữ số và dấu câu.", field="host")
    box = mailbox_of(localdate(now))
    place = (host.strip().lower(), port, username.strip(), folder.strip() or "INBOX")
    if (box.host, box.port, box.username, box.folder) != place or since < box.since:
        box.uid_validity = box.last_uid = 0
    box.host, box.port, box.username, box.folder = place
    box.kind, box.since, box.fault = kind, since, ""
    box.registers_alone, box.keeps_sender = registers_alone, keeps_sender
    box.save()
    record(actor, MailboxSet(subject_id=box.pk, kind=kind), now)
    return box
