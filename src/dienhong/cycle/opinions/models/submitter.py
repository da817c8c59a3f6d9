"""Who sent an opinion."""

from django.db import models

from dienhong.civic.people.models import User
from dienhong.cycle.opinions.models.opinion import Opinion
from dienhong.engines.tenancy.models import CommuneOwned


class Submitter(CommuneOwned):
    """Who sent it, as far as they told: read only by those who may see contacts."""

    opinion = models.OneToOneField(Opinion, on_delete=models.CASCADE, related_name="submitter")
    name = models.CharField(max_length=160, blank=True, default="")
    phone = models.CharField(max_length=20, blank=True, default="")
    email = models.EmailField(blank=True, default="")
    consented_at = models.DateTimeField(null=True)
    entered_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
