"""A package on its way in: whatever step a process is killed at, one arrival and one status. Real processes."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import DjangoDbBlocker
from tests.faults.test_kill import KILLED, ROOT, Stage, _database

STORY = Path(__file__).parent / "exchange_story.py"

pytestmark = pytest.mark.slow


@pytest.fixture
def stage(tmp_path: Path, django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Stage]:
    with django_db_blocker.unblock(), _database(f"exchange_{tmp_path.name[-12:]}", tmp_path) as settings:
        stage = Stage(tmp_path, settings)
        stage.environment["PYTHONPATH"] += f":{ROOT}"
        play(stage, "begin")
        yield stage
        stage.database.close()


def play(stage: Stage, part: str) -> int:
    done = subprocess.run(
        [sys.executable, STORY, part], env=stage.environment, capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode in (0, KILLED), done.stderr
    return done.returncode


def outcome(stage: Stage, home: Path) -> dict[str, int]:
    spool = home / "spool/99001"
    folders = {name: len(list((spool / name).iterdir())) for name in ("in", "taken", "out", "done", "refused")}
    return folders | {
        "arrivals": stage.count("documents_incomingdocument"),
        "packages": stage.count("documents_receivedpackage"),
    }


DONE = {"in": 0, "taken": 0, "out": 1, "done": 1, "refused": 0, "arrivals": 1, "packages": 1}


def test_undisturbed_package_is_registered_and_answered_once(stage: Stage, tmp_path: Path) -> None:
    assert (play(stage, "collect"), outcome(stage, tmp_path)) == (0, DONE)
    assert (play(stage, "collect_later"), outcome(stage, tmp_path)) == (0, DONE)


@pytest.mark.parametrize(
    ("part", "arrivals", "statuses"),
    [
        ("die_inside_the_registration", 0, 0),
        ("die_after_the_registration", 1, 0),
        ("die_after_the_answer", 1, 1),
        ("die_before_setting_aside", 1, 1),
    ],
)
def test_killed_on_the_way_the_next_process_ends_it(
    stage: Stage, tmp_path: Path, part: str, arrivals: int, statuses: int
) -> None:
    assert play(stage, part) == KILLED
    left = outcome(stage, tmp_path)
    assert (left["taken"], left["arrivals"], left["out"]) == (1, arrivals, statuses)
    assert (play(stage, "collect_later"), outcome(stage, tmp_path)) == (0, DONE)
