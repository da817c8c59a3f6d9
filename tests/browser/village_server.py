"""A real server of its own, on files of its own, that can be stopped, killed and started again in the middle of sending."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).parents[2]
_FOUND = """
import django; django.setup()
from django.core.management import call_command; call_command("setup")
from django.contrib.auth.hashers import make_password
from dienhong.civic.people.models import User
from tests.cast import found_hoa_phu; found_hoa_phu()
User.objects.update(password=make_password("dien-hong-1284"))
"""


def set_up(home: Path) -> None:
    """Tables, collected static files, and the cast."""
    subprocess.run([sys.executable, "-c", _FOUND], env=_environment(home), check=True, capture_output=True, timeout=300)


def _environment(home: Path) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
        "DJANGO_SETTINGS_MODULE": "dienhong.config.settings",
        "DIENHONG_HOME": str(home),
    }


class Server:
    """Hòa Phú at `url`, with hashed static files as in an installation."""

    def __init__(self, home: Path) -> None:
        """In an installation that `set_up` has made."""
        with socket.socket() as found:
            found.bind(("127.0.0.1", 0))
            self.port = found.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.database = home / "dienhong.sqlite3"
        self.process: subprocess.Popen[bytes] | None = None
        self.environment = _environment(home)

    def start(self) -> None:
        command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port",
                   str(self.port), "--no-ws", "--log-level", "error", "dienhong.config.wsgi:application"]  # fmt: skip
        self.process = subprocess.Popen(command, env=self.environment, start_new_session=True)
        for _ in range(300):
            if self._answers():
                return
            time.sleep(0.1)
        raise TimeoutError("the server did not start")

    def signal(self, number: signal.Signals) -> None:
        """To the server and its workers, which are a group of their own."""
        assert self.process is not None
        os.killpg(self.process.pid, number)

    def kill(self) -> None:
        if self.process is not None:
            self.signal(signal.SIGKILL)
            self.process.wait(10)
            self.process = None

    def rows(self, columns: str = "text") -> list[tuple[str, ...]]:
        """Of the register, in the order of arrival."""
        with sqlite3.connect(self.database, timeout=20) as database:
            found = database.execute(f"SELECT {columns} FROM opinions_opinion ORDER BY id").fetchall()
        database.close()
        return found

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/song/", timeout=2) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, OSError):
            return False
