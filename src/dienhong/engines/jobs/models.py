"""What has been done already."""

from django.db import models

from dienhong.engines.tenancy.models import CommuneOwned


class Receipt(CommuneOwned):
    """Written in the transaction of a job's effect, so that a second run finds it and does nothing."""

    job = models.CharField(max_length=120)
    entry_id = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commune", "job", "entry_id"], name="job_done_once")]
