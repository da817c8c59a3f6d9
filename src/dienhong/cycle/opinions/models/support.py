"""Units that help the one that answers."""

from django.db import models

from dienhong.civic.communes.models import Unit
from dienhong.civic.people.models import User
from dienhong.cycle.opinions.models.opinion import Opinion
from dienhong.engines.tenancy.models import CommuneOwned


class SupportingUnit(CommuneOwned):
    """What a unit was asked to contribute to another unit's reply, until when, and what it wrote."""

    opinion = models.ForeignKey(Opinion, on_delete=models.CASCADE, related_name="supports")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="supports")
    asked = models.TextField()
    due_date = models.DateField()
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField()
    answer = models.TextField(blank=True, default="")
    answered_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["opinion", "unit"], name="support_once_a_unit")]
        indexes = [models.Index(fields=["commune", "unit", "opinion"], name="support_of_unit")]
        ordering = ["asked_at", "pk"]

    def __str__(self) -> str:
        return str(self.unit)
