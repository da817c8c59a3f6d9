"""A letter on its way in: whatever step a process is killed at, one letter and one opinion. Real processes."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pytest_django import DjangoDbBlocker
from tests.cycle.mailbox.letters import message
from tests.cycle.mailbox.mailserver import HOST, PASSWORD, is_installed, served
from tests.faults.test_kill import KILLED, ROOT, Stage, _database

STORY = Path(__file__).parent / "mail_story.py"

pytestmark = pytest.mark.slow


@pytest.fixture
def stage(tmp_path: Path, django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Stage]:
    with _staged(tmp_path, django_db_blocker) as stage:
        play(stage, "begin")
        yield stage


@pytest.fixture
def imap_stage(tmp_path: Path, django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Stage]:
    """The two letters wait at Dovecot."""
    if not is_installed():
        pytest.skip("Dovecot is not installed (Debian: dovecot-imapd), so IMAP cannot be tried")
    user = "xa@thu.example"
    with served() as server, _staged(tmp_path, django_db_blocker) as stage:
        stage.environment["STORY_IMAP"] = f"{HOST} {server.port} {user}"
        secret = ["[99001]", f'host = "{HOST}"', f'password = "{PASSWORD}"', f'ca_file = "{server.authority}"']
        stage.environment["DIENHONG_MAIL"] = "\n".join(secret)
        texts = ("Đường vào thôn Đông bị sụt một đoạn.", "Đèn đường trước trường học hỏng.")
        letters = [message(text, Message_ID=f"<{at}@thu.example>") for at, text in enumerate(texts)]
        server.deliver(user, *(letter.as_bytes() for letter in letters))
        play(stage, "begin_imap")
        yield stage


@contextmanager
def _staged(home: Path, blocker: DjangoDbBlocker) -> Iterator[Stage]:
    with blocker.unblock(), _database(f"mail_{home.name[-12:]}", home) as settings:
        stage = Stage(home, settings)
        stage.environment["PYTHONPATH"] += f":{ROOT}"
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
    return folders | held(stage)


def held(stage: Stage) -> dict[str, int]:
    tables = {"mails": "mailbox_mail", "marks": "mailbox_fetchedmail", "opinions": "opinions_opinion"}
    return {name: stage.count(table) for name, table in tables.items()}


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


@pytest.mark.parametrize("end", ["die_before_the_commit", "die_with_all_written", "die_before_the_next"])
def test_killed_while_reading_a_server_nothing_is_lost_and_nothing_comes_twice(imap_stage: Stage, end: str) -> None:
    assert play(imap_stage, end) == KILLED
    assert held(imap_stage) == {"mails": 1, "marks": 1, "opinions": 1}
    whole = {"mails": 2, "marks": 2, "opinions": 2}
    assert (play(imap_stage, "fetch"), held(imap_stage)) == (0, whole)
    assert (play(imap_stage, "fetch"), held(imap_stage)) == (0, whole)
