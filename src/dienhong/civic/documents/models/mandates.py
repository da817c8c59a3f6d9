"""Who may sign, and by which right."""

from django.db import models

from dienhong.civic.documents.kinds import Manner
from dienhong.civic.documents.models.choices import SYSTEMS, as_system
from dienhong.civic.documents.rules import MANNER_LABELS, Authority
from dienhong.civic.people.models import User
from dienhong.engines.tenancy.models import CommuneOwned


class Mandate(CommuneOwned):
    """By which right a person signs. `head` and `collective`: in whose name; `valid_to`: the first day after."""

    holder = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name="người ký")
    system = models.CharField(max_length=5, choices=SYSTEMS, default="state")
    manner = models.CharField("cách ký", max_length=6, choices=[(m.value, MANNER_LABELS[m]) for m in Manner])
    post = models.CharField("chức vụ", max_length=120)
    head = models.CharField("ký thay cho", max_length=120, blank=True, default="")
    collective = models.CharField("thay mặt", max_length=160, blank=True, default="")
    kinds = models.JSONField("loại văn bản", default=list, blank=True)
    basis = models.CharField("văn bản ủy quyền, quy chế", max_length=200, blank=True, default="")
    note = models.CharField("ghi chú", max_length=300, blank=True, default="")
    valid_from = models.DateField("từ ngày")
    valid_to = models.DateField("đến trước ngày", null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_to=None) | models.Q(valid_to__gt=models.F("valid_from")),
                name="mandate_ends_after_start",
            ),
            models.CheckConstraint(
                condition=~models.Q(manner=Manner.TUQ.value)
                | (~models.Q(basis="") & models.Q(valid_to__isnull=False, system="state")),
                name="authorisation_written_and_limited",
            ),
            models.CheckConstraint(
                condition=~models.Q(manner=Manner.TL.value) | ~models.Q(basis=""), name="order_stands_in_regulation"
            ),
        ]
        ordering = ["valid_from", "pk"]

    def authority(self) -> Authority:
        """What the rules need of it."""
        return Authority(
            system=as_system(self.system),
            manner=Manner(self.manner),
            post=self.post,
            head=self.head,
            collective=self.collective,
            basis=self.basis,
            valid_from=self.valid_from,
            valid_to=self.valid_to,
            kinds=tuple(self.kinds),
        )
