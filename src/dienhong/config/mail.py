"""The mailboxes of all communes: their secrets from the environment, one round over all of them.

DIENHONG_MAIL names the server as well as the password, so that no page can send a password elsewhere:

["07864"]
host = "imap.vidu.vn"
password_file = "/run/secrets/thu"
ca_file = "/etc/dienhong/may-chu-thu.pem"

`ca_file` (optional) names the certificates to trust instead of the system's.
"""

import logging
import secrets
import ssl
import threading
import tomllib
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import close_old_connections
from django.utils import timezone

from dienhong.civic.communes.models import Commune
from dienhong.config.env import SettingMissingError
from dienhong.cycle.mailbox.actions.receive import Ways
from dienhong.cycle.mailbox.fetching import fetch_imap, fetch_maildir
from dienhong.cycle.mailbox.models import Mailbox
from dienhong.cycle.mailbox.sources.imap import Account
from dienhong.cycle.mailbox.sources.place import Unreachable
from dienhong.cycle.mailbox.states import SourceKind
from dienhong.engines.secrets.seal import Seal
from dienhong.engines.tenancy.scope import across_communes, in_commune

_log = logging.getLogger(__name__)
_NO_SECRET = "Máy chủ thư này chưa được người cài đặt cho phép (DIENHONG_MAIL)."  # noqa: S105 - a sentence


@dataclass(frozen=True, slots=True)
class MailSecret:
    """The server to which the password may be told, and whose certificates are trusted (the system's if none)."""

    host: str
    password: str = field(repr=False)
    trust: ssl.SSLContext | None = field(default=None, repr=False)


def read_secrets(text: str) -> dict[str, MailSecret]:
    """Commune's code → server and password, from TOML. Raises `SettingMissingError`, which tells no secret."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        raise SettingMissingError("DIENHONG_MAIL is no valid TOML (see docs/deploy.md)") from None
    found = {}
    for code, entry in tables.items():
        file, password = entry.get("password_file"), entry.get("password")
        try:
            told = Path(file).read_text("utf-8").strip() if file else password
        except OSError:
            raise SettingMissingError(f"DIENHONG_MAIL: {code}.password_file cannot be read") from None
        if not entry.get("host") or not told:
            raise SettingMissingError(f"DIENHONG_MAIL: {code} needs host and password or password_file")
        found[code] = MailSecret(str(entry["host"]).lower(), str(told), _trust(code, entry.get("ca_file")))
    return found


def _trust(code: str, file: str | None) -> ssl.SSLContext | None:
    try:
        return ssl.create_default_context(cafile=file) if file else None
    except OSError:  # ssl.SSLError is one
        raise SettingMissingError(f"DIENHONG_MAIL: {code}.ca_file is no readable PEM file") from None


def fetch_all(now: datetime) -> int:
    """One round: every mailbox that is switched on; returns how many messages were new. A fault stops only its own."""
    with across_communes():
        waiting = list(Mailbox.objects.exclude(kind=SourceKind.OFF).values_list("commune_id", flat=True))
    return sum(_fetch(commune, now) for commune in Commune.objects.filter(pk__in=waiting).order_by("pk"))


def watch(stop: threading.Event, seconds: float) -> None:
    """Rounds until asked to stop, for a thread of the worker's."""
    while not stop.wait(seconds):
        close_old_connections()
        try:
            fetch_all(timezone.now())
        except Exception:  # noqa: BLE001 - the next round tries again
            _log.exception("mailboxes")
    close_old_connections()


def _fetch(commune: Commune, now: datetime) -> int:
    with in_commune(commune.pk):
        box = Mailbox.objects.get()
        count, fault = 0, ""
        try:
            count = _read(commune, box, now)
        except Unreachable as error:
            fault = str(error)
        except Exception:  # noqa: BLE001 - the message waits where it is for the next round
            _log.exception("mailbox of commune %s", commune.code)
            fault = "Có lỗi khi đọc thư; xem nhật ký của máy chủ. Thư vẫn còn trong hộp thư."
        Mailbox.objects.filter(pk=box.pk).update(checked_at=now, fault=fault)
        return count


def _read(commune: Commune, box: Mailbox, now: datetime) -> int:
    ways = Ways(
        registers_alone=box.registers_alone,
        keeps_sender=box.keeps_sender,
        seal=Seal(settings.SEALED_KEYS),
        random=secrets.randbelow,
        folder=settings.FILES,
    )
    own = frozenset(address.lower() for address in (box.username, commune.email) if "@" in address)
    if box.kind == SourceKind.MAILDIR:
        return fetch_maildir(box, settings.MAIL / commune.code, ways, own_addresses=own, now=now)
    secret = read_secrets(settings.MAIL_SECRETS).get(commune.code)
    if secret is None or secret.host != box.host:
        raise Unreachable(_NO_SECRET)
    account = Account(box.host, box.port, box.username, secret.password, box.folder, secret.trust)
    return fetch_imap(box, account, ways, own_addresses=own, now=now)
