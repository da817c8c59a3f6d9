"""What senders ask about the data that is held about them, and what was corrected beside their words."""

from django.db import models

from dienhong.civic.people.models import User
from dienhong.cycle.opinions.models import Opinion
from dienhong.cycle.privacy.states import About, RequestKind, RequestState
from dienhong.engines.tenancy.models import CommuneOwned


class DataRequest(CommuneOwned):
    """One request under the code of `opinion`. `entered_by` is the official who wrote it down, None for the sender."""

    opinion = models.ForeignKey(Opinion, on_delete=models.CASCADE, related_name="data_requests")
    key = models.UUIDField()
    kind = models.CharField(max_length=10, choices=RequestKind.choices)
    text = models.TextField(blank=True, default="")
    received_at = models.DateTimeField()
    entered_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    acknowledge_by = models.DateField()
    due_date = models.DateField()
    state = models.CharField(max_length=10, choices=RequestState.choices, default=RequestState.RECEIVED)
    acknowledged_at = models.DateTimeField(null=True)
    handled_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    extension_reason = models.TextField(blank=True, default="")
    is_extended = models.BooleanField(default=False)
    answer = models.TextField(blank=True, default="")
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commune", "key"], name="data_request_once")]
        indexes = [models.Index(fields=["commune", "state", "due_date"], name="data_request_by_state")]
        ordering = ["due_date", "pk"]


class Amendment(CommuneOwned):
    """What the sender says is right, beside what was written: words that were sent are never changed."""

    opinion = models.ForeignKey(Opinion, on_delete=models.CASCADE, related_name="amendments")
    request = models.ForeignKey(DataRequest, on_delete=models.CASCADE, null=True, related_name="amendments")
    about = models.CharField(max_length=8, choices=About.choices)
    text = models.TextField(blank=True, default="")
    at = models.DateTimeField()
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["at", "pk"]
