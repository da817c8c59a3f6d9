"""A dialogue with the people: one meeting of the year's plan."""

from django.db import models

from dienhong.civic.communes.models import Venue, Village
from dienhong.civic.documents.models import Dossier, OfficialDocument
from dienhong.civic.people.models import User
from dienhong.cycle.dialogues.states import AudienceKind, DialogueState, HalfDay, PaperKind
from dienhong.cycle.plans.models import Plan
from dienhong.engines.tenancy.models import CommuneOwned

_SCHEDULED = models.Q(date__isnull=False) & ~models.Q(state=DialogueState.CANCELLED)


class Dialogue(CommuneOwned):
    """`topics` is a list of {"text", "fields"}; date, half-day, venue and chair are unknown until scheduled."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, null=True, blank=True, related_name="dialogues")
    title = models.CharField("tên cuộc đối thoại", max_length=300)
    audience_kind = models.CharField("đối tượng", max_length=12, choices=AudienceKind.choices)
    audience_name = models.CharField("tên đối tượng", max_length=300)
    village = models.ForeignKey(Village, on_delete=models.PROTECT, null=True, blank=True)
    topics = models.JSONField("nội dung", default=list)
    date = models.DateField("ngày", null=True, blank=True)
    half_day = models.CharField("buổi", max_length=10, choices=HalfDay.choices, blank=True, default="")
    start_time = models.TimeField("giờ bắt đầu", null=True, blank=True)
    venue = models.ForeignKey(Venue, on_delete=models.PROTECT, null=True, blank=True)
    chair = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="chaired_dialogues")
    co_presiders = models.ManyToManyField(User, related_name="co_presided_dialogues", blank=True)
    intake_until = models.DateField("nhận ý kiến đến hết ngày", null=True, blank=True)
    state = models.CharField(max_length=14, choices=DialogueState.choices, default=DialogueState.PLANNED)
    announced_at = models.DateTimeField(null=True)
    cancel_reason = models.CharField(max_length=300, blank=True, default="")
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, null=True, related_name="dialogues")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "venue", "date", "half_day"], condition=_SCHEDULED, name="venue_once_a_half_day"
            ),
            models.UniqueConstraint(
                fields=["commune", "chair", "date", "half_day"], condition=_SCHEDULED, name="chair_once_a_half_day"
            ),
        ]
        indexes = [models.Index(fields=["commune", "state", "date"], name="dialogue_by_state")]
        ordering = [models.F("date").asc(nulls_last=True), "pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def accepts_opinions(self) -> bool:
        """Whether citizens may send opinions to this dialogue now."""
        return self.state == DialogueState.INTAKE_OPEN

    @property
    def is_arranged(self) -> bool:
        """Whether day, place and chair are known."""
        return bool(self.date and self.venue_id and self.chair_id)


class DialoguePaper(CommuneOwned):
    """A document that was drafted from the dialogue's record. `addressee` is whom an invitation invites."""

    dialogue = models.ForeignKey(Dialogue, on_delete=models.PROTECT, related_name="papers")
    paper = models.CharField(max_length=11, choices=PaperKind.choices)
    addressee = models.CharField(max_length=400, blank=True, default="")
    document = models.OneToOneField(OfficialDocument, on_delete=models.PROTECT, related_name="dialogue_paper")

    class Meta:
        indexes = [models.Index(fields=["commune", "dialogue", "paper"], name="paper_of_dialogue")]
