"""Keys of other systems, and what was answered under them."""

from django.db import models

from dienhong.civic.people.models import User
from dienhong.engines.tenancy.models import CommuneOwned


class ApiKey(CommuneOwned):
    """One system's key. `name` is the channel's name as officials see it; of the secret only the digest is kept."""

    name = models.CharField(max_length=120)
    prefix = models.CharField(max_length=10)
    digest = models.CharField(max_length=64)
    scopes = models.JSONField(default=list)
    expires_on = models.DateField()
    created_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    last_used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commune", "prefix"], name="api_key_prefix_once")]
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.name


class KeyAnswer(CommuneOwned):
    """What was answered to one `Idempotency-Key`, so that sending again gets the same answer.

    `body_digest` is keyed, so that nobody can try out texts against it.
    """

    key = models.ForeignKey(ApiKey, on_delete=models.PROTECT, related_name="answers")
    idempotency_key = models.CharField(max_length=64)
    body_digest = models.CharField(max_length=64)
    answer = models.JSONField(default=dict)
    code = models.CharField(max_length=20, blank=True, default="")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["commune", "key", "idempotency_key"], name="answered_once_a_key"),
        ]
        indexes = [models.Index(fields=["commune", "code"], name="key_answer_by_code")]
