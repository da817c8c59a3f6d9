"""What people decided where the machine had proposed: what models learn from, and how often the machine was right."""

from django.db import models

from dienhong.cycle.learning.states import Aspect
from dienhong.cycle.opinions.models import Opinion
from dienhong.engines.tenancy.models import CommuneOwned


class Correction(CommuneOwned):
    """The newest decision about one aspect of an opinion, a confirmation when it equals `proposed`.

    No words: the text stays in the opinion and is read there when a model is trained.
    """

    opinion = models.ForeignKey(Opinion, on_delete=models.CASCADE, related_name="corrections")
    aspect = models.CharField(max_length=10, choices=Aspect.choices)
    proposed = models.CharField(max_length=10, blank=True)
    decided = models.CharField(max_length=10)
    score = models.FloatField()
    model_version = models.CharField(max_length=60, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["opinion", "aspect"], name="correction_once")]
        indexes = [models.Index(fields=["commune", "aspect", "at"], name="correction_by_month")]
