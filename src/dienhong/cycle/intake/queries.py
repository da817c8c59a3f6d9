"""Named reads of tables that were brought in."""

import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from django.db import models

from dienhong.civic.communes.queries import active_villages
from dienhong.civic.sealed.models import SealedCase
from dienhong.civic.topics.models import Topic
from dienhong.cycle.intake.models import IntakeBatch, IntakeRow
from dienhong.cycle.intake.places import Names
from dienhong.cycle.intake.rules import Setting
from dienhong.cycle.intake.states import BatchState, Column, RowState
from dienhong.cycle.opinions.models import Opinion
from dienhong.cycle.opinions.permissions import villages_for
from dienhong.kernel.actors import Actor

_AT_ONCE = 500


def visible_to(actor: Actor) -> models.QuerySet[IntakeBatch]:
    """One's own: what villages wrote is nobody else's to read before it is in the register."""
    if actor.user_id is None:
        return IntakeBatch.objects.none()
    mine = IntakeBatch.objects.filter(created_by_id=actor.user_id).exclude(state=BatchState.CLOSED)
    return mine.select_related("village", "dialogue")


def setting_of(batch: IntakeBatch, actor: Actor, today: date) -> Setting:
    """What the batch's rows are judged by. Two queries."""
    topics = list(Topic.objects.filter(is_active=True).values_list("code", "name"))
    return Setting(
        commune_id=batch.commune_id,
        today=today,
        villages=Names(dict(active_villages().values_list("pk", "name"))),
        topics=Names({place: name for place, (_, name) in enumerate(topics)}),
        topic_codes=[code for code, _ in topics],
        village_id=batch.village_id,
        own_villages=villages_for(actor),
        without_contacts=batch.without_contacts,
    )


def mapping_of(batch: IntakeBatch) -> dict[Column, int]:
    return {Column(name): index for name, index in batch.mapping.items()}


def cells_of(row: Sequence[str], mapping: dict[Column, int]) -> dict[Column, str]:
    """A row's cells by what their column holds."""
    return {column: row[index] if index < len(row) else "" for column, index in mapping.items()}


def counts_by_state(batch: IntakeBatch) -> dict[str, int]:
    """How many rows stand in each state; those above the table do not count."""
    rows = batch.rows.exclude(state=RowState.OUTSIDE).order_by().values("state").annotate(count=models.Count("pk"))
    return dict(rows.values_list("state", "count"))


def known_keys(keys: Iterable[uuid.UUID]) -> set[uuid.UUID]:
    """Those of `keys` under which something came in before, whichever way it took."""
    known: set[uuid.UUID] = set()
    for some in _chunks(keys):
        opinions = Opinion.objects.filter(submission_key__in=some).order_by()
        cases = SealedCase.objects.filter(submission_key__in=some).order_by()
        known.update(key for key in opinions.values_list("submission_key", flat=True) if key)
        known.update(cases.values_list("submission_key", flat=True))
    return known


@dataclass(frozen=True, slots=True)
class Collected:
    """Who brought the opinion in, beside who said it."""

    collector: str
    on: date | None
    field_name: str
    original: str


def collected_for(opinion: Opinion) -> Collected | None:
    """How an opinion out of a table was collected; None for any other opinion. At most two queries."""
    by_key = models.Q(key=opinion.submission_key, state=RowState.IMPORTED) if opinion.submission_key else models.Q()
    found = IntakeRow.objects.filter(models.Q(opinion=opinion) | by_key).select_related("batch")
    row = found.order_by("-opinion_id").first()
    if row is None:
        return None
    names = Topic.objects.filter(code=row.field_code).values_list("name", flat=True) if row.field_code else []
    return Collected(row.batch.collector, row.collected_on, next(iter(names), ""), row.original)


def _chunks(keys: Iterable[uuid.UUID]) -> Iterator[list[uuid.UUID]]:
    left = iter(keys)
    while some := list(islice(left, _AT_ONCE)):
        yield some
