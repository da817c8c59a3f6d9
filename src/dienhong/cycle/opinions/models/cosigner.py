"""Who signed an opinion together with its sender."""

from django.db import models

from dienhong.cycle.opinions.models.opinion import Opinion
from dienhong.engines.tenancy.models import CommuneOwned


class Cosigner(CommuneOwned):
    """One more name under the same text: read only by those who may see contacts; everybody sees only the count."""

    opinion = models.ForeignKey(Opinion, on_delete=models.CASCADE, related_name="cosigners")
    name = models.CharField(max_length=160)
    place = models.CharField(max_length=160, blank=True, default="")
    phone = models.CharField(max_length=20, blank=True, default="")

    class Meta:
        ordering = ["pk"]
