"""Names of rows that both installations understand: "mark:id", the mark of where the row was made."""

from collections.abc import Iterable

from django.db import models

from dienhong.cycle.conference.models import CarriedRow
from dienhong.cycle.conference.packages.tables import Table

ROW = "@"
"""Where a packed row has its name; no column is called so."""
_DIGITS = 19
"""Longer numbers are no ids."""


class Names:
    """mark: this installation's own. Entries of `CarriedRow` are read once a table."""

    def __init__(self, mark: str, tables: Iterable[Table]) -> None:
        self.mark = mark
        self._tables = {table.name: table for table in tables}
        self._by_model = {table.model: table.name for table in self._tables.values()}
        self._near: dict[str, dict[str, int]] = {}
        self._far: dict[str, dict[int, str]] = {}
        self._asked: dict[tuple[str, str], int | None] = {}

    def table_of(self, model: type[models.Model]) -> str | None:
        """The word for a model's table; None for one that does not travel."""
        return self._by_model.get(model)

    def name(self, table: str, near: int) -> str:
        """The name of a row that is here."""
        self._read(table)
        return self._far[table].get(near) or f"{self.mark}:{near}"

    def find(self, table: str, name: str | None) -> int | None:
        """The id here of a row's name; None for one that is not here."""
        if name is None or table not in self._tables:
            return None
        mark, _, number = str(name).rpartition(":")
        if mark != self.mark:
            self._read(table)
            return self._near[table].get(name)
        return self._own(table, number)

    def keep(self, table: str, name: str, near: int) -> None:
        """Remember that `name` is row `near` here."""
        if name.startswith(f"{self.mark}:"):
            return
        self._read(table)
        if name not in self._near[table]:
            CarriedRow.objects.create(table=table, far=name, near=near)
            self._near[table][name], self._far[table][near] = near, name

    def _own(self, table: str, number: str) -> int | None:
        if (table, number) not in self._asked:
            rows = self._tables[table].here()
            is_here = number.isdecimal() and len(number) < _DIGITS and rows.filter(pk=number).exists()
            self._asked[table, number] = int(number) if is_here else None
        return self._asked[table, number]

    def _read(self, table: str) -> None:
        if table not in self._near:
            pairs = list(CarriedRow.objects.filter(table=table).values_list("far", "near"))
            self._near[table] = dict(pairs)
            self._far[table] = {near: far for far, near in pairs}
