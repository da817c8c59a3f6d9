"""What is to be done around a dialogue, by whom and until when; who was reminded; who reads it in a calendar."""

from django.db import models

from dienhong.civic.communes.models import Unit
from dienhong.civic.people.models import User
from dienhong.civic.people.roles import Role
from dienhong.cycle.dialogues.models.dialogue import Dialogue
from dienhong.cycle.dialogues.states import DutyState
from dienhong.engines.files.models import StoredFile
from dienhong.engines.tenancy.models import CommuneOwned

_CERTAINTIES = [("law", "theo luật"), ("memory", "cần đối chiếu văn bản"), ("local", "thông lệ của xã")]


class DialogueDuty(CommuneOwned):
    """One duty, counted from the dialogue's day by the rule `key`.

    `due_date` is what people keep, `counted_date` what the rule gave, `last_date` its last day before which a law is
    not broken. `counted_from` is the dialogue's day of then; a duty that is done keeps it. Who does it: the `holder`,
    else the `unit`, else those with the `role`; `who` is what a plan calls them.
    """

    dialogue = models.ForeignKey(Dialogue, on_delete=models.CASCADE, related_name="duties")
    key = models.CharField(max_length=40)
    position = models.PositiveSmallIntegerField()
    what = models.CharField(max_length=400)
    who = models.CharField(max_length=200, blank=True, default="")
    role = models.CharField(max_length=20, blank=True, default="", choices=Role.choices)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True)
    holder = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="dialogue_duties")
    when = models.CharField(max_length=120, blank=True, default="")
    evidence = models.CharField(max_length=300, blank=True, default="")
    needs = models.JSONField(default=list)
    source = models.CharField(max_length=300, blank=True, default="")
    certainty = models.CharField(max_length=6, choices=_CERTAINTIES, default="local")
    counted_from = models.DateField()
    counted_date = models.DateField()
    due_date = models.DateField()
    last_date = models.DateField()
    state = models.CharField(max_length=10, choices=DutyState.choices, default=DutyState.OPEN)
    reason = models.CharField(max_length=300, blank=True, default="")
    note = models.CharField(max_length=500, blank=True, default="")
    proof = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True)
    done_on = models.DateField(null=True)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.CharField(max_length=160, blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["dialogue", "key"], name="duty_once_a_dialogue")]
        indexes = [models.Index(fields=["commune", "state", "due_date"], name="duty_by_due_date")]
        ordering = ["due_date", "position", "pk"]

    def __str__(self) -> str:
        return self.what


class DutyReminder(CommuneOwned):
    """A step of the ladder that was taken for a due date, so that it is taken once."""

    duty = models.ForeignKey(DialogueDuty, on_delete=models.CASCADE, related_name="reminders")
    due_date = models.DateField()
    step = models.CharField(max_length=20)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["duty", "due_date", "step"], name="duty_step_once")]


class OwnDuty(CommuneOwned):
    """The commune's template: a duty of its own for every dialogue, or one of the general ones that is left out.

    `days` lie before the dialogue where negative. `is_used` is false where the duty `key` is left out.
    """

    key = models.CharField(max_length=40)
    what = models.CharField(max_length=300, blank=True, default="")
    role = models.CharField(max_length=20, blank=True, default="", choices=Role.choices)
    days = models.SmallIntegerField(default=0)
    evidence = models.CharField(max_length=300, blank=True, default="")
    source = models.CharField(max_length=200, blank=True, default="")
    is_used = models.BooleanField(default=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commune", "key"], name="own_duty_once")]
        ordering = ["days", "pk"]

    def __str__(self) -> str:
        return self.what or self.key


class CalendarFeed(CommuneOwned):
    """The address under which a person's calendar reads their duties. Only the digest of its token is kept."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="calendar_feeds")
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["commune", "user"], name="one_calendar_feed_each"),
            models.UniqueConstraint(fields=["commune", "digest"], name="calendar_feed_once"),
        ]
