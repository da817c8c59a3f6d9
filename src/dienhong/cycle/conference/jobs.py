"""What follows when a conference is closed: each fetches by id and calls one function."""

import secrets

from django.conf import settings

from dienhong.cycle.conference import notices
from dienhong.cycle.conference.actions.ending import follow_up
from dienhong.cycle.conference.actions.settling import Tools
from dienhong.cycle.conference.models import Conference
from dienhong.engines.jobs.once import job
from dienhong.engines.journal.models import Entry
from dienhong.engines.secrets.seal import Seal
from dienhong.kernel.actors import system


def tools() -> Tools:
    """What settling needs from this installation."""
    return Tools(Seal(settings.SEALED_KEYS), secrets.randbelow, settings.FILES, settings.MODELS)


@job
def settle(entry_id: int) -> None:
    """The turns of a closed conference stand in the register, the dialogue counts as held, corrections are taken.

    Not on a laptop in the hall: the register stands on the server, which does it when the record comes back.
    """
    if settings.HALL:
        return
    entry = Entry.objects.get(pk=entry_id)
    follow_up(system(entry.commune_id), entry.subject_id, tools=tools(), now=entry.at)


@job
def tell_correction(entry_id: int) -> None:
    entry = Entry.objects.get(pk=entry_id)
    conference = Conference.objects.select_related("dialogue").get(pk=entry.subject_id)
    notices.tell_of_correction(conference, key=f"correction:{entry_id}", now=entry.at)
