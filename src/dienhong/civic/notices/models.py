"""Short messages to officials: what waits for them and why."""

from django.db import models

from dienhong.civic.people.models import User
from dienhong.engines.tenancy.models import CommuneOwned


class Notice(CommuneOwned):
    """One message to one person. `key` makes sending idempotent; `subject` says which page it leads to.

    `is_forwarded`: it was put into the outbox too.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="notices")
    key = models.CharField(max_length=120)
    text = models.CharField(max_length=300)
    subject = models.CharField(max_length=30)
    subject_id = models.BigIntegerField()
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    is_forwarded = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commune", "user", "key"], name="notice_sent_once")]
        indexes = [
            models.Index(fields=["commune", "user", "read_at", "-created_at"], name="notice_unread"),
            models.Index(fields=["commune", "user"], condition=models.Q(is_forwarded=False), name="notice_to_forward"),
        ]
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.text
