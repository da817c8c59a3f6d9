"""Counters by window. The key is a keyed hash: no address of a person is stored."""

from django.db import models


class Tally(models.Model):
    """How many tries a key had in the window that starts at `window` (a multiple of the limit's length)."""

    key = models.CharField(max_length=64)
    window = models.BigIntegerField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "window"], name="one_tally_a_window")]
