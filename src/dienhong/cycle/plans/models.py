"""The year's plan as a record: the text that came, the structure that was read from it, its duties."""

from django.db import models

from dienhong.civic.documents.models import Dossier, OfficialDocument
from dienhong.civic.people.models import User
from dienhong.cycle.plans.states import PaperKind, PlanState
from dienhong.engines.files.models import StoredFile
from dienhong.engines.tenancy.models import CommuneOwned


class PlanSystem(models.TextChoices):
    STATE = "state", "Chính quyền"
    PARTY = "party", "Đảng"


class Plan(CommuneOwned):
    """`content` is the reader's JSON object, as corrected by a person; `source_text` is what its spans point into."""

    year = models.PositiveSmallIntegerField("năm")
    system = models.CharField("hệ thống", max_length=5, choices=PlanSystem.choices, default=PlanSystem.STATE)
    title = models.CharField("trích yếu", max_length=300)
    number = models.CharField("số", max_length=20, blank=True, default="")
    symbol = models.CharField("ký hiệu", max_length=40, blank=True, default="")
    issued_on = models.DateField("ngày ban hành", null=True, blank=True)
    state = models.CharField(max_length=10, choices=PlanState.choices, default=PlanState.DRAFT)
    content = models.JSONField(default=dict)
    spans = models.JSONField(default=dict)
    source_text = models.TextField(blank=True, default="")
    source_file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, null=True, related_name="plans")
    created_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "year", "system"],
                condition=models.Q(state=PlanState.ISSUED),
                name="one_plan_in_force_a_year",
            )
        ]
        ordering = ["-year", "-created_at"]

    def __str__(self) -> str:
        return self.title

    @property
    def reference(self) -> str:
        """Number and symbol, such as 15/KH-UBND; empty while there is no number."""
        joint = "-" if self.system == PlanSystem.PARTY else "/"
        return f"{self.number}{joint}{self.symbol}" if self.number and self.symbol else ""


class PlanPaper(CommuneOwned):
    """A document that was drafted from the plan's record."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="papers")
    paper = models.CharField(max_length=6, choices=PaperKind.choices)
    document = models.OneToOneField(OfficialDocument, on_delete=models.PROTECT, related_name="plan_paper")


class Duty(CommuneOwned):
    """One task of the plan: who does what, by when."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="duties")
    position = models.PositiveSmallIntegerField()
    who = models.CharField(max_length=300)
    what = models.TextField()
    due_kind = models.CharField(max_length=10, default="none")
    due_value = models.CharField(max_length=120, blank=True, default="")
    offset_days = models.SmallIntegerField(null=True)
    basis = models.CharField(max_length=40, blank=True, default="")

    class Meta:
        ordering = ["position"]
