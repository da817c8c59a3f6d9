"""The hall's server dies again and again under load: what clients were told was saved is there, once, in its order."""

import http.client
import json
import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlencode

import pytest
from pytest_django import DjangoDbBlocker
from tests.faults.test_kill import ROOT, Stage, _database

from dienhong.config.processes import commands

STORY = Path(__file__).parent / "hall_story.py"
SEED = 20261123
KILLS = 3
TOKEN = "k" * 32

pytestmark = pytest.mark.slow


class Server:
    """The pages as they are served in a hall, in a process group of their own."""

    def __init__(self, environment: dict[str, str], log: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port: int = probe.getsockname()[1]
        self._environment = environment
        self._log = log
        self._running: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        with self._log.open("ab") as log:
            self._running = subprocess.Popen(
                commands("127.0.0.1", self.port)[0],
                env=self._environment,
                start_new_session=True,
                stdout=log,
                stderr=log,
            )

    def kill(self) -> None:
        """SIGKILL to all of it at once, as if the power went."""
        if self._running is not None:
            os.killpg(self._running.pid, signal.SIGKILL)
            self._running.wait()
            self._running = None


class Client:
    """One console: sends a press until it is answered, with the same id, as the pages' outbox does."""

    def __init__(self, port: int, address: str, session: str) -> None:
        self._port, self._address, self._session = port, address, session
        self.told: dict[str, tuple[str, dict[str, Any]]] = {}
        self.unanswered = 0

    def press(self, verb: str, **fields: Any) -> dict[str, Any] | None:
        """The answer; None where it was refused."""
        client_id = str(fields.pop("client_id", uuid.uuid4()))
        body = urlencode({"client_id": client_id, "csrfmiddlewaretoken": TOKEN} | fields)
        until = time.monotonic() + 60
        while time.monotonic() < until:
            try:
                status, answer = self._send(verb, body)
            except (OSError, http.client.HTTPException):
                self.unanswered += 1
                time.sleep(0.05)
                continue
            if status in (409, 422):
                return None
            assert status == 200, (verb, fields, client_id, status)
            told: dict[str, Any] = json.loads(answer)
            self.told[client_id] = (verb, told)
            return told
        raise AssertionError("the server did not come back")

    def _send(self, verb: str, body: str) -> tuple[int, str]:
        line = http.client.HTTPConnection("127.0.0.1", self._port, timeout=10)
        try:
            line.request("POST", f"{self._address}viec/{verb}/", body, {
                "Content-Type": "application/x-www-form-urlencoded",
                "Accept": "application/json",
                "Cookie": f"sessionid={self._session}; csrftoken={TOKEN}",
            })  # fmt: skip
            answer = line.getresponse()
            return answer.status, answer.read().decode()
        finally:
            line.close()


class Hall:
    """Four consoles at work until they are told to stop; what they were told stands in `clients`."""

    def __init__(self, port: int, found: dict[str, Any]) -> None:
        self.clients = [Client(port, found["address"], found[name]) for name in ("ha", "ha", "dung", "ha")]
        self.registered: dict[str, int] = {}
        self.saved: dict[str, str] = {}
        self.decided: dict[int, str] = {}
        self.failed: list[BaseException] = []
        self._stop = threading.Event()
        works = (self._desk, self._desk, self._chair, self._secretary)
        self._threads = [
            threading.Thread(target=self._safely, args=(work, client, place))
            for place, (work, client) in enumerate(zip(works, self.clients, strict=True))
        ]

    def __enter__(self) -> Self:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join()

    def _safely(self, work: Any, client: Client, place: int) -> None:
        try:
            turn = 0
            while not self._stop.is_set():
                work(client, place, turn)
                turn += 1
        except BaseException as error:  # noqa: BLE001 - handed to the test
            self.failed.append(error)

    def _desk(self, client: Client, place: int, turn: int) -> None:
        name = f"Người {place}-{turn}"
        told = client.press("register", name=name, kind="citizen")
        assert told is not None
        self.registered[name] = told["result"]["number"]

    def _chair(self, client: Client, _place: int, turn: int) -> None:
        called = client.press("call_next")
        if called is None:
            time.sleep(0.02)  # nobody waits yet
            return
        text = f"Đã trả lời {turn}"
        told = client.press(
            "answered", turn=called["result"]["turn"], responder="Bà Hà", text=text
        )  # fmt: skip
        assert told is not None
        self.decided[called["result"]["turn"]] = text

    def _secretary(self, client: Client, _place: int, turn: int) -> None:
        key = uuid.uuid4()
        told = client.press("write_row", client_id=key, kind="course", text=f"Dòng {turn}")
        assert told is not None
        saved = client.press("save_text", key=key, text=f"Dòng {turn}, sửa", seen_version=told["result"]["version"])
        assert saved is not None
        self.saved[str(key)] = f"Dòng {turn}, sửa"


@pytest.fixture
def stage(tmp_path: Path, django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Stage]:
    with django_db_blocker.unblock(), _database(f"hall_{uuid.uuid4().hex[:12]}", tmp_path) as settings:
        stage = Stage(tmp_path, settings)
        stage.environment["PYTHONPATH"] += f":{ROOT}"
        yield stage
        stage.database.close()


def play(stage: Stage, part: str) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, STORY, part], env=stage.environment, capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


def test_killed_again_and_again_nothing_told_is_lost_and_nothing_is_there_twice(stage: Stage, tmp_path: Path) -> None:
    found = play(stage, "found")
    chance = random.Random(SEED)
    server = Server(stage.environment, tmp_path / "server.log")
    try:
        server.start()
        with Hall(server.port, found) as hall:
            for _ in range(KILLS):
                _wait_for_work(hall)
                time.sleep(chance.uniform(0.05, 0.5))
                server.kill()
                server.start()
            _wait_for_work(hall)
        assert hall.failed == []
        beside = _two_browsers(hall.clients[3], Client(server.port, found["address"], found["ha"]))
    finally:
        server.kill()
    stored = play(stage, "tell")
    assert sum(client.unanswered for client in hall.clients) >= KILLS
    _compare(found, hall, stored, beside)


def _wait_for_work(hall: Hall) -> None:
    """Until each console has been answered again: the server lives and is busy."""
    before = [len(client.told) for client in hall.clients]
    until = time.monotonic() + 60
    while any(len(client.told) < count + 4 for client, count in zip(hall.clients, before, strict=True)):
        assert time.monotonic() < until, "no work goes on"
        assert hall.failed == []
        time.sleep(0.02)


def _two_browsers(first: Client, second: Client) -> list[str]:
    """A second browser takes over as secretary while the first still has an older text open: both texts are kept."""
    key = uuid.uuid4()
    first.press("write_row", client_id=key, kind="course", text="Bản chung")
    second.press("take_minutes")
    second.press("save_text", key=key, text="Bản của máy thứ hai", seen_version=1)
    late = first.press("save_text", key=key, text="Bản của máy thứ nhất", seen_version=1)
    assert late is not None
    assert "conflict" in late["result"]
    return ["Bản chung", "Bản của máy thứ hai", "Bản của máy thứ nhất"]


def _compare(found: dict[str, Any], hall: Hall, stored: dict[str, Any], beside: list[str]) -> None:
    acts = {client_id: (number, verb, result) for client_id, number, verb, result in stored["acts"]}
    assert [number for _, number, _, _ in stored["acts"]] == list(range(1, stored["counted"] + 1))
    told = {client_id: answer for client in hall.clients for client_id, (_, answer) in client.told.items()}
    assert {one: (acts[one][0], acts[one][2]) for one in told} == {
        one: (answer["number"], answer["result"]) for one, answer in told.items()
    }
    # The second browser's two acts are the only ones that stand in nobody's list.
    assert stored["counted"] == found["acts"] + len(told) + 2
    names = [name for _, name, _, _ in stored["turns"]]
    assert [number for number, _, _, _ in stored["turns"]] == list(range(1, len(names) + 1))
    assert {name: names.index(name) + 1 for name in hall.registered} == hall.registered
    assert len(names) == len(set(names)) == len(hall.registered)
    assert [state for _, _, state, _ in stored["turns"]].count("speaking") <= 1
    assert {turn: stored["outcomes"][str(turn)] for turn in hall.decided} == hall.decided
    assert {key: stored["rows"][key][0] for key in hall.saved} == hall.saved
    assert [text for text in beside if text in stored["texts"]] == beside
    assert stored["waiting"] == [beside[2]]
    assert [number for _, number in stored["journal"]] == list(range(1, stored["counted"] + 1))
    assert stored["broken"] == ""
