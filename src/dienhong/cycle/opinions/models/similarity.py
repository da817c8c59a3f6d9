"""Which opinions speak of the same thing: what the machine found, and what a person judged."""

from django.db import models

from dienhong.civic.people.models import User
from dienhong.cycle.opinions.models.opinion import Opinion
from dienhong.cycle.opinions.states import SimilarityJudgement, SimilarityLevel
from dienhong.engines.tenancy.models import CommuneOwned


class Similarity(CommuneOwned):
    """Two opinions, the earlier one in `a`. Judged pairs are kept: the engine learns from them."""

    a = models.ForeignKey(Opinion, on_delete=models.CASCADE, related_name="+")
    b = models.ForeignKey(Opinion, on_delete=models.CASCADE, related_name="+")
    level = models.CharField(max_length=8, choices=SimilarityLevel.choices)
    score = models.FloatField()
    model = models.CharField(max_length=40)
    found_at = models.DateTimeField()
    judgement = models.CharField(max_length=9, choices=SimilarityJudgement.choices, blank=True, default="")
    judged_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    judged_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["commune", "a", "b"], name="similar_once"),
            models.CheckConstraint(condition=models.Q(a__lt=models.F("b")), name="similar_in_order"),
        ]
        indexes = [models.Index(fields=["commune", "judgement", "-score", "-id"], name="similar_to_judge")]
        ordering = ["-score", "-pk"]
