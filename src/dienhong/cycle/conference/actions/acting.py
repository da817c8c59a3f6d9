"""The one way in which something happens in the hall: once for each press of a button, in order, reversible."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from django.db import models, transaction

from dienhong.cycle.conference.events import HallActed
from dienhong.cycle.conference.models import (
    Act,
    AgendaStep,
    Attendance,
    Commitment,
    Conference,
    Correction,
    DutyHolder,
    HallQuestion,
    MinutesRow,
    Outcome,
    Turn,
)
from dienhong.cycle.conference.queries import duties_of
from dienhong.cycle.conference.states import Duty
from dienhong.engines.journal.record import record
from dienhong.engines.tenancy.models import CommuneOwned
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing, Overtaken, Refused
from dienhong.kernel.verdicts import Verdict

TABLES: dict[str, type[CommuneOwned]] = {
    "attendance": Attendance,
    "commitment": Commitment,
    "conference": Conference,
    "correction": Correction,
    "duty": DutyHolder,
    "outcome": Outcome,
    "question": HallQuestion,
    "row": MinutesRow,
    "step": AgendaStep,
    "turn": Turn,
}
"""What an act may change and take back."""
_NAMES = {table: name for name, table in TABLES.items()}


@dataclass(frozen=True, slots=True)
class Press:
    """One press of a button: its own id, and when it was pressed where the device had to wait for the network."""

    client_id: UUID
    at: datetime | None = None


@dataclass
class Acting:
    """An act in progress. `topics` are the parts of screens that it changes, `result` what the presser is told."""

    conference: Conference
    actor: Actor
    now: datetime
    changes: list[dict[str, Any]] = field(default_factory=list)
    topics: set[str] = field(default_factory=set)
    result: dict[str, Any] = field(default_factory=dict)

    def change(self, row: CommuneOwned, **after: Any) -> None:
        """Set columns of `row` (foreign keys by their `_id` name), if nobody changed them since it was read."""
        before = {name: getattr(row, name) for name in after}
        self._write(row, before, after)
        self.changes.append(_change(row, before, after))

    def make(self, row: CommuneOwned, **taken_back: Any) -> None:
        """Write a new row; taking the act back sets `taken_back` on it, for nothing is deleted."""
        row.save(force_insert=True)
        self.changes.append(_change(row, taken_back, {name: getattr(row, name) for name in taken_back}))

    def restore(self, change: dict[str, Any]) -> None:
        """Take one change back; `Refused` when the row has moved on."""
        table = TABLES[change["table"]]
        row = table.objects.filter(pk=change["pk"]).first()
        if row is None or any(_stored(getattr(row, name)) != value for name, value in change["after"].items()):
            raise Refused("Không hoàn tác được việc này vì sau đó đã có thay đổi. Hãy hoàn tác việc mới hơn trước.")
        self.change(row, **{name: _loaded(table, name, value) for name, value in change["before"].items()})

    def _write(self, row: CommuneOwned, before: dict[str, Any], after: dict[str, Any]) -> None:
        unchanged = {name: value for name, value in before.items() if not isinstance(value, dict | list)}
        if not type(row).objects.filter(pk=row.pk, **unchanged).update(**after):
            raise Overtaken
        for name, value in after.items():
            setattr(row, name, value)


def perform(
    actor: Actor,
    conference_id: int,
    verb: str,
    do: Callable[[Acting], None],
    *,
    needs: Callable[[Actor, Collection[Duty]], Verdict],
    press: Press,
    now: datetime,
) -> Act:
    """Do `do` once: the same `press.client_id` again changes nothing and returns the first act.

    Acts of one conference happen one after another. `needs` is the permission. Raises `Missing`, `Forbidden`,
    `Refused`, `Overtaken`.
    """
    with transaction.atomic():
        conference = Conference.objects.select_for_update().filter(pk=conference_id).first()
        if conference is None:
            raise Missing
        done = Act.objects.filter(client_id=press.client_id).first()
        if done is not None:
            if done.conference_id != conference.pk:
                raise Refused("Mã thao tác này đã dùng cho hội nghị khác. Hãy tải lại trang.")
            return done
        needs(actor, duties_of(actor, conference.pk)).require()
        acting = Acting(conference, actor, now)
        do(acting)
        return _keep(acting, verb, press)


def _keep(acting: Acting, verb: str, press: Press) -> Act:
    conference = acting.conference
    counted = Conference.objects.filter(pk=conference.pk, number=conference.number)
    if not counted.update(number=conference.number + 1):
        raise Overtaken
    act = Act.objects.create(
        conference=conference,
        client_id=press.client_id,
        number=conference.number + 1,
        verb=verb,
        by_id=acting.actor.user_id,
        at=acting.now,
        client_at=press.at,
        changes=acting.changes,
        result=acting.result,
        topics=" ".join(sorted(acting.topics)),
    )
    record(acting.actor, HallActed(subject_id=conference.pk, act=act.pk, number=act.number, what=verb), acting.now)
    act.tell_streams()
    return act


def _change(row: CommuneOwned, before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    return {
        "table": _NAMES[type(row)],
        "pk": row.pk,
        "before": {name: _stored(value) for name, value in before.items()},
        "after": {name: _stored(value) for name, value in after.items()},
    }


def _stored(value: Any) -> Any:
    """As JSON keeps it; instants in UTC, so that the same instant reads the same."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value.isoformat() if isinstance(value, date) else str(value) if isinstance(value, UUID) else value


def _loaded(table: type[CommuneOwned], name: str, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    column: models.Field[Any, Any] = getattr(table, name).field
    return column.to_python(value)
