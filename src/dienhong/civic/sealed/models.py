"""What may be a denunciation: in its own table, encrypted with its own key, in no index and no search."""

from django.db import models

from dienhong.civic.sealed.states import SealedState
from dienhong.engines.tenancy.models import CommuneOwned


class SealedCase(CommuneOwned):
    """The words and the sender, sealed as JSON. `code` is the sender's; `rule` says what raised suspicion."""

    code = models.CharField(max_length=20)
    submission_key = models.UUIDField()
    sealed = models.BinaryField()
    rule = models.CharField(max_length=80)
    state = models.CharField(max_length=12, choices=SealedState.choices, default=SealedState.SUSPECTED)
    received_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["commune", "code"], name="sealed_code_once"),
            models.UniqueConstraint(fields=["commune", "submission_key"], name="sealed_submitted_once"),
        ]
        ordering = ["-received_at"]
