"""What follows from the events of tables: the next chunk, in the name of whose table it is."""

import secrets

from django.conf import settings
from django.utils import timezone

from dienhong.civic.people.queries import actor_for
from dienhong.cycle.intake.actions.run import continue_import
from dienhong.cycle.intake.actions.undo import continue_undo
from dienhong.cycle.intake.models import IntakeBatch, IntakeRow
from dienhong.engines.jobs.once import job
from dienhong.engines.journal.models import Entry
from dienhong.engines.secrets.seal import Seal
from dienhong.engines.tenancy.scope import current_commune_id
from dienhong.kernel.actors import Actor


@job
def import_chunk(entry_id: int) -> None:
    """The next rows, which ask for those after them by their own event."""
    entry = Entry.objects.get(pk=entry_id)
    continue_import(
        _owner(entry.subject_id),
        entry.subject_id,
        seen_round=entry.details["round"],
        seal=Seal(settings.SEALED_KEYS),
        random=secrets.randbelow,
        now=timezone.now(),  # not the event's: a table takes minutes, and each opinion is received at its own time
    )


@job
def undo_chunk(entry_id: int) -> None:
    """The next rows to take back."""
    entry = Entry.objects.get(pk=entry_id)
    continue_undo(
        _owner(entry.subject_id),
        entry.subject_id,
        seen_round=entry.details["round"],
        after=entry.details["after"],
        now=timezone.now(),
    )


@job
def forget_words(entry_id: int) -> None:
    """An opinion that turned out to be a denunciation leaves no words in the table that it came with."""
    IntakeRow.objects.filter(opinion_id=Entry.objects.get(pk=entry_id).subject_id).update(original="")


def _owner(batch_id: int) -> Actor:
    """Whose table it is, with the rights of today: none when the person holds no role any more."""
    user = IntakeBatch.objects.select_related("created_by").get(pk=batch_id).created_by
    today = timezone.localdate()
    return actor_for(user, today) or Actor(commune_id=current_commune_id(), name=user.full_name, user_id=user.pk)
