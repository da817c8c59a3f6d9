"""The case itself: words and sender sealed, and the few dates that its clocks need."""

from django.db import models

from dienhong.civic.sealed.states import SealedState
from dienhong.engines.secrets.fields import SealedField
from dienhong.engines.tenancy.models import CommuneOwned


class SealedCase(CommuneOwned):
    """The words and the sender, sealed as JSON. `code` is the sender's; `rule` says what raised suspicion."""

    code = models.CharField(max_length=20)
    submission_key = models.UUIDField()
    sealed = SealedField()
    rule = models.CharField(max_length=80)
    state = models.CharField(max_length=12, choices=SealedState.choices, default=SealedState.SUSPECTED)
    received_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    # Until somebody has said who is accused, nobody beyond the petition officers may know of the case.
    accused_noted_at = models.DateTimeField(null=True)
    many_places = models.BooleanField(default=False)
    accepted_on = models.DateField(null=True)
    extensions = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["commune", "code"], name="sealed_code_once"),
            models.UniqueConstraint(fields=["commune", "submission_key"], name="sealed_submitted_once"),
        ]
        ordering = ["-received_at"]
