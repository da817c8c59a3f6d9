"""What follows from the register's events: each fetches by id and calls one function."""

from dienhong.cycle.opinions import notices
from dienhong.cycle.opinions.actions.suggest import suggest_for
from dienhong.cycle.opinions.models import Opinion
from dienhong.engines.jobs.once import job
from dienhong.engines.journal.models import Entry


@job
def suggest(entry_id: int) -> None:
    """Propose kind, fields and urgency for a new opinion."""
    suggest_for(Entry.objects.get(pk=entry_id).subject_id)


@job
def tell_assigned_unit(entry_id: int) -> None:
    entry = Entry.objects.get(pk=entry_id)
    opinion = Opinion.objects.get(pk=entry.subject_id)
    notices.tell_unit_of_assignment(opinion, key=f"assigned:{entry_id}", now=entry.at)


@job
def tell_reopened(entry_id: int) -> None:
    entry = Entry.objects.get(pk=entry_id)
    opinion = Opinion.objects.get(pk=entry.subject_id)
    notices.tell_of_reopening(opinion, key=f"reopened:{entry_id}", now=entry.at)


@job
def tell_of_sealed(entry_id: int) -> None:
    entry = Entry.objects.get(pk=entry_id)
    notices.tell_petition_officer(entry.subject_id, key=f"sealed:{entry_id}", now=entry.at)
