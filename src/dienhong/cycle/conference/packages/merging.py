"""One hall's rows into the server's: new rows are added, changed columns set; where both sides changed one, it is kept.

What was changed is told by the acts of both sides, column by column. The hall's value holds, for it is the record of
what was said and done there; the server's value stays in `Clash`, and a text of the minutes beside the other one.
"""

import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db.models import F, Max

from dienhong.cycle.conference.models import (
    Act,
    AgendaStep,
    Clash,
    Conference,
    MinutesRow,
    RowText,
    Turn,
)
from dienhong.cycle.conference.packages.columns import here, lacks, named, unpacked
from dienhong.cycle.conference.packages.lending import known_by_nature, rows_of
from dienhong.cycle.conference.packages.names import ROW, Names
from dienhong.cycle.conference.packages.tables import CONFERENCE, HALL, Table
from dienhong.cycle.conference.states import StepState, TurnState

Place = tuple[str, int, str]
"""A value: table, id here, column."""
_ASIDE = 16_000
_NUMBERED = {"turn", "row"}
_ARRANGED = {"position", "conference"}
_TABLES = {table.name: table for table in (CONFERENCE, *HALL)}


class Merge:
    """`clashes` are filled by `apply`. content: of the returning package."""

    def __init__(self, conference: Conference, content: Mapping[str, Any], names: Names, now: datetime) -> None:
        self.clashes: list[Clash] = []
        self._conference = conference
        self._names = names
        self._now = now
        self._rows = {
            name: {row[ROW]: row for row in rows_of(content, name)}
            for name in ("conference", *(table.name for table in HALL))
        }
        self._ours = self._changed_here(content)

    def apply(self, acts: Sequence[Mapping[str, Any]]) -> None:
        """Take over what `acts`, those of the hall that are new here, have changed or made."""
        known = [place for act in acts for change in act["changes"] for place in self._places(change)]
        self._make_room()
        for table in HALL:
            for row in self._rows[table.name].values():
                self._add(table, row)
        for place in dict.fromkeys(known):
            self._set(*place)
        self._arrange_steps()
        for name, row in self._rows["row_text"].items():
            if row.get("settled") is True:
                RowText.objects.filter(pk=self._names.find("row_text", name) or 0).update(settled=True)

    def _changed_here(self, content: Mapping[str, Any]) -> set[Place]:
        """What was changed on this side since the package left."""
        theirs = {str(act.get("client_id")) for act in rows_of({"tables": {"act": content.get("acts")}}, "act")}
        base = content.get("base")
        later = Act.objects.filter(conference=self._conference, number__gt=base if isinstance(base, int) else 0)
        return {
            (change["table"], change["pk"], column)
            for act in later
            if str(act.client_id) not in theirs
            for change in act.changes
            for column in change["after"]
        }

    def _places(self, change: Mapping[str, Any]) -> list[Place]:
        """The values that a change of the hall names, where the row is here already."""
        near = self._names.find(change["table"], change["pk"])
        return [(change["table"], near, column) for column in change["after"]] if near else []

    def _make_room(self) -> None:
        """Only one may speak and one step may run: whoever does here and not there, is done."""
        talking = Turn.objects.filter(conference=self._conference, state=TurnState.SPEAKING)
        running = AgendaStep.objects.filter(conference=self._conference, state=StepState.RUNNING)
        pairs = (("turn", talking, TurnState.SPOKEN), ("step", running, StepState.DONE))
        for table, rows, done in pairs:
            for row in rows:
                there = self._rows[table].get(self._names.name(table, row.pk), {}).get("state")
                if there != row.state:
                    if (table, row.pk, "state") in self._ours:
                        self._clash(table, row.pk, "state", row.state, there)
                    _TABLES[table].here().filter(pk=row.pk).update(state=done, ended_at=self._now)
        AgendaStep.objects.filter(conference=self._conference).update(position=F("position") + _ASIDE)

    def _arrange_steps(self) -> None:
        """The hall's order of steps; those that are only here come after them."""
        order = {
            self._names.find("step", name): row.get("position", _ASIDE) for name, row in self._rows["step"].items()
        }
        steps = list(AgendaStep.objects.filter(conference=self._conference))
        steps.sort(key=lambda step: (order.get(step.pk, _ASIDE), step.position))
        for position, step in enumerate(steps, start=1):
            AgendaStep.objects.filter(pk=step.pk).update(position=position)

    def _add(self, table: Table, row: Mapping[str, Any]) -> None:
        """A row that is not here yet, or that both sides made."""
        if self._names.find(table.name, row[ROW]) is not None:
            return
        values = unpacked(table, row, self._names)
        if "conference_id" in values:
            values["conference_id"] = self._conference.pk
        if lacks(table, values):
            return
        twin = known_by_nature(table, values)
        if twin is not None:
            self._names.keep(table.name, row[ROW], twin.pk)
            for column in table.columns:
                self._set(table.name, twin.pk, column, is_ours=True)
            return
        number = self._numbered(table, values) if table.name in _NUMBERED else None
        fresh = table.model(**values)
        fresh.save(force_insert=True)
        self._names.keep(table.name, row[ROW], fresh.pk)
        if number is not None and number != values["number"]:
            self._clash(table.name, fresh.pk, "number", values["number"], number)

    def _numbered(self, table: Table, values: dict[str, Any]) -> int:
        """The hall's number of a new row; where another row here has it, the next free one is put into `values`."""
        number: int = values["number"]
        rows = table.rows(self._conference)
        if rows.filter(number=number).exists():
            numbers = [row.get("number") for row in self._rows[table.name].values()]
            theirs = max(found for found in numbers if isinstance(found, int))
            values["number"] = max(rows.aggregate(last=Max("number"))["last"], theirs) + 1
        return number

    def _set(self, table: str, near: int, name: str, *, is_ours: bool = False) -> None:
        """One value that the hall changed, as the hall has it in the end."""
        known = _TABLES[table]
        column = known.field(name)
        row = known.rows(self._conference).filter(pk=near).first()
        packed = self._rows[table].get(self._names.name(table, near))
        if row is None or packed is None or column.name in _ARRANGED:
            return
        new, old = here(column, packed.get(column.name), self._names), getattr(row, column.attname)
        clashes = is_ours or (table, near, name) in self._ours
        if clashes and column.name == "version":
            new = max(new, old) + 1  # newer than what either side's pages have seen
        elif new == old:
            return
        elif clashes:
            self._clash(table, near, column.name, named(column, old, self._names), packed.get(column.name))
        if clashes and table == "row" and column.name == "text":
            self._keep_beside(row, old)
        known.here().filter(pk=near).update(**{column.attname: new})

    def _keep_beside(self, row: MinutesRow, text: str) -> None:
        """The server's text waits beside the hall's for the secretary to choose."""
        RowText.objects.create(
            row=row, client_id=uuid.uuid5(row.key, f"{self._now.isoformat()} {text}"), version=None,
            seen_version=row.version, text=text, by_name="Bản trên máy chủ", at=self._now, settled=False,
        )  # fmt: skip

    def _clash(self, table: str, near: int, column: str, ours: Any, theirs: Any) -> None:
        self.clashes.append(
            Clash.objects.create(
                conference=self._conference, table=table, row=near, column=column, here=ours, there=theirs,
                found_at=self._now,
            )
        )  # fmt: skip
