"""The rows of the minutes, as the secretary types them."""

from django.db import models

from dienhong.cycle.conference.models.agenda import AgendaStep
from dienhong.cycle.conference.models.conference import Conference
from dienhong.cycle.conference.models.turn import Turn
from dienhong.cycle.conference.states import RowKind
from dienhong.engines.tenancy.models import CommuneOwned


class MinutesRow(CommuneOwned):
    """One row. `version` rises with each saving; a saving on an older version goes to `RowText` and overwrites nothing.

    `speaker` is who said it where it is no turn of the queue, such as a responder.
    """

    conference = models.ForeignKey(Conference, on_delete=models.CASCADE, related_name="rows")
    key = models.UUIDField()
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=RowKind.choices)
    step = models.ForeignKey(AgendaStep, on_delete=models.PROTECT, null=True, related_name="rows")
    turn = models.ForeignKey(Turn, on_delete=models.PROTECT, null=True, related_name="rows")
    speaker = models.CharField(max_length=160, blank=True, default="")
    text = models.TextField(blank=True, default="")
    said_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)
    taken_back = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["commune", "key"], name="minutes_row_once"),
            models.UniqueConstraint(fields=["conference", "number"], name="minutes_row_in_order"),
        ]
        ordering = ["number"]


class RowText(CommuneOwned):
    """Every text that a row had or was to have, so that nothing typed is lost.

    `version` is the one it became, or None while it waits beside another text for a person to choose.
    """

    row = models.ForeignKey(MinutesRow, on_delete=models.CASCADE, related_name="texts")
    client_id = models.UUIDField()
    version = models.PositiveIntegerField(null=True)
    seen_version = models.PositiveIntegerField()
    text = models.TextField()
    by_name = models.CharField(max_length=160)
    at = models.DateTimeField()
    settled = models.BooleanField(default=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commune", "client_id"], name="row_text_once")]
        ordering = ["pk"]
