"""Opinions that went to another body or another procedure, until that body has answered."""

from django.db import models

from dienhong.civic.people.models import User
from dienhong.cycle.opinions.models.opinion import Opinion
from dienhong.engines.tenancy.models import CommuneOwned


class TransferTrack(CommuneOwned):
    """To which body, by which way (`routes.toml`), and what came back. `public_text` is what the sender reads of it."""

    opinion = models.ForeignKey(Opinion, on_delete=models.CASCADE, related_name="transfers")
    route = models.CharField(max_length=30)
    body = models.CharField(max_length=200)
    reason = models.TextField(blank=True, default="")
    sent_on = models.DateField()
    sent_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    expected_on = models.DateField()
    remind_on = models.DateField(null=True)
    reminded_count = models.PositiveSmallIntegerField(default=0)
    heard_on = models.DateField(null=True)
    outcome = models.TextField(blank=True, default="")
    public_text = models.TextField(blank=True, default="")

    class Meta:
        indexes = [models.Index(fields=["commune", "heard_on", "expected_on"], name="transfer_awaited")]
        ordering = ["-sent_on", "-pk"]

    def __str__(self) -> str:
        return self.body
