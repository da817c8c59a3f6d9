"""What follows from the events of documents."""

from django.conf import settings
from django.utils import timezone

from dienhong.civic.documents.actions.batches import continue_batch
from dienhong.engines.jobs.once import job
from dienhong.engines.journal.models import Entry
from dienhong.kernel.actors import system


@job
def issue_chunk(entry_id: int) -> None:
    """The next chunk of a batch, which asks for the one after it by its own event."""
    entry = Entry.objects.get(pk=entry_id)
    continue_batch(
        system(entry.commune_id),
        entry.subject_id,
        seen_round=entry.details["round"],
        folder=settings.FILES,
        now=timezone.now(),  # not the event's: a batch takes minutes, and each document goes out at its own time
    )
