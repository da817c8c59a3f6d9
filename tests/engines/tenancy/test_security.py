"""The second lock, on PostgreSQL only (see conftest): the database hides other communes' rows even from raw SQL."""

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from tests.cast import Cast

from dienhong.engines.tenancy.models import CommuneOwned
from dienhong.engines.tenancy.security import POLICY, SecureRows

TABLES = sorted(model._meta.db_table for model in apps.get_models() if issubclass(model, CommuneOwned))


pytestmark = pytest.mark.django_db


def ask(sql: str, values: list[object] | None = None) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())


def test_tests_do_not_run_as_a_superuser() -> None:
    assert ask("SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user") == [(False, False)]


@pytest.mark.parametrize("table", TABLES)
def test_every_commune_owned_table_is_locked(table: str) -> None:
    assert ask("SELECT relrowsecurity, relforcerowsecurity FROM pg_class WHERE relname = %s", [table]) == [(True, True)]
    policies = ask(
        "SELECT polname, polcmd, polqual IS NOT NULL, polwithcheck IS NOT NULL FROM pg_policy "
        "JOIN pg_class ON pg_class.oid = polrelid WHERE relname = %s",
        [table],
    )
    assert policies == [(POLICY, "*", True, True)]


def test_raw_sql_without_the_setting_sees_nothing(binh_an: Cast) -> None:
    assert ask("SELECT count(*) FROM communes_unit") == [(0,)]


def test_raw_sql_sees_only_the_current_commune(hoa_phu: Cast, binh_an: Cast) -> None:
    assert ask("SELECT DISTINCT commune_id FROM communes_unit") == [(hoa_phu.commune.pk,)]


def test_raw_sql_cannot_insert_for_another_commune(hoa_phu: Cast, binh_an: Cast) -> None:
    with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        insert(binh_an.commune.pk)


def test_raw_sql_without_the_setting_cannot_insert(binh_an: Cast) -> None:
    with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        insert(binh_an.commune.pk)


def test_raw_sql_cannot_move_a_row_to_another_commune(hoa_phu: Cast, binh_an: Cast) -> None:
    with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE communes_unit SET commune_id = %s", [binh_an.commune.pk])


def insert(commune_id: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO communes_unit (commune_id, key, name, short_name, sort_key, is_active) "
            "VALUES (%s, 'x', 'X', '', '', true)",
            [commune_id],
        )


def test_lock_can_be_taken_off_and_put_on() -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE lamp (commune_id bigint)")
    with connection.schema_editor() as editor:
        SecureRows("lamp").database_forwards("x", editor, None, None)  # type: ignore[arg-type]
        SecureRows("lamp").database_backwards("x", editor, None, None)  # type: ignore[arg-type]
    assert ask("SELECT relrowsecurity, relforcerowsecurity FROM pg_class WHERE relname = 'lamp'") == [(False, False)]


def test_ids_of_join_tables_are_behind_their_owners() -> None:
    """Tables without the commune's column hold nothing but ids; each is named here on purpose."""
    columns = {table for (table,) in ask(
        "SELECT table_name FROM information_schema.columns WHERE column_name = 'commune_id' AND table_schema = 'public'"
    )}  # fmt: skip
    ours = {model._meta.db_table for model in apps.get_models(include_auto_created=True)
            if model.__module__.startswith("dienhong.")}  # fmt: skip
    assert columns == set(TABLES)
    assert ours - columns == {"communes_commune", "dialogues_dialogue_co_presiders", "limits_tally", "people_user"}
