"""A table whose rows are only ever added, as a migration step: the database itself refuses the rest."""

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

_SQLITE = """
CREATE TRIGGER {table}_no_{verb} BEFORE {verb}{columns} ON {table}
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END
"""
_POSTGRESQL_FUNCTION = """
CREATE FUNCTION {table}_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the journal is append-only'; END $$
"""
_POSTGRESQL = """
CREATE TRIGGER {table}_no_{verb} BEFORE {verb}{columns} ON {table}
FOR EACH ROW EXECUTE FUNCTION {table}_append_only()
"""


class AppendOnly(Operation):
    """Triggers that refuse UPDATE and DELETE on `table`; with `columns`, UPDATE of those only.

    The latter leaves a sealed column to the rotation of keys.
    """

    reduces_to_sql = True
    reversible = True

    def __init__(self, table: str, columns: tuple[str, ...] = ()) -> None:
        self.table = table
        self.columns = columns

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Columns stay as they are: no change of state."""

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        postgresql = schema_editor.connection.vendor == "postgresql"
        if postgresql:
            schema_editor.execute(_POSTGRESQL_FUNCTION.format(table=self.table))
        for verb in ("update", "delete"):
            columns = f" OF {', '.join(self.columns)}" if verb == "update" and self.columns else ""
            trigger = _POSTGRESQL if postgresql else _SQLITE
            schema_editor.execute(trigger.format(table=self.table, verb=verb, columns=columns))

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        postgresql = schema_editor.connection.vendor == "postgresql"
        for verb in ("update", "delete"):
            schema_editor.execute(f"DROP TRIGGER {self.table}_no_{verb}" + (f" ON {self.table}" if postgresql else ""))
        if postgresql:
            schema_editor.execute(f"DROP FUNCTION {self.table}_append_only()")

    def describe(self) -> str:
        return f"Only ever add to {self.table}"
