"""The product's processes: pages, the hall's streams, the worker; started together, stopped together."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from types import FrameType

_GRACE = 15
"""Seconds that a process has to stop by itself."""
_FALLS, _WITHIN = 5, 60
"""So many ends within so many seconds, and there is no use in starting it once more."""


def commands(host: str, port: int, *, processes: int = 1, threads: int = 4) -> list[list[str]]:
    """The command lines of pages (at `port`), streams (at the port after it) and worker."""
    granian = [sys.executable, "-m", "granian", "--host", host, "--no-ws", "--log-level", "error"]
    return [
        [
            *(*granian, "--interface", "wsgi", "--port", str(port), "--workers", str(processes)),
            *("--blocking-threads", str(threads), "dienhong.config.wsgi:application"),
        ],
        [
            *(*granian, "--interface", "asgi", "--port", str(port + 1), "--workers", "1"),
            *("--backlog", "4096", "--backpressure", "20000"),
            *("--workers-kill-timeout", "2s"),  # open streams never end by themselves
            "dienhong.config.asgi:application",
        ],
        [sys.executable, "-m", "django", "worker"],
    ]


def environment(port: int, **more: str) -> dict[str, str]:
    """What the processes read from their environment; `more` goes before what is set outside."""
    beside = {"DIENHONG_LIVE_PORT": str(port + 1)} | os.environ
    return beside | {"DJANGO_SETTINGS_MODULE": "dienhong.config.settings"} | more


class Family:
    """The running processes. `tell` is called with what people at the terminal should know."""

    def __init__(self, lines: list[list[str]], surroundings: Mapping[str, str], tell: Callable[[str], None]) -> None:
        self._lines = lines
        self._surroundings = dict(surroundings)
        self._tell = tell
        self._asked = threading.Event()
        self._children: list[subprocess.Popen[bytes]] = []
        self._falls: list[float] = []

    def run(self, *, revive: bool = False) -> bool:
        """Start all and wait until asked to stop by a signal. With `revive` one that ends is started again.

        Returns False when a process ended on its own and all had to be stopped for it.
        """
        for name in ("SIGINT", "SIGTERM", "SIGHUP"):  # the last one: the terminal's window was closed
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), self._ask)
        self._children = [self._start(line) for line in self._lines]
        while not self._asked.wait(0.5):  # woken now and then, so that signals are handled on every system
            if any(child.poll() is not None for child in self._children) and not (revive and self._revive()):
                break
        self._stop()
        return self._asked.is_set()

    def _ask(self, _number: int, _frame: FrameType | None) -> None:
        self._asked.set()

    def _start(self, line: list[str]) -> subprocess.Popen[bytes]:
        """In a session of its own, so that all that it starts can be ended with it."""
        return subprocess.Popen(line, env=self._surroundings, start_new_session=True)  # noqa: S603 - our own lines

    def _revive(self) -> bool:
        """Start again what has ended; False when it ends again and again."""
        now = time.monotonic()
        for place, child in enumerate(self._children):
            if child.poll() is not None:
                self._falls = [*(fall for fall in self._falls if now - fall < _WITHIN), now]
                if len(self._falls) > _FALLS:
                    return False
                self._tell("Một tiến trình vừa dừng, đang chạy lại. Dữ liệu đã lưu vẫn còn nguyên.")
                _end_rest(child)
                self._children[place] = self._start(self._lines[place])
        return True

    def _stop(self) -> None:
        for child in self._children:
            if child.poll() is None:
                child.terminate()
        for child in self._children:
            try:
                child.wait(_GRACE)
            except subprocess.TimeoutExpired:
                child.kill()
            _end_rest(child)


def _end_rest(child: "subprocess.Popen[bytes]") -> None:
    """End what an ended process left behind: a server that is stopped while it starts forgets its workers."""
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
