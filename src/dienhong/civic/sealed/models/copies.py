"""The copy that may be passed on: without the sender, written and approved by a person, sealed too."""

from django.db import models

from dienhong.civic.people.models import User
from dienhong.civic.sealed.models.case import SealedCase
from dienhong.engines.secrets.fields import SealedField
from dienhong.engines.tenancy.models import CommuneOwned


class RedactedCopy(CommuneOwned):
    """One a case. `version` grows with each change; a change takes the approval away."""

    case = models.OneToOneField(SealedCase, on_delete=models.PROTECT, related_name="redacted")
    sealed = SealedField()
    version = models.PositiveIntegerField(default=1)
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    approved_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField(null=True)
