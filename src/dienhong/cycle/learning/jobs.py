"""What follows from the register's events: each fetches by id and calls one function."""

from dienhong.cycle.learning.actions.noting import forget_decision, note_decision
from dienhong.cycle.learning.states import Aspect
from dienhong.engines.jobs.once import job
from dienhong.engines.journal.models import Entry


@job
def note_triage(entry_id: int) -> None:
    """The event says what was decided: a later triage has its own. What the machine sorted teaches it nothing."""
    entry = Entry.objects.get(pk=entry_id)
    if entry.actor_id is None:
        return
    told = entry.details
    decided = {Aspect.FIELD: told["fields"][0], Aspect.KIND: told["kind"], Aspect.URGENCY: str(told["urgency"])}
    note_decision(entry.subject_id, decided, now=entry.at)


@job
def forget_diverted(entry_id: int) -> None:
    """A denunciation teaches nothing."""
    forget_decision(Entry.objects.get(pk=entry_id).subject_id)
