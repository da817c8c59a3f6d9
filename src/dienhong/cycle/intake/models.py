"""Tables that villages send in: the batch with its collector, and its rows as they were written."""

from django.db import models

from dienhong.civic.communes.models import Village
from dienhong.civic.people.models import User
from dienhong.cycle.dialogues.models import Dialogue
from dienhong.cycle.intake.states import BatchState, RowState
from dienhong.cycle.opinions.models import Opinion
from dienhong.cycle.opinions.states import Channel
from dienhong.engines.tenancy.models import CommuneOwned


class IntakeBatch(CommuneOwned):
    """One table. `collector` is who went from door to door: never the author of an opinion.

    `header_row` is the number of the header's row, 0 without one; `mapping` says which column (from 0) holds what.
    `round` rises with every start, stop and undo.
    """

    title = models.CharField(max_length=200)
    collector = models.CharField(max_length=160)
    channel = models.CharField(max_length=14, choices=Channel.choices, default=Channel.VILLAGE_HEAD)
    dialogue = models.ForeignKey(Dialogue, on_delete=models.PROTECT, null=True, related_name="+")
    village = models.ForeignKey(Village, on_delete=models.PROTECT, null=True, related_name="+")
    without_contacts = models.BooleanField(default=False)
    header_row = models.PositiveIntegerField(default=0)
    heading = models.JSONField(default=list)
    mapping = models.JSONField(default=dict)
    writing = models.CharField(max_length=10, default="unicode")
    remark = models.TextField(blank=True, default="")
    state = models.CharField(max_length=10, choices=BatchState.choices, default=BatchState.PREVIEW)
    round = models.PositiveIntegerField(default=1)
    undo_reason = models.TextField(blank=True, default="")
    created_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["commune", "created_by", "-created_at"], name="intake_newest")]


class IntakeRow(CommuneOwned):
    """One row. `cells` go when the row has become an opinion: from then on the register alone holds the words.

    `typed` are the cells in the letters of an old font; of them `original`, the text, stays beside the opinion, unless
    that is sealed.
    `code` is the sender's. `opinion` is empty for a row that took another way than the register.
    """

    batch = models.ForeignKey(IntakeBatch, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()
    cells = models.JSONField(default=list)
    typed = models.JSONField(default=list)
    original = models.TextField(blank=True, default="")
    state = models.CharField(max_length=10, choices=RowState.choices)
    key = models.UUIDField(null=True)
    faults = models.JSONField(default=dict)
    notes = models.JSONField(default=dict)
    code = models.CharField(max_length=20, blank=True, default="")
    opinion = models.OneToOneField(Opinion, on_delete=models.SET_NULL, null=True, related_name="collected")
    collected_on = models.DateField(null=True)
    field_code = models.CharField(max_length=10, blank=True, default="")

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["batch", "number"], name="intake_row_once")]
        indexes = [
            models.Index(fields=["batch", "state", "number"], name="intake_row_by_state"),
            models.Index(fields=["commune", "key"], name="intake_row_by_key"),
        ]
