"""The dry run of the retention rules, and their execution in chunks: stopped anywhere, it is simply run again."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import models, transaction

from dienhong.cycle.privacy.events import RetentionApplied
from dienhong.cycle.privacy.expiring import EXPIRING
from dienhong.cycle.privacy.keeping import KeepingRule, keeping_rules
from dienhong.cycle.privacy.permissions import may_apply_retention, may_see_retention
from dienhong.engines.journal.record import record
from dienhong.kernel.actors import Actor


@dataclass(frozen=True, slots=True)
class Due:
    """How many rows of a rule have been kept long enough, and since when the oldest of them stands here."""

    rule: KeepingRule
    count: int
    oldest: datetime | None


def dry_run(actor: Actor, *, now: datetime) -> list[Due]:
    """Every rule with its count in the current commune; changes nothing."""
    may_see_retention(actor).require()
    return [_due(rule, now) for rule in keeping_rules().values()]


def apply_rule(actor: Actor, rule: KeepingRule, *, folder: Path, chunk: int, now: datetime) -> Iterator[int]:
    """End what `rule` means, `chunk` rows a transaction, with an event each; gives the size of each chunk.

    `folder` holds stored files. A rule that only reports does nothing.
    """
    may_apply_retention(actor).require()
    while rule.act != "report":
        ended = _apply_chunk(actor, rule, folder, chunk, now)
        if not ended:
            return
        yield ended


@transaction.atomic
def _apply_chunk(actor: Actor, rule: KeepingRule, folder: Path, chunk: int, now: datetime) -> int:
    expiring = EXPIRING[rule.key]
    ids = list(expiring.find(rule.cutoff(now)).order_by("pk").values_list("pk", flat=True)[:chunk])
    if ids:
        expiring.end(ids, folder, now)
        record(actor, RetentionApplied(subject_id=actor.commune_id, rule=rule.key, row_count=len(ids)), now)
    return len(ids)


def _due(rule: KeepingRule, now: datetime) -> Due:
    expiring = EXPIRING[rule.key]
    found = expiring.find(rule.cutoff(now)).order_by()
    told = found.aggregate(rows=models.Count("pk"), oldest=models.Min(expiring.moment))
    return Due(rule, told["rows"], told["oldest"])
