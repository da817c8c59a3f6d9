"""What follows from the register's events: each fetches by id and calls one function."""

from django.conf import settings

from dienhong.cycle.opinions import notices
from dienhong.cycle.opinions.actions.suggest import suggest_for
from dienhong.cycle.opinions.models import Opinion
from dienhong.engines.jobs.once import job
from dienhong.engines.journal.models import Entry


@job
def suggest(entry_id: int) -> None:
    """Propose what a new opinion is about; a model that cannot be read is told to the administrator."""
    entry = Entry.objects.get(pk=entry_id)
    for version in suggest_for(entry.subject_id, models_root=settings.MODELS):
        notices.tell_of_damaged_model(version, now=entry.at)


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
