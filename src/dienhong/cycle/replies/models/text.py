"""The texts that a reply had or was to have, so that nothing typed is lost."""

from django.db import models

from dienhong.civic.people.models import User
from dienhong.cycle.replies.models.reply import Reply
from dienhong.engines.tenancy.models import CommuneOwned


class ReplyText(CommuneOwned):
    """One text. `version` is the reply's version that it became, None where it came too late and stands beside it.

    `client_id` names one sending, so that a repeated one takes effect once. `settled`: nobody has to choose any more.
    """

    reply = models.ForeignKey(Reply, on_delete=models.CASCADE, related_name="texts")
    client_id = models.UUIDField(null=True)
    version = models.PositiveIntegerField(null=True)
    text = models.TextField()
    legal_basis = models.TextField(blank=True, default="")
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    saved_at = models.DateTimeField()
    settled = models.BooleanField(default=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commune", "client_id"], name="reply_text_once")]
        ordering = ["-pk"]
