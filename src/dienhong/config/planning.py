"""What SQLite's planner goes by, counted anew: else it reads a whole register where an index holds the answer."""

from django.db import connection

_ROWS_AN_INDEX = 1000


def count_for_planner() -> None:
    """A fraction of a second whatever the size: a sample of each index. PostgreSQL does this by itself."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA analysis_limit = {_ROWS_AN_INDEX}")
        cursor.execute("ANALYZE")
