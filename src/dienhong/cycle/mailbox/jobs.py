"""What follows from the register's events for its letters."""

from dienhong.cycle.mailbox.models import Mail
from dienhong.cycle.opinions.mailing import tell_received
from dienhong.engines.jobs.once import job
from dienhong.engines.journal.models import Entry


@job
def forget_words(entry_id: int) -> None:
    """An opinion that turned out to be a denunciation leaves no letter behind."""
    Mail.objects.filter(opinion_id=Entry.objects.get(pk=entry_id).subject_id).delete()


@job
def acknowledge(entry_id: int) -> None:
    """The answer that a registered letter is entered, in the thread of that letter."""
    entry = Entry.objects.get(pk=entry_id)
    mail = Mail.objects.select_related("opinion").filter(pk=entry.subject_id).first()
    if mail is not None and mail.opinion is not None:
        tell_received(mail.opinion, now=entry.at, in_reply_to=mail.message_id)
