"""Statements that a page asks on every view: Django builds one once, then only its SQL runs."""

from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import QuerySet


@dataclass(frozen=True, slots=True)
class Statement:
    """SQL with its values. Rows come as the driver reads them: use it for texts and whole numbers."""

    sql: str
    values: tuple[Any, ...]

    def rows(self) -> list[tuple[Any, ...]]:
        with connection.cursor() as cursor:
            cursor.execute(self.sql, self.values)
            return list(cursor.fetchall())


def statement(rows: QuerySet[Any, Any]) -> Statement:
    """The statement of `rows`; keep it only under a key of all that it was built from, the commune included."""
    sql, values = rows.query.sql_with_params()
    return Statement(sql, tuple(values))
