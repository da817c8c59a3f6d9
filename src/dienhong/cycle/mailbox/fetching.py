"""Reading a commune's mailbox: each message is committed before the next is asked for, and only then ticked off."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from django.db import transaction

from dienhong.cycle.mailbox.actions.receive import Ways, receive_mail
from dienhong.cycle.mailbox.models import Mailbox
from dienhong.cycle.mailbox.permissions import mail_robot
from dienhong.cycle.mailbox.reading.message import MOST_BYTES, read_letter
from dienhong.cycle.mailbox.sources import imap, maildir
from dienhong.cycle.mailbox.sources.place import Found


def fetch_maildir(box: Mailbox, folder: Path, ways: Ways, *, own_addresses: frozenset[str], now: datetime) -> int:
    """Take in what lies in `new/`; returns how many were new. Raises Unreachable."""
    count = 0
    for found in maildir.found_in(folder, most_bytes=MOST_BYTES):
        count += _take(box, found, ways, own_addresses, now)
        maildir.settle(folder, found.mark)
    return count


def fetch_imap(box: Mailbox, account: imap.Account, ways: Ways, *, own_addresses: frozenset[str], now: datetime) -> int:
    """Take in what came after the last one; a new UIDVALIDITY reads all anew, which takes nothing in twice."""
    count = 0
    with imap.opened(account) as (client, validity):
        after = box.last_uid if box.uid_validity == validity else 0
        messages: Iterable[Found] = imap.found_in(client, after=after, since=box.since, most_bytes=MOST_BYTES)
        for found in messages:
            with transaction.atomic():
                count += _take(box, found, ways, own_addresses, now)
                Mailbox.objects.filter(pk=box.pk).update(uid_validity=validity, last_uid=int(found.mark))
    return count


def _take(box: Mailbox, found: Found, ways: Ways, own_addresses: frozenset[str], now: datetime) -> bool:
    letter = read_letter(found.content, own_addresses=own_addresses, whole=found.whole)
    return receive_mail(mail_robot(box.commune_id), letter, ways, now=now)
