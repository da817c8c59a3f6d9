"""The database itself refuses to change the journal. SQLite on a fresh file: the test database lacks a trigger."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.state import ProjectState
from django.db.utils import ConnectionHandler
from pytest_django import DjangoDbBlocker
from tests.cast import NOW, Cast

from dienhong.cycle.opinions.events import OpinionClosed
from dienhong.engines.journal.append_only import AppendOnly
from dienhong.engines.journal.models import Entry
from dienhong.engines.journal.record import record

CHANGES = ["UPDATE journal_entry SET actor_name = 'X'", "DELETE FROM journal_entry"]
STEP = AppendOnly("journal_entry")


@pytest.fixture
def fresh(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[BaseDatabaseWrapper]:
    """An SQLite file with a journal of one entry and its triggers."""
    with django_db_blocker.unblock():
        database = ConnectionHandler(
            {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": tmp_path / "fresh.sqlite3"}}
        )["default"]
        with database.cursor() as cursor:
            cursor.execute("CREATE TABLE journal_entry (number INTEGER, actor_name TEXT)")
        with database.schema_editor() as editor:
            STEP.database_forwards("journal", editor, ProjectState(), ProjectState())
        with database.cursor() as cursor:
            cursor.execute("INSERT INTO journal_entry VALUES (1, 'Hà')")
        yield database
        database.close()


def rows(database: BaseDatabaseWrapper) -> list[tuple[int, str]]:
    with database.cursor() as cursor:
        cursor.execute("SELECT number, actor_name FROM journal_entry")
        return list(cursor.fetchall())


@pytest.mark.parametrize("change", CHANGES)
def test_sqlite_refuses_change(fresh: BaseDatabaseWrapper, change: str) -> None:
    with pytest.raises(DatabaseError, match="append-only"), fresh.cursor() as cursor:
        cursor.execute(change)
    assert rows(fresh) == [(1, "Hà")]


def test_step_can_be_taken_back(fresh: BaseDatabaseWrapper) -> None:
    with fresh.schema_editor() as editor:
        STEP.database_backwards("journal", editor, ProjectState(), ProjectState())
    with fresh.cursor() as cursor:
        cursor.execute(CHANGES[1])
    assert rows(fresh) == []


def test_migrated_database_refuses_change(hoa_phu: Cast) -> None:
    record(hoa_phu.ha, OpinionClosed(subject_id=1), NOW)
    for change in CHANGES if connection.vendor == "postgresql" else CHANGES[:1]:
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(change)
    assert Entry.objects.get().actor_name == "Nguyễn Thị Hà"
