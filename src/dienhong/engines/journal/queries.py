"""Reading the journal."""

from django.db import models

from dienhong.engines.journal.models import Entry


def entries_about(subject: str, subject_id: int) -> models.QuerySet[Entry]:
    """What happened to one record, oldest first."""
    return Entry.objects.filter(subject=subject, subject_id=subject_id).order_by("number")


def newest_entries() -> models.QuerySet[Entry]:
    return Entry.objects.order_by("-number")
