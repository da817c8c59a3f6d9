"""What was done with a case and who looked at it. Rows are only ever added: triggers refuse the rest.

What people typed is sealed; only the rotation of keys may replace that one column.
"""

from django.db import models

from dienhong.civic.people.models import User
from dienhong.civic.sealed.models.case import SealedCase
from dienhong.civic.sealed.states import Deed, LookReason, Shown
from dienhong.engines.secrets.fields import SealedField
from dienhong.engines.tenancy.models import CommuneOwned


class CaseEntry(CommuneOwned):
    """One deed. `by` is None for what the product did at once; `on` is the day that the deed speaks of."""

    case = models.ForeignKey(SealedCase, on_delete=models.PROTECT, related_name="entries")
    at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    deed = models.CharField(max_length=16, choices=Deed.choices)
    person = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    on = models.DateField(null=True)
    sealed = SealedField()

    class Meta:
        ordering = ["pk"]


class Look(CommuneOwned):
    """One look: who, when, why, what was shown."""

    case = models.ForeignKey(SealedCase, on_delete=models.PROTECT, related_name="looks")
    at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=8, choices=LookReason.choices)
    shown = models.CharField(max_length=8, choices=Shown.choices)
    sealed = SealedField()

    class Meta:
        ordering = ["pk"]
