"""The outbox's worker is killed five times while it sends: nobody is left out, nobody is told twice unnoticed."""

import random
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import DjangoDbBlocker
from tests.engines.outbox.servers import gateway, mail_server
from tests.faults.test_kill import KILLED, ROOT, Stage, _database

STORY = Path(__file__).parent / "outbox_story.py"
COUNT = 400
KILLS = 5

pytestmark = pytest.mark.slow


@pytest.fixture
def stage(tmp_path: Path, django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Stage]:
    with django_db_blocker.unblock(), _database(f"outbox_{tmp_path.name[-12:]}", tmp_path) as settings:
        stage = Stage(tmp_path, settings)
        stage.environment["PYTHONPATH"] += f":{ROOT}"
        yield stage
        stage.database.close()


class Killer:
    """Kills the worker when what it said to us reaches a number, before or after it was taken in."""

    def __init__(self, count: int, seed: int) -> None:
        numbers = random.Random(seed)
        self.marks = sorted(numbers.sample(range(1, count), KILLS))
        self.seen = 0
        self.worker: subprocess.Popen[str] | None = None

    def __call__(self) -> None:
        self.seen += 1
        if self.marks and self.seen >= self.marks[0] and self.worker is not None:
            self.marks.pop(0)
            self.worker.kill()
            self.worker.wait()


def settings(port: int, url: str) -> str:
    """Mailboxes that drop repeats, a gateway that cannot tell them."""
    return f"""
["*".email]
host = "127.0.0.1"
port = {port}
security = "none"
sender = "xa@hoaphu.example"
drops_repeats = true
["*".sms]
url = "{url}/gui"
fields = {{ to = "{{to}}", id = "{{reference}}" }}
answer = "code"
accepted = ["100"]
"""


def play_to_the_end(stage: Stage, killer: Killer) -> str:
    """Workers one after the other until one ends by itself; what they logged."""
    said = ""
    for _ in range(KILLS + 1):
        with subprocess.Popen(
            [sys.executable, STORY, "work"], env=stage.environment, stderr=subprocess.PIPE, text=True
        ) as killer.worker:
            said += killer.worker.communicate(timeout=300)[1]
        assert killer.worker.returncode in (0, KILLED), said
    assert (killer.marks, killer.worker.returncode) == ([], 0)
    return said


def rows(stage: Stage, columns: str) -> list[tuple[object, ...]]:
    with stage.database.cursor() as cursor:
        if stage.database.vendor == "postgresql":
            cursor.execute("SELECT set_config('dienhong.commune', '*', false)")
        cursor.execute(f"SELECT {columns} FROM outbox_delivery")
        return cursor.fetchall()


def test_nobody_is_left_out_and_each_who_may_have_it_twice_is_named(stage: Stage) -> None:
    killer = Killer(COUNT, 1284)
    with mail_server(on_letter=killer) as (server, port), gateway(on_request=killer) as (cell, url):
        stage.environment["DIENHONG_OUTBOX"] = settings(port, url)
        subprocess.run(
            [sys.executable, STORY, "begin", str(COUNT // 2), str(COUNT // 2)], env=stage.environment, check=True
        )
        said = play_to_the_end(stage, killer)
        letters, texts = Counter(server.recipients), Counter(body["to"] for *_, body in cell.requests)
    sent = rows(stage, "channel, state")
    assert Counter(sent) == {("email", "sent"): COUNT // 2, ("sms", "sent"): COUNT // 2}
    assert (len(letters), set(letters.values())) == (COUNT // 2, {1})
    doubtful = sum(bool(is_doubtful) for (is_doubtful,) in rows(stage, "is_doubtful"))
    assert (len(texts), sum(texts.values()) - COUNT // 2) == (COUNT // 2, doubtful)
    assert (said.count("may arrive twice"), 0 < doubtful < KILLS) == (doubtful, True)
