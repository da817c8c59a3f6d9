"""Out to the laptop: what the hall needs, and its reception there."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import models, transaction

from dienhong.cycle.conference.models import Conference
from dienhong.cycle.conference.packages.columns import lacks, packed_rows, unpacked
from dienhong.cycle.conference.packages.events import ConferenceLent, ConferenceReceived
from dienhong.cycle.conference.packages.names import ROW, Names
from dienhong.cycle.conference.packages.tables import CONFERENCE, HALL, Table, carried_opinions, carried_people
from dienhong.cycle.conference.permissions import may_prepare
from dienhong.engines.journal.record import record
from dienhong.engines.tenancy.scope import current_commune_id
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Refused


@transaction.atomic
def lend(
    actor: Actor, conference_id: int, *, around: Sequence[Table], mark: str, now: datetime
) -> dict[str, Any]:  # fmt: skip
    """The content of the package. around: the tables beside the conference's own, those they refer to first."""
    may_prepare(actor).require()
    conference = Conference.objects.select_for_update().get(pk=conference_id)
    tables = (*around, CONFERENCE, *HALL)
    names = Names(mark, tables)
    record(
        actor,
        ConferenceLent(
            subject_id=conference.pk,
            opinions=carried_opinions(conference).count(),
            accounts=carried_people(conference).count(),
        ),
        now,
    )
    return {
        "conference": names.name("conference", conference.pk),
        "base": conference.number,
        "tables": {table.name: packed_rows(table, table.rows(conference), names) for table in tables},
    }


@transaction.atomic
def receive(
    actor: Actor, content: Mapping[str, Any], *, around: Sequence[Table], mark: str, now: datetime
) -> Conference:
    """Put the package's rows here; a second time only what is new, and never over what the hall has done already."""
    tables = (*around, CONFERENCE, *HALL)
    names = Names(mark, tables)
    if str(content.get("conference", "")).startswith(f"{mark}:"):
        raise Refused("Gói này do chính máy này xuất cho hội trường. Hãy nhập nó trên máy tính tại hội trường.")
    found = names.find("conference", content.get("conference"))
    begun = Conference.objects.filter(pk=found or 0).first()
    if begun is not None and begun.acts.exists():
        raise Refused(
            "Máy này đã ghi việc của hội nghị này rồi nên không nhập đè. Hãy dùng tiếp dữ liệu đang có; "
            "muốn đưa bản ghi về máy chủ thì chạy dienhong hall-export."
        )
    for table in tables:
        for row in rows_of(content, table.name):
            _put(table, row, names)
    conference = Conference.objects.filter(pk=names.find("conference", content.get("conference")) or 0).first()
    if conference is None:
        raise Refused("Nội dung gói không đúng dạng. Không có gì được nhập.")
    record(actor, ConferenceReceived(subject_id=conference.pk), now)
    return conference


def rows_of(content: Mapping[str, Any], table: str) -> list[dict[str, Any]]:
    """The package's rows of one table; `Refused` where there is something else."""
    tables = content.get("tables")
    rows = tables.get(table, []) if isinstance(tables, dict) else None
    if not isinstance(rows, list) or not all(isinstance(row, dict) and isinstance(row.get(ROW), str) for row in rows):
        raise Refused("Nội dung gói không đúng dạng. Không có gì được nhập.")
    return rows


def known_by_nature(table: Table, values: Mapping[str, Any]) -> models.Model | None:
    """The row here that is the same by its natural columns."""
    if not table.natural:
        return None
    attributes = [table.field(name).attname for name in table.natural]
    return table.here().filter(**{name: values[name] for name in attributes}).first()


def _put(table: Table, row: Mapping[str, Any], names: Names) -> None:
    values = unpacked(table, row, names)
    if lacks(table, values):
        return  # it hangs on something that did not travel
    near = names.find(table.name, row[ROW])
    known = table.here().filter(pk=near).first() if near else known_by_nature(table, values)
    if known is None:
        known = table.model(**values, **{table.owner: current_commune_id()})
        known.save(force_insert=True)
    elif getattr(known, table.owner) == current_commune_id():
        for name, value in values.items():
            setattr(known, name, value)
        known.save()
    names.keep(table.name, row[ROW], known.pk)
