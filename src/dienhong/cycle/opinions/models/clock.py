"""How an opinion's due date came about: from what it counts, what stopped it, who put it off, who was told."""

from django.db import models

from dienhong.civic.people.models import User
from dienhong.cycle.opinions.models.message import Message
from dienhong.cycle.opinions.models.opinion import Opinion
from dienhong.engines.tenancy.models import CommuneOwned


class Origin(models.TextChoices):
    TRIAGE = "triage", "Phân loại"
    REOPENING = "reopening", "Xem lại"
    HAND = "hand", "Người phân công ghi"
    EXTENSION = "extension", "Gia hạn"


class Clock(CommuneOwned):
    """What the due date counts from; an opinion without one counts from its receipt, by the ordinary limit.

    `not_before` is a rule's earliest end; `fixed_date` stands where a person set the date, and is never recomputed.
    """

    opinion = models.OneToOneField(Opinion, on_delete=models.CASCADE, related_name="clock")
    origin = models.CharField(max_length=10, choices=Origin.choices)
    counts_from = models.DateField()
    not_before = models.DateField(null=True)
    fixed_date = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(origin__in=[Origin.HAND, Origin.EXTENSION]) ^ models.Q(fixed_date__isnull=True),
                name="clock_date_by_hand",
            ),
        ]


class Pause(CommuneOwned):
    """The clock stands from the day of the question to the day of the answer, at the latest to `ends_by`."""

    opinion = models.ForeignKey(Opinion, on_delete=models.CASCADE, related_name="pauses")
    question = models.OneToOneField(Message, on_delete=models.CASCADE, related_name="pause")
    starts_on = models.DateField()
    ends_by = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["opinion"], condition=models.Q(ended_on__isnull=True), name="pause_one_running"
            ),
        ]
        indexes = [models.Index(fields=["commune", "ended_on", "ends_by"], name="pause_running")]
        ordering = ["starts_on", "pk"]


class ExtensionState(models.TextChoices):
    ASKED = "asked", "Chờ duyệt"
    GRANTED = "granted", "Đã gia hạn"
    REFUSED = "refused", "Không gia hạn"


class Extension(CommuneOwned):
    """A unit asks for a later day and says why; the office or a leader decides. The sender reads the reason."""

    opinion = models.ForeignKey(Opinion, on_delete=models.CASCADE, related_name="extensions")
    state = models.CharField(max_length=10, choices=ExtensionState.choices, default=ExtensionState.ASKED)
    reason = models.TextField()
    due_before = models.DateField()
    until = models.DateField()
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    note = models.TextField(blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["opinion"], condition=models.Q(state=ExtensionState.ASKED), name="extension_one_asked"
            ),
        ]
        ordering = ["-asked_at", "-pk"]


class Escalation(CommuneOwned):
    """A step of the ladder that was taken for one due date; another due date starts the ladder anew."""

    opinion = models.ForeignKey(Opinion, on_delete=models.CASCADE, related_name="escalations")
    due_date = models.DateField()
    step = models.SlugField(max_length=30)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["opinion", "due_date", "step"], name="escalation_once")]
