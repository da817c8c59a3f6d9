"""The migration step that makes the index beside the table of entries, as each database needs it."""

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

_TABLE = "search_searchentry"
_SCOPE = "'c' || {row}.commune_id || 'k' || {row}.kind"
_NEW = f"new.id, {_SCOPE.format(row='new')}, new.exact, new.folded"
_OLD = f"old.id, {_SCOPE.format(row='old')}, old.exact, old.folded"
_FORGET = f"INSERT INTO search_index(search_index, rowid, scope, exact, folded) VALUES ('delete', {_OLD});"
_KEEP = f"INSERT INTO search_index(rowid, scope, exact, folded) VALUES ({_NEW});"

_OPTIONS = "content='search_source', content_rowid='id', columnsize=0, tokenize='ascii', prefix='2 3 4 5 6 7'"

_SQLITE = (
    f"CREATE VIEW search_source AS SELECT id, {_SCOPE.format(row='s')} AS scope, exact, folded FROM {_TABLE} s",
    # The words stand in the table of entries only. Beginnings of up to seven letters have lists of their own.
    f"CREATE VIRTUAL TABLE search_index USING fts5(scope, exact, folded, {_OPTIONS})",
    f"CREATE TRIGGER search_kept AFTER INSERT ON {_TABLE} BEGIN {_KEEP} END",
    f"CREATE TRIGGER search_forgotten AFTER DELETE ON {_TABLE} BEGIN {_FORGET} END",
    f"CREATE TRIGGER search_changed AFTER UPDATE ON {_TABLE} BEGIN {_FORGET} {_KEEP} END",
)
_SQLITE_BACK = (
    "DROP TRIGGER search_kept",
    "DROP TRIGGER search_forgotten",
    "DROP TRIGGER search_changed",
    "DROP TABLE search_index",
    "DROP VIEW search_source",
)
_POSTGRES = (
    "CREATE TABLE search_keys (entry_id bigint PRIMARY KEY, scope integer NOT NULL, keys integer[] NOT NULL)",
    "CREATE INDEX search_keys_newest ON search_keys (scope, entry_id DESC)",
    # Without the pending list: a search would have to read it through.
    "CREATE INDEX search_keys_gin ON search_keys USING gin (keys) WITH (fastupdate = off)",
)
_POSTGRES_BACK = ("DROP TABLE search_keys",)


class IndexBeside(Operation):
    """Make the index: an FTS5 table kept by triggers on SQLite, a table of hashed words on PostgreSQL."""

    reduces_to_sql = True
    reversible = True

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Rows stay as they are: no change of state."""

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        for statement in _POSTGRES if schema_editor.connection.vendor == "postgresql" else _SQLITE:
            schema_editor.execute(statement)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        for statement in _POSTGRES_BACK if schema_editor.connection.vendor == "postgresql" else _SQLITE_BACK:
            schema_editor.execute(statement)

    def describe(self) -> str:
        return "Make the search index beside its table"
