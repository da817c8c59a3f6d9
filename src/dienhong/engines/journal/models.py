"""The journal's tables. Entries are only ever added: triggers on both databases refuse the rest."""

from django.db import models

from dienhong.engines.tenancy.models import CommuneOwned


class ChainHead(CommuneOwned):
    """The end of a commune's chain: locked while an entry is added, so that numbers have no gap."""

    number = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=64, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commune"], name="one_chain_a_commune")]


class Entry(CommuneOwned):
    """One event: who did what to which record, when. Holds no personal data of citizens."""

    number = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    actor_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(max_length=200)
    verb = models.CharField(max_length=60)
    subject = models.CharField(max_length=30)
    subject_id = models.BigIntegerField()
    details = models.JSONField(default=dict)
    previous_digest = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commune", "number"], name="entry_number_once")]
        indexes = [models.Index(fields=["commune", "subject", "subject_id", "number"], name="entry_of_subject")]
        ordering = ["number"]
