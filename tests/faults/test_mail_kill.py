"""A letter on its way in: whatever step a process is killed at, one letter and one opinion. Real processes."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import DjangoDbBlocker
from tests.faults.test_kill import KILLED, ROOT, Stage, _database

STORY = Path(__file__).parent / "mail_story.py"

pytestmark = pytest.mark.slow


@pytest.fixture
def stage(tmp_path: Path, django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Stage]:
    with django_db_blocker.unblock(), _database(f"mail_{tmp_path.name[-12:]}", tmp_path) as settings:
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
    folders = {name: len(list((home / "mail/99001").glob(f"{name}/*"))) for name in ("new", "cur")}
    tables = {"mails": "mailbox_mail", "marks": "mailbox_fetchedmail", "opinions": "opinions_opinion"}
    return folders | {name: stage.count(table) for name, table in tables.items()}


DONE = {"new": 0, "cur": 2, "mails": 2, "marks": 2, "opinions": 2}


def test_killed_before_the_commit_the_letter_is_read_again(stage: Stage, tmp_path: Path) -> None:
    assert play(stage, "die_before_the_commit") == KILLED
    assert outcome(stage, tmp_path) == {"new": 1, "cur": 1, "mails": 1, "marks": 1, "opinions": 1}
    assert (play(stage, "fetch"), outcome(stage, tmp_path)) == (0, DONE)
    assert (play(stage, "fetch"), outcome(stage, tmp_path)) == (0, DONE)


def test_killed_before_the_tick_the_letter_is_not_entered_again(stage: Stage, tmp_path: Path) -> None:
    assert play(stage, "die_before_the_tick") == KILLED
    assert outcome(stage, tmp_path) == {"new": 2, "cur": 0, "mails": 1, "marks": 1, "opinions": 1}
    assert (play(stage, "fetch"), outcome(stage, tmp_path)) == (0, DONE)
