"""Many opinions treated in one go, row by row, so that each result is known and can be taken back."""

from django.db import models

from dienhong.civic.people.models import User
from dienhong.cycle.opinions.models.opinion import Opinion
from dienhong.cycle.opinions.states import BulkItemState, BulkTask
from dienhong.engines.tenancy.models import CommuneOwned


class BulkRun(CommuneOwned):
    """One task for many opinions. `choices` are what was filled in; `undoes` is the run that this one takes back."""

    task = models.CharField(max_length=8, choices=BulkTask.choices)
    choices = models.JSONField(default=dict)
    started_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    undoes = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="undone_by")


class BulkItem(CommuneOwned):
    """One opinion of a run: as it was when it was chosen, as it was before, why it was refused."""

    run = models.ForeignKey(BulkRun, on_delete=models.PROTECT, related_name="items")
    position = models.PositiveIntegerField()
    opinion = models.ForeignKey(Opinion, on_delete=models.PROTECT, related_name="+")
    seen_version = models.PositiveIntegerField()
    state = models.CharField(max_length=7, choices=BulkItemState.choices, default=BulkItemState.WAITING)
    refusal = models.CharField(max_length=500, blank=True, default="")
    before = models.JSONField(default=dict)
    version_after = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commune", "run", "position"], name="bulk_place_once")]
        ordering = ["position"]
