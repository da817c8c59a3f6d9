"""The outbox's rounds over all communes: heal, let expire, fold into digests, hand over."""

import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import close_old_connections
from django.utils import timezone

from dienhong.civic.communes.models import Commune
from dienhong.civic.messages.forwarding import NOTICE_GUARD, ask_owners, forward_notices, notice_guard
from dienhong.config.channels import open_channels
from dienhong.config.env import SettingMissingError
from dienhong.cycle.invitations.letters import invitation_guard
from dienhong.cycle.invitations.queries import INVITATION_GUARD
from dienhong.cycle.opinions.mailing import SENDER_GUARD, sender_guard
from dienhong.engines.jobs.work import process_alive, worker_name
from dienhong.engines.outbox.channels.protocol import Channel
from dienhong.engines.outbox.claiming import heal
from dienhong.engines.outbox.delivering import deliver, expire
from dienhong.engines.outbox.folding import fold_due
from dienhong.engines.outbox.guards import Guard
from dienhong.engines.outbox.hours import is_quiet, last_digest
from dienhong.engines.outbox.models import Hours
from dienhong.engines.outbox.packing import Site
from dienhong.engines.outbox.states import ChannelKind
from dienhong.engines.tenancy.scope import in_commune

GUARDS: dict[str, Guard] = {NOTICE_GUARD: notice_guard, SENDER_GUARD: sender_guard, INVITATION_GUARD: invitation_guard}
"""Who says at the hour of sending whether a record may still be spoken of."""

_log = logging.getLogger(__name__)


def site_of(commune: Commune) -> Site:
    """Where the commune's pages are, for links in letters."""
    scheme = settings.PUBLIC_ADDRESS.partition("://")[0]
    address = f"{scheme}://{commune.host}" if commune.host else f"{settings.PUBLIC_ADDRESS}/{commune.slug}"
    return Site(address, lambda token, topic: f"{address}/nhan-tin/{token}/{topic}/")


def send_all(clock: Callable[[], datetime], *, go_on: Callable[[], bool] = lambda: True) -> int:
    """One round; returns how many tries that were. A commune's fault stops only its own."""
    count = 0
    for commune in Commune.objects.order_by("pk"):
        try:
            with in_commune(commune.pk):
                count += _send(commune, clock, go_on)
        except SettingMissingError as error:
            _log.error("%s", error)
        except Exception:  # noqa: BLE001 - the next round tries again
            _log.exception("outbox of commune %s", commune.code)
    return count


def watch(stop: threading.Event, seconds: float) -> None:
    """Rounds until asked to stop, for a thread of the worker's: a slow mail server must not hold up the jobs."""
    while not stop.wait(seconds):
        close_old_connections()
        with suppress(Exception):  # the database is away: the jobs' own loop says so
            send_all(timezone.now, go_on=lambda: not stop.is_set())
    close_old_connections()


def channels_of(commune: Commune) -> dict[ChannelKind, Channel]:
    """Raises `SettingMissingError`. Where nothing is set, a trial installation writes files and production waits."""
    text = settings.OUTBOX_CHANNELS
    if not text and not settings.PRODUCTION:
        text = "\n".join(f'["*".{kind}]\nvia = "folder"' for kind in ChannelKind.values)
    return open_channels(text, commune.code, folder=Path(settings.OUTGOING) / commune.code)


def _send(commune: Commune, clock: Callable[[], datetime], go_on: Callable[[], bool]) -> int:
    hours, channels = Hours.objects.first() or Hours(), channels_of(commune)
    worker = worker_name()
    heal(
        clock(),
        worker=worker,
        is_alive=process_alive,
        tells_repeats=lambda kind: kind in channels and channels[ChannelKind(kind)].tells_repeats,
    )
    expire(clock())
    forward_notices(clock())
    ask_owners(commune.full_name, clock())
    now = timezone.localtime(clock())
    title, opening = f"Tin của {commune.full_name} ngày {now:%d/%m/%Y}", "Kính gửi ông/bà, các tin mới:"
    fold_due(last_digest(now, hours.digest_at), title=title, opening=opening, now=now)
    quiet = is_quiet(now, hours.quiet_from, hours.quiet_to)
    site = site_of(commune)
    return sum(
        deliver(kind, channel, site, worker=worker, quiet=quiet, clock=clock, go_on=go_on)
        for kind, channel in channels.items()
    )
