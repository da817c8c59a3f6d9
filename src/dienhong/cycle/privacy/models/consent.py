"""What a sender agreed to."""

from django.db import models

from dienhong.civic.people.models import User
from dienhong.cycle.opinions.models import Opinion
from dienhong.cycle.opinions.states import Channel
from dienhong.cycle.privacy.states import Purpose
from dienhong.engines.tenancy.models import CommuneOwned


class Consent(CommuneOwned):
    """One purpose, agreed to in the words of `wording` (`consent.toml`), by which channel, until withdrawn."""

    opinion = models.ForeignKey(Opinion, on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=12, choices=Purpose.choices)
    wording = models.CharField(max_length=20)
    given_at = models.DateTimeField()
    channel = models.CharField(max_length=14, choices=Channel.choices)
    entered_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["opinion", "purpose"], name="consent_purpose_once")]
        ordering = ["pk"]
