"""What follows from events of opinions: each fetches by id and calls one function."""

from dienhong.cycle.opinions.models import Opinion
from dienhong.cycle.privacy.agreeing import note_consents
from dienhong.cycle.privacy.forgetting import forget_withheld
from dienhong.engines.jobs.once import job
from dienhong.engines.journal.models import Entry


@job
def keep_consents(entry_id: int) -> None:
    opinion = Opinion.objects.filter(pk=Entry.objects.get(pk=entry_id).subject_id).first()
    if opinion is not None:
        note_consents(opinion)


@job
def forget_diverted(entry_id: int) -> None:
    """Of what is withheld nothing stays here."""
    forget_withheld(Entry.objects.get(pk=entry_id).subject_id)
