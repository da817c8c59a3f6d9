"""Who stands how on the list of a case; how it came to that is in the case's log."""

from django.db import models

from dienhong.civic.people.models import User
from dienhong.civic.sealed.models.case import SealedCase
from dienhong.civic.sealed.states import Standing
from dienhong.engines.tenancy.models import CommuneOwned


class CaseAccess(CommuneOwned):
    """One person and one case. The reason is sealed in the log: the table does not say who is accused."""

    case = models.ForeignKey(SealedCase, on_delete=models.PROTECT, related_name="access")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    standing = models.CharField(max_length=8, choices=Standing.choices)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "user"], name="sealed_standing_once")]
