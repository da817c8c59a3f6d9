"""A commune's own, stricter time limits."""

from django.db import models

from dienhong.engines.tenancy.models import CommuneOwned


class LocalLimit(CommuneOwned):
    """Replaces the amount of one rule in this commune, with the local document that says so.

    With `kind` or `field` (codes of the register) for opinions of that kind or leading field alone.
    """

    rule = models.SlugField(max_length=40)
    kind = models.CharField(max_length=10, blank=True, default="")
    field = models.CharField(max_length=10, blank=True, default="")
    amount = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commune", "rule", "kind", "field"], name="local_limit_once")]
