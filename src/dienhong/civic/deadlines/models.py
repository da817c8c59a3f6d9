"""A commune's own, stricter time limits."""

from django.db import models

from dienhong.engines.tenancy.models import CommuneOwned


class LocalLimit(CommuneOwned):
    """Replaces the amount of one rule in this commune, with the local document that says so."""

    rule = models.SlugField(max_length=40)
    amount = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commune", "rule"], name="local_limit_once")]
