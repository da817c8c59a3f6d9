"""Who is to answer an opinion."""

from django.db import models

from dienhong.civic.communes.models import Unit
from dienhong.civic.people.models import User
from dienhong.cycle.opinions.models.opinion import Opinion
from dienhong.engines.tenancy.models import CommuneOwned


class Assignment(CommuneOwned):
    """Which unit was to answer, since when, until when; the newest one counts."""

    opinion = models.ForeignKey(Opinion, on_delete=models.CASCADE, related_name="assignments")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT)
    note = models.TextField(blank=True, default="")
    due_date = models.DateField()
    assigned_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    assigned_at = models.DateTimeField()

    class Meta:
        ordering = ["-assigned_at", "-pk"]
