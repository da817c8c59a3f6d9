"""What a dialogue needs and costs."""

from decimal import Decimal

from django.db import models

from dienhong.cycle.dialogues.models.dialogue import Dialogue
from dienhong.cycle.dialogues.states import BudgetKind
from dienhong.engines.tenancy.models import CommuneOwned


class BudgetLine(CommuneOwned):
    """One thing that is provided or paid: planned as `quantity` × `unit_price`, `spent` once it is known (đồng)."""

    dialogue = models.ForeignKey(Dialogue, on_delete=models.CASCADE, related_name="budget")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=8, choices=BudgetKind.choices)
    name = models.CharField(max_length=200)
    unit_name = models.CharField(max_length=40, blank=True, default="")
    quantity = models.DecimalField(max_digits=9, decimal_places=2)
    unit_price = models.BigIntegerField(default=0)
    spent = models.BigIntegerField(null=True)
    remark = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def planned(self) -> int:
        """In whole đồng, halves upwards."""
        return int((self.quantity * self.unit_price).quantize(Decimal(1), rounding="ROUND_HALF_UP"))
