"""The harness: one database of either kind, and the cast that the tests speak of."""

from collections.abc import Iterator
from typing import IO

import pytest
from django.conf import settings
from django.db import connection
from tests import cast as the_cast
from tests import schema
from tests.cast import Cast
from tests.chromium import browser

from dienhong.engines.secrets.seal import Seal
from dienhong.engines.tenancy.scope import in_commune
from dienhong.kernel.actors import Actor

__all__ = ["browser"]  # one fixture for all folders: a process can start Playwright only once

# Row-level security and notifications are PostgreSQL's; `make test` runs these tests there.
_POSTGRESQL_ONLY = ["engines/tenancy/test_security.py", "engines/live/test_following_postgres.py"]
collect_ignore = [] if connection.vendor == "postgresql" else _POSTGRESQL_ONLY


@pytest.fixture(scope="session")
def turn_with_the_schema() -> Iterator[IO[str]]:
    with schema.turn() as lock:
        yield lock


@pytest.fixture(scope="session")
def django_db_keepdb(turn_with_the_schema: IO[str], django_db_modify_db_settings: None) -> bool:
    """The database of the last migration is taken up again (tests/schema.py)."""
    schema.lend(connection.creation._get_test_db_name())
    return True


@pytest.fixture(scope="session")
def django_db_setup(
    turn_with_the_schema: IO[str], django_db_setup: None, django_db_blocker: pytest.FixtureRequest
) -> None:
    """Let transactional tests empty the tables: on SQLite that is DELETE, which the journal's trigger refuses.

    Only in the test database; tests/engines/journal/test_append_only.py tests the triggers on a file of its own.
    """
    with django_db_blocker.unblock():
        if str(connection.settings_dict["NAME"]) == str(connection.creation._get_test_db_name()):  # a test asked for it
            schema.keep()
            _let_tables_be_emptied()
    turn_with_the_schema.close()


def _let_tables_be_emptied() -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for table in ("journal_entry", "sealed_caseentry", "sealed_look"):
                cursor.execute(f"DROP TRIGGER {table}_no_delete")


@pytest.fixture
def seal() -> Seal:
    return Seal(settings.SEALED_KEYS)


@pytest.fixture
def hoa_phu(db: None) -> Iterator[Cast]:
    """The commune of most tests; the test runs inside it."""
    people = the_cast.found_hoa_phu()
    with in_commune(people.commune.pk):
        yield people


@pytest.fixture
def binh_an(db: None) -> Cast:
    """Ngọc's commune; enter it with `in_commune(binh_an.commune.pk)`."""
    return the_cast.found_binh_an()


@pytest.fixture
def hoa_phu_committed(transactional_db: None) -> Iterator[Cast]:
    """Hòa Phú as other connections see it, for tests with threads."""
    people = the_cast.found_hoa_phu()
    with in_commune(people.commune.pk):
        yield people


@pytest.fixture
def ha(hoa_phu: Cast) -> Actor:
    """Hà, the office's coordinator."""
    return hoa_phu.ha


@pytest.fixture
def dung(hoa_phu: Cast) -> Actor:
    """Dũng, the Chairman."""
    return hoa_phu.dung


@pytest.fixture
def lan(hoa_phu: Cast) -> Actor:
    """Lan, a citizen without log-in."""
    return hoa_phu.citizen
