"""Hundreds of documents issued in one go."""

from django.db import models

from dienhong.civic.documents.models.outgoing import OfficialDocument
from dienhong.civic.documents.states import BatchState, ItemState
from dienhong.civic.people.models import User
from dienhong.engines.tenancy.models import CommuneOwned


class IssueBatch(CommuneOwned):
    """Hundreds of documents issued one after the other. `round` counts its runs; chunks of an older run do nothing."""

    title = models.CharField(max_length=200)
    state = models.CharField(max_length=7, choices=BatchState.choices, default=BatchState.RUNNING)
    round = models.PositiveIntegerField(default=1)
    day = models.DateField("ngày văn bản")
    started_at = models.DateTimeField()
    started_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")


class BatchItem(CommuneOwned):
    """One document of a batch, in its place; a document is in one batch only."""

    batch = models.ForeignKey(IssueBatch, on_delete=models.PROTECT, related_name="items")
    position = models.PositiveIntegerField()
    document = models.OneToOneField(OfficialDocument, on_delete=models.PROTECT, related_name="batch_item")
    state = models.CharField(max_length=7, choices=ItemState.choices, default=ItemState.WAITING)
    refusal = models.CharField(max_length=500, blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commune", "batch", "position"], name="batch_place_once")]
        indexes = [models.Index(fields=["commune", "batch", "state", "position"], name="batch_item_waiting")]
        ordering = ["position"]
