"""Reading the journal."""

from django.db import models

from dienhong.engines.journal.models import Entry


def entries_about(subject: str, subject_id: int) -> models.QuerySet[Entry]:
    """What happened to one record, oldest first."""
    return Entry.objects.filter(subject=subject, subject_id=subject_id).order_by("number")


def newest_entries(*, without: str) -> models.QuerySet[Entry]:
    """The journal from its end, without the subject `without`."""
    return Entry.objects.exclude(subject=without).order_by("-number")
