"""Reminding by the ladder: unit, office, leaders; each step once for a due date, healed after an outage."""

from collections import defaultdict
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from dienhong.civic.deadlines.ladder import Rung, horizon, reached
from dienhong.cycle.opinions.events import OpinionEscalated
from dienhong.cycle.opinions.models import Escalation, Opinion
from dienhong.cycle.opinions.notices import tell_of_step
from dienhong.engines.journal.record import record
from dienhong.kernel.actors import Actor

_AT_ONCE = 500


def escalate_overdue(actor: Actor, *, now: datetime) -> int:
    """Take the highest step that has come for each open opinion; how many were taken.

    After days without a run only that step is told, the ones below it are written as passed. Several opinions that
    reach the same step at once make one notice a person, not many. Diverted opinions are in no open state.
    """
    today = timezone.localdate(now)
    due_soon = Opinion.objects.filter(is_open=True, due_date__lte=horizon(today)).order_by("due_date", "pk")
    told: dict[tuple[Rung, int | None], list[Opinion]] = defaultdict(list)
    with transaction.atomic():
        for opinion in due_soon.prefetch_related("escalations").iterator(chunk_size=_AT_ONCE):
            rung = _take(actor, opinion, now)
            if rung is not None:
                told[rung, opinion.unit_id if rung.to == "unit" else None].append(opinion)
        for (rung, unit_id), opinions in told.items():
            tell_of_step(rung, unit_id, opinions, now=now)
    return sum(map(len, told.values()))


def _take(actor: Actor, opinion: Opinion, now: datetime) -> Rung | None:
    if opinion.due_date is None:
        return None
    come = reached(opinion.due_date, timezone.localdate(now))
    taken = {row.step for row in opinion.escalations.all() if row.due_date == opinion.due_date}
    if come[-1].key in taken:
        return None
    for rung in come:
        if rung.key not in taken:
            Escalation.objects.create(opinion=opinion, due_date=opinion.due_date, step=rung.key, at=now)
    due_date = opinion.due_date.isoformat()
    record(actor, OpinionEscalated(subject_id=opinion.pk, step=come[-1].key, due_date=due_date), now)
    return come[-1]
