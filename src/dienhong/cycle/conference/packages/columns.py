"""Values of rows between the database and the package; references travel as names."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models

from dienhong.cycle.conference.packages.names import ROW, Names
from dienhong.cycle.conference.packages.tables import Table
from dienhong.kernel.errors import Refused


def packed_rows(table: Table, rows: models.QuerySet[Any], names: Names) -> list[dict[str, Any]]:
    """Each row as {"@": its name, columns}."""
    return [
        {ROW: names.name(table.name, row.pk)}
        | {column: packed_value(table.field(column), row, names) for column in table.columns}
        for row in rows
    ]


def packed_value(column: models.Field[Any, Any], row: models.Model, names: Names) -> Any:
    """One value as JSON keeps it; a reference as the row's name, None where its table does not travel."""
    return named(column, getattr(row, column.attname), names)


def named(column: models.Field[Any, Any], value: Any, names: Names) -> Any:
    """As `packed_value`, for a value that is at hand."""
    if column.is_relation:
        table = names.table_of(column.related_model)  # type: ignore[arg-type]
        return names.name(table, value) if table and value is not None else None
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value.isoformat() if isinstance(value, date | time) else str(value) if isinstance(value, UUID) else value


def unpacked(table: Table, row: Mapping[str, Any], names: Names) -> dict[str, Any]:
    """Attribute names → values, checked as far as the columns go; `Refused` for what cannot be such a row."""
    return {
        column.attname: here(column, row.get(column.name), names)
        for column in (table.field(name) for name in table.columns)
    }


def here(column: models.Field[Any, Any], value: Any, names: Names) -> Any:
    """One value of the package as it stands here; a reference that is unknown here becomes None."""
    if column.is_relation:
        table = names.table_of(column.related_model)  # type: ignore[arg-type]
        return names.find(table, value) if table else None
    if value is None and not column.null and not isinstance(column, models.JSONField):
        raise _strange(column)
    try:
        found = column.to_python(value)
        if found is not None:
            column.run_validators(found)
    except (ValidationError, TypeError, ValueError, OverflowError):
        raise _strange(column) from None
    return found


def lacks(table: Table, values: Mapping[str, Any]) -> bool:
    """Whether a reference that must be there is unknown here."""
    columns = [table.field(name) for name in table.columns]
    return any(column.is_relation and not column.null and values[column.attname] is None for column in columns)


def _strange(column: models.Field[Any, Any]) -> Refused:
    return Refused(f"Nội dung gói không đúng dạng (cột {column.name}). Không có gì được nhập.")
