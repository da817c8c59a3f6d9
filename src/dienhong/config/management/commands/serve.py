"""`dienhong serve`: the pages, the hall's streams and the worker, each in its own process; if one ends, all end."""

import os
import signal
import subprocess
import sys
import threading
from argparse import ArgumentParser
from types import FrameType
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    help = "Chạy các trang và việc nền. / Serve the pages and do the background work."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="địa chỉ mạng / address (default: %(default)s)")
        parser.add_argument(
            "--port",
            type=int,
            default=8000,
            help="cổng (hội trường dùng cổng kế tiếp) / port (the hall uses the next) (default: %(default)s)",
        )
        parser.add_argument(
            "--processes", type=int, default=1, help="số tiến trình phục vụ trang / processes for pages"
        )
        parser.add_argument("--threads", type=int, default=4, help="số luồng mỗi tiến trình / threads of each process")

    def handle(self, *_args: Any, host: str, port: int, processes: int, threads: int, **_options: Any) -> None:
        call_command("setup", stdout=self.stdout)
        pages = [
            *(sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port)),
            *("--workers", str(processes), "--blocking-threads", str(threads), "--no-ws", "--log-level", "error"),
            "dienhong.config.wsgi:application",
        ]
        pulse = [
            *(sys.executable, "-m", "granian", "--interface", "asgi", "--host", host, "--port", str(port + 1)),
            *("--workers", "1", "--backlog", "4096", "--backpressure", "20000", "--no-ws", "--log-level", "error"),
            "--workers-kill-timeout", "2s",  # open streams never end by themselves
            "dienhong.config.asgi:application",
        ]  # fmt: skip
        worker = [sys.executable, "-m", "django", "worker"]
        environment = {"DIENHONG_LIVE_PORT": str(port + 1)} | os.environ
        environment |= {"DJANGO_SETTINGS_MODULE": "dienhong.config.settings"}
        children = [subprocess.Popen(command, env=environment) for command in (pages, pulse, worker)]  # noqa: S603
        self.stdout.write(f"Đang phục vụ tại http://{host}:{port}/  (dừng: Ctrl+C)")
        self.stdout.flush()
        failed = _wait_for_first(children)
        if failed:
            raise CommandError("Một tiến trình đã dừng bất thường; xem lỗi ở trên.")


def _wait_for_first(children: list[subprocess.Popen[bytes]]) -> bool:
    """Wait until asked to stop or until a child ends; stop the others. True when a child ended on its own."""
    asked, ended = threading.Event(), threading.Event()

    def ask(_number: int, _frame: FrameType | None) -> None:
        asked.set()
        ended.set()

    def watch(child: subprocess.Popen[bytes]) -> None:
        child.wait()
        ended.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, ask)
    for child in children:
        threading.Thread(target=watch, args=(child,), daemon=True).start()
    while not ended.wait(1):
        pass  # woken every second, so that signals are handled on every system
    for child in children:
        if child.poll() is None:
            child.terminate()
    for child in children:
        try:
            child.wait(15)
        except subprocess.TimeoutExpired:
            child.kill()
    return not asked.is_set()
