"""A conference that was carried to the laptop in the hall and back: which row is which, and what both sides changed."""

from django.db import models

from dienhong.cycle.conference.models.conference import Conference
from dienhong.engines.tenancy.models import CommuneOwned


class CarriedRow(CommuneOwned):
    """A row that came from another installation. `far` is its id there ("mark:id"), `near` its id here.

    `table` is a word of `packages.tables`; rows that were made here need no entry.
    """

    table = models.CharField(max_length=20)
    far = models.CharField(max_length=60)
    near = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commune", "table", "far"], name="carried_row_once")]
        indexes = [models.Index(fields=["commune", "table", "near"], name="carried_row_here")]


class Clash(CommuneOwned):
    """One value that was changed here while the conference was carried, and in the hall: what the hall wrote holds,
    what stood here is kept. `table` and `row` name the row here."""

    conference = models.ForeignKey(Conference, on_delete=models.CASCADE, related_name="clashes")
    table = models.CharField(max_length=20)
    row = models.BigIntegerField()
    column = models.CharField(max_length=40)
    here = models.JSONField(null=True)
    there = models.JSONField(null=True)
    found_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
