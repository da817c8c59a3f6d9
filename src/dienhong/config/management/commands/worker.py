"""`dienhong worker`: does the jobs that wait, and heals what a killed worker left."""

import signal
import threading
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import close_old_connections
from django.utils import timezone

from dienhong.config.clocks import HourlyRound
from dienhong.config.exchange import collect_all
from dienhong.config.mail import watch
from dienhong.config.outgoing import send_all
from dienhong.config.outgoing import watch as watch_outbox
from dienhong.config.photos import sweep_all
from dienhong.config.planning import count_for_planner
from dienhong.config.sealed_clocks import remind_of_clocks
from dienhong.engines.jobs.work import drain, heal, process_alive
from dienhong.engines.limits.tallies import sweep

# In threads of their own: a mail server that does not answer must not hold up the jobs.
_MAIL_SECONDS = 120
_OUTBOX_SECONDS = 10


class Command(BaseCommand):
    help = "Chạy việc nền cho đến khi dừng. / Do the background work until stopped."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--once", action="store_true", help="làm hết việc đang chờ rồi thôi / do what waits, then stop"
        )
        parser.add_argument(
            "--interval", type=float, default=1.0, help="nghỉ bao nhiêu giây giữa hai lượt / seconds between rounds"
        )

    def handle(self, *_args: Any, once: bool, interval: float, **_options: Any) -> None:
        stop = threading.Event()
        if not once:
            for number in (signal.SIGINT, signal.SIGTERM):
                signal.signal(number, lambda *_: stop.set())
            threading.Thread(target=watch, args=(stop, _MAIL_SECONDS), daemon=True).start()
            threading.Thread(target=watch_outbox, args=(stop, _OUTBOX_SECONDS), daemon=True).start()
        clocks = HourlyRound()
        reminded = None
        while not stop.is_set():
            close_old_connections()
            heal(timezone.now(), is_alive=process_alive)
            collect_all(settings.SPOOL, folder=settings.FILES, now=timezone.now())
            drain()
            sweep(timezone.now())
            if reminded != timezone.localdate():
                remind_of_clocks(now=timezone.now())
                count_for_planner()
                reminded = timezone.localdate()
            clocks.go(timezone.now())
            sweep_all(folder=settings.FILES, now=timezone.now())
            if once:
                send_all(timezone.now)
                return
            stop.wait(interval)
