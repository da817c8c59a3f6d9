"""Kill the process anywhere: nothing is lost, nothing is done twice. Real processes, SIGKILL, both databases."""

import os
import shutil
import signal
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.db.utils import ConnectionHandler
from django_tasks_db.models import DBTaskResult
from pytest_django import DjangoDbBlocker
from tests import schema

STORY = Path(__file__).parent / "story.py"
ROOT = STORY.parents[2]


class Stage:
    """A database of its own, on which the parts of the story are played."""

    def __init__(self, home: Path, settings: dict[str, Any] | None) -> None:
        url = f"{os.environ['DATABASE_URL'].rpartition('/')[0]}/{settings['NAME']}" if settings else ""
        file = {"ENGINE": "django.db.backends.sqlite3", "NAME": home / "dienhong.sqlite3"}
        # `dienhong.config.settings`, not the tests': SQLite with its real journal and synchronous settings.
        self.environment = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT / "src"),
            "DJANGO_SETTINGS_MODULE": "dienhong.config.settings",
            "DIENHONG_HOME": str(home),
            "DATABASE_URL": url,
        }
        self.database = ConnectionHandler({"default": settings or file})["default"]

    def play(self, part: str) -> int:
        finished = subprocess.run(
            [sys.executable, STORY, part],
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )
        if finished.returncode not in (0, -signal.SIGKILL):
            pytest.fail(finished.stderr)
        return finished.returncode

    def count(self, table: str) -> int:
        with self.database.cursor() as cursor:
            if self.database.vendor == "postgresql":
                cursor.execute("SELECT set_config('dienhong.commune', '*', false)")
            cursor.execute(f"SELECT count(*) FROM {table}")
            return int(cursor.fetchone()[0])

    def statuses(self) -> list[str]:
        with self.database.cursor() as cursor:
            cursor.execute(f"SELECT status FROM {DBTaskResult._meta.db_table}")
            return [row[0] for row in cursor.fetchall()]

    @property
    def outcome(self) -> dict[str, int]:
        tables = {"case": "sealed_sealedcase", "entry": "journal_entry", "notice": "notices_notice",
                  "receipt": "jobs_receipt"}  # fmt: skip
        return {name: self.count(table) for name, table in tables.items()}


NOTHING = {"case": 0, "entry": 0, "notice": 0, "receipt": 0}
SENT = {"case": 1, "entry": 1, "notice": 0, "receipt": 0}
DONE = {"case": 1, "entry": 1, "notice": 1, "receipt": 1}
KILLED = -signal.SIGKILL

pytestmark = pytest.mark.slow


@pytest.fixture(scope="session")
def founded(
    tmp_path_factory: pytest.TempPathFactory, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[Path]:
    """The home of an installation with one commune; its database is copied for each test."""
    home = tmp_path_factory.mktemp("founded")
    with django_db_blocker.unblock(), _database(home.name, home) as settings:
        stage = Stage(home, settings)
        stage.play("found")
        stage.database.close()
        yield home


@pytest.fixture
def stage(founded: Path, tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[Stage]:
    home = tmp_path / "home"
    shutil.copytree(founded, home)
    with django_db_blocker.unblock(), _database(uuid.uuid4().hex[:12], home, founded.name) as settings:
        stage = Stage(home, settings)
        yield stage
        stage.database.close()


@contextmanager
def _database(name: str, home: Path, template: str = "") -> Iterator[dict[str, Any] | None]:
    """A migrated database, or a copy of `template`: on PostgreSQL a new one, on SQLite the file in the home."""
    if connection.vendor != "postgresql":
        if not template:
            schema.lend(str(home / "dienhong.sqlite3"))
        yield None
        return
    new = f"faults_{name}_{os.getpid()}"
    if template:
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'CREATE DATABASE "{new}" TEMPLATE "faults_{template}_{os.getpid()}"')
    else:
        schema.lend(new)
    try:
        yield connection.settings_dict | {"NAME": new}
    finally:
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE "{new}" WITH (FORCE)')


def test_undisturbed_story_is_told_once(stage: Stage) -> None:
    assert (stage.play("submit"), stage.outcome) == (0, SENT)
    assert (stage.play("work"), stage.outcome) == (0, DONE)
    assert (stage.play("work"), stage.outcome) == (0, DONE)


def test_killed_before_the_commit_nothing_is_there_and_sending_again_is_enough(stage: Stage) -> None:
    assert stage.play("submit_and_die_before_commit") == KILLED
    assert (stage.outcome, stage.statuses()) == (NOTHING, [])
    stage.play("submit")
    stage.play("work")
    assert stage.outcome == DONE


def test_killed_after_the_commit_all_is_there_and_sending_again_adds_nothing(stage: Stage) -> None:
    assert stage.play("submit_and_die_after_commit") == KILLED
    assert (stage.outcome, stage.statuses()) == (SENT, ["READY"])
    stage.play("submit")
    stage.play("work")
    assert stage.outcome == DONE


def test_worker_killed_inside_a_job_leaves_nothing_of_it_and_the_next_does_it(stage: Stage) -> None:
    stage.play("submit")
    assert stage.play("work_and_die_in_the_job") == KILLED
    assert (stage.outcome, stage.statuses()) == (SENT, ["RUNNING"])
    stage.play("work")
    assert (stage.outcome, stage.statuses()) == (DONE, ["SUCCESSFUL"])


def test_worker_killed_after_the_job_s_commit_does_not_do_it_twice(stage: Stage) -> None:
    stage.play("submit")
    assert stage.play("work_and_die_before_marking_done") == KILLED
    assert (stage.outcome, stage.statuses()) == (DONE, ["RUNNING"])
    stage.play("work")
    assert (stage.outcome, stage.statuses()) == (DONE, ["SUCCESSFUL"])
