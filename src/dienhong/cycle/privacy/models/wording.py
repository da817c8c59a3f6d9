"""Public wordings: every version that a person approved."""

from django.db import models

from dienhong.civic.people.models import User
from dienhong.cycle.replies.models import Reply
from dienhong.engines.tenancy.models import CommuneOwned


class PublicWording(CommuneOwned):
    """One approved version of question and answer; in force until it is taken back or replaced.

    `decisions` holds what was kept or hidden, by the keys of `rules.Find`: no words.
    """

    reply = models.ForeignKey(Reply, on_delete=models.PROTECT, related_name="wordings")
    version = models.PositiveIntegerField()
    question = models.TextField()
    answer = models.TextField()
    decisions = models.JSONField(default=dict)
    confirmed = models.BooleanField(default=False)
    approved_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField()
    taken_back_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    taken_back_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=500, blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["reply", "version"], name="wording_version_once")]
        ordering = ["-version"]
