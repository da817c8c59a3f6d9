"""Who sent an opinion."""

from django.db import models

from dienhong.civic.people.models import User
from dienhong.cycle.opinions.models.opinion import Opinion
from dienhong.cycle.opinions.states import SubmitterKind
from dienhong.engines.tenancy.models import CommuneOwned


class Submitter(CommuneOwned):
    """Who sent it, as far as they told: read only by those who may see contacts.

    `name` is a person: the sender, or who speaks for the signers or for `organisation`.
    """

    opinion = models.OneToOneField(Opinion, on_delete=models.CASCADE, related_name="submitter")
    kind = models.CharField(max_length=12, choices=SubmitterKind.choices, default=SubmitterKind.PERSON)
    organisation = models.CharField(max_length=200, blank=True, default="")
    name = models.CharField(max_length=160, blank=True, default="")
    phone = models.CharField(max_length=20, blank=True, default="")
    email = models.EmailField(blank=True, default="")
    consented_at = models.DateTimeField(null=True)
    entered_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
