"""The one way in which an opinion moves: by the table, compare-and-set of state and version, with its event."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from dienhong.cycle.opinions.concerned import require_open_to
from dienhong.cycle.opinions.models import Opinion
from dienhong.cycle.opinions.states import OPINION_FLOW, OpinionState
from dienhong.engines.journal.record import record
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing, Overtaken
from dienhong.kernel.events import Event


@dataclass
class Move:
    """A move in progress: the opinion as it was, what will be set, what will be recorded."""

    opinion: Opinion
    changes: dict[str, Any] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)

    def set(self, **changes: Any) -> None:
        """Columns to set together with the state."""
        self.changes |= changes

    def record(self, event: Event) -> None:
        """An event to record together with the state."""
        self.events.append(event)


@contextmanager
def moving(
    actor: Actor, opinion_id: int, step_name: str, *, seen_version: int | None = None, now: datetime
) -> Iterator[Move]:
    """Take step `step_name` when the block ends without an exception, all in one transaction.

    `seen_version` is the `Opinion.version` on the person's page, None where the step does not depend on what they saw.
    Raises `Missing` (also for an official whom the opinion is about), `Refused` (the flow forbids it) or `Overtaken`
    (somebody moved it meanwhile).
    """
    with transaction.atomic():
        opinion = Opinion.objects.filter(pk=opinion_id).first()
        if opinion is None:
            raise Missing
        require_open_to(actor, opinion_id)
        step = OPINION_FLOW.require(step_name, OpinionState(opinion.state))
        if seen_version is not None and seen_version != opinion.version:
            raise Overtaken
        move = Move(opinion)
        yield move
        waiting = Opinion.objects.filter(pk=opinion_id, state=opinion.state, version=opinion.version)
        if not waiting.update(state=step.target, version=opinion.version + 1, **move.changes):
            raise Overtaken
        for event in move.events:
            record(actor, event, now)
