"""The register of opinions. The citizen's words stand in `text` and are never changed."""

from django.db import models

from dienhong.civic.communes.models import Unit, Village
from dienhong.cycle.dialogues.models import Dialogue
from dienhong.cycle.opinions.states import OPEN_STATES, Channel, OpinionKind, OpinionState, Urgency
from dienhong.engines.tenancy.models import CommuneOwned

SEARCH_KIND = "opinion"
_OPEN = models.Q(is_open=True)


def searchable(code: str, text: str) -> str:
    """What the register's search looks through."""
    return f"{code} {text}"


class Opinion(CommuneOwned):
    """One opinion. `public_text` is the wording that a person approved for all.

    `version` rises with every move, so that a page that was opened before is told from one opened after. `is_open` is
    kept by the database for what asks for the open ones only: they are few, and have indexes of their own.
    """

    code = models.CharField(max_length=20)
    dialogue = models.ForeignKey(Dialogue, on_delete=models.PROTECT, null=True, blank=True, related_name="opinions")
    text = models.TextField()
    public_text = models.TextField(blank=True, default="")
    channel = models.CharField(max_length=14, choices=Channel.choices, default=Channel.WEB)
    village = models.ForeignKey(Village, on_delete=models.PROTECT, null=True, blank=True)
    received_at = models.DateTimeField()
    submission_key = models.UUIDField(null=True)
    signer_count = models.PositiveIntegerField(default=1)

    state = models.CharField(max_length=12, choices=OpinionState.choices, default=OpinionState.RECEIVED)
    kind = models.CharField(max_length=10, choices=OpinionKind.choices, blank=True, default="")
    fields = models.JSONField(default=list)
    lead_field = models.CharField(max_length=10, blank=True, default="")
    urgency = models.PositiveSmallIntegerField(choices=Urgency.choices, null=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="opinions")
    due_date = models.DateField(null=True)
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="merged")
    is_open = models.GeneratedField(
        expression=models.Case(models.When(state__in=sorted(OPEN_STATES), then=True), default=False),
        output_field=models.BooleanField(),
        db_persist=True,
    )
    version = models.PositiveIntegerField(default=1)
    outcome_reason = models.TextField(blank=True, default="")
    reopened_count = models.PositiveSmallIntegerField(default=0)
    reopen_reason = models.TextField(blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["commune", "code"], name="opinion_code_once"),
            models.UniqueConstraint(fields=["commune", "submission_key"], name="opinion_submitted_once"),
        ]
        indexes = [
            models.Index(fields=["commune", "-received_at", "-id"], name="opinion_newest"),
            models.Index(fields=["commune", "state", "due_date", "id"], name="opinion_by_state"),
            models.Index(fields=["commune", "unit", "state", "due_date", "id"], name="opinion_by_unit"),
            models.Index(fields=["commune", "lead_field", "-received_at", "-id"], name="opinion_field_newest"),
            models.Index(fields=["commune", "village", "-received_at", "-id"], name="opinion_village_newest"),
            models.Index(fields=["commune", "dialogue", "-received_at", "-id"], name="opinion_dialogue_newest"),
            models.Index(fields=["commune", "unit", "-received_at", "-id"], name="opinion_unit_newest"),
            models.Index(fields=["commune", "due_date", "id"], name="opinion_open_by_due", condition=_OPEN),
            models.Index(fields=["commune", "state", "received_at", "id"], name="opinion_open_oldest", condition=_OPEN),
        ]
        ordering = ["-received_at", "-id"]

    def __str__(self) -> str:
        return self.code
