"""What follows from the register's events for its letters."""

from dienhong.cycle.mailbox.models import Mail
from dienhong.engines.jobs.once import job
from dienhong.engines.journal.models import Entry


@job
def forget_words(entry_id: int) -> None:
    """An opinion that turned out to be a denunciation leaves no letter behind."""
    Mail.objects.filter(opinion_id=Entry.objects.get(pk=entry_id).subject_id).delete()
