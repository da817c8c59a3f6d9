"""The address of a person's calendar: opened, and closed by opening another."""

from datetime import datetime

from django.db import transaction

from dienhong.cycle.dialogues.checklist import token_digest
from dienhong.cycle.dialogues.events import CalendarFeedOpened
from dienhong.cycle.dialogues.models import CalendarFeed
from dienhong.engines.journal.record import record
from dienhong.kernel.actors import Actor


@transaction.atomic
def open_calendar_feed(actor: Actor, *, token: str, now: datetime) -> CalendarFeed:
    """From now on `token` (long and unguessable) opens the person's duties; an earlier one no longer does."""
    values = {"digest": token_digest(token), "made_at": now}
    feed, _ = CalendarFeed.objects.update_or_create(user_id=actor.person_id, defaults=values)
    record(actor, CalendarFeedOpened(subject_id=actor.person_id), now)
    return feed
