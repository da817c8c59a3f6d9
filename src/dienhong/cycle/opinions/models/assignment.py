"""Who is to answer an opinion."""

from django.db import models

from dienhong.civic.communes.models import Unit
from dienhong.civic.people.models import User
from dienhong.cycle.opinions.models.opinion import Opinion
from dienhong.cycle.opinions.states import HandBackCause
from dienhong.engines.tenancy.models import CommuneOwned


class Assignment(CommuneOwned):
    """Which unit was to answer, since when, until when; the newest one counts. A unit may hand it back."""

    opinion = models.ForeignKey(Opinion, on_delete=models.CASCADE, related_name="assignments")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT)
    note = models.TextField(blank=True, default="")
    due_date = models.DateField()
    assigned_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    assigned_at = models.DateTimeField()
    handed_back_at = models.DateTimeField(null=True)
    handed_back_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    hand_back_cause = models.CharField(max_length=20, choices=HandBackCause.choices, blank=True, default="")
    hand_back_note = models.TextField(blank=True, default="")

    class Meta:
        ordering = ["-assigned_at", "-pk"]
