"""The second lock: PostgreSQL row-level security, as a migration step."""

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

POLICY = "own_commune"


class SecureRows(Operation):
    """Let a session see and write only rows of the commune in its setting `dienhong.commune` ('*': all).

    FORCE binds the table's owner too. Does nothing on SQLite, where one file serves one commune office.
    """

    reduces_to_sql = True
    reversible = True

    def __init__(self, *tables: str) -> None:
        self.tables = tables

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Rows stay as they are: no change of state."""

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        if schema_editor.connection.vendor != "postgresql":
            return
        # Asked as "is not null" because the planner then takes the policy for one that leaves nearly all rows. Asked
        # plainly it expects one row in two hundred, and sorts a whole commune where an index keeps the order.
        own = (
            "CASE WHEN commune_id::text = current_setting('dienhong.commune', true) "
            "OR current_setting('dienhong.commune', true) = '*' THEN 1 END IS NOT NULL"
        )
        for table in map(schema_editor.quote_name, self.tables):
            schema_editor.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
            schema_editor.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
            schema_editor.execute(f"CREATE POLICY {POLICY} ON {table} USING ({own}) WITH CHECK ({own})")

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        if schema_editor.connection.vendor != "postgresql":
            return
        for table in map(schema_editor.quote_name, self.tables):
            schema_editor.execute(f"DROP POLICY {POLICY} ON {table}")
            schema_editor.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
            schema_editor.execute(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")

    def describe(self) -> str:
        return f"Secure the rows of {', '.join(self.tables)}"
