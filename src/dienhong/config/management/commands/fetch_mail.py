"""`dienhong fetch-mail`: reads every commune's mailbox once, or every few minutes until stopped."""

import signal
import threading
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from dienhong.config.mail import fetch_all, watch


class Command(BaseCommand):
    help = "Đọc hộp thư điện tử của các xã. / Read the communes' mailboxes."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--every", type=float, default=0, help="đọc lại sau mỗi số giây này / read again after so many seconds"
        )

    def handle(self, *_args: Any, every: float, **_options: Any) -> None:
        count = fetch_all(timezone.now())
        self.stdout.write(f"Đã nhận {count} thư mới.")
        if not every:
            return
        stop = threading.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: stop.set())
        watch(stop, every)
