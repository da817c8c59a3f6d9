"""After the conference: what became of each turn in the register, and the window for corrections of the minutes."""

from django.db import models

from dienhong.civic.people.models import User
from dienhong.cycle.conference.models.conference import Conference
from dienhong.cycle.conference.models.turn import Turn
from dienhong.cycle.conference.states import CorrectionDoor, CorrectionState, ReviewState
from dienhong.cycle.opinions.models import Opinion
from dienhong.engines.tenancy.models import CommuneOwned


class Settlement(CommuneOwned):
    """One turn's outcome made real, once. `done` tells which outcome was: another one later is carried out anew.

    `opinion` is None where the words are sealed: then nothing here leads to the case. `problem` says why the register
    did not allow it, for a person to do by hand.
    """

    turn = models.OneToOneField(Turn, on_delete=models.CASCADE, related_name="settlement")
    opinion = models.ForeignKey(Opinion, on_delete=models.PROTECT, null=True, related_name="settlements")
    is_sealed = models.BooleanField(default=False)
    done = models.CharField(max_length=64, blank=True, default="")
    problem = models.CharField(max_length=400, blank=True, default="")
    settled_at = models.DateTimeField()


class MinutesReview(CommuneOwned):
    """The time in which those who spoke may ask for corrections: until the end of day `until`, or until closed.

    `early_reason` says why the minutes were made ready for signing before.
    """

    conference = models.OneToOneField(Conference, on_delete=models.CASCADE, related_name="review")
    state = models.CharField(max_length=6, choices=ReviewState.choices, default=ReviewState.OPEN)
    opened_at = models.DateTimeField()
    until = models.DateField("nhận đề nghị đính chính đến hết ngày")
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    early_reason = models.CharField(max_length=500, blank=True, default="")


class Correction(CommuneOwned):
    """A speaker asks to correct what the minutes say of their turn; `recorded` and `wanted` are both kept.

    `key` was made where it was typed, so that sending twice changes nothing.
    """

    turn = models.ForeignKey(Turn, on_delete=models.CASCADE, related_name="corrections")
    key = models.UUIDField()
    door = models.CharField(max_length=4, choices=CorrectionDoor.choices)
    recorded = models.TextField()
    wanted = models.TextField("nội dung đúng")
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=CorrectionState.choices, default=CorrectionState.WAITING)
    reason = models.CharField(max_length=500, blank=True, default="")
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["commune", "key"], name="hall_correction_once"),
            models.UniqueConstraint(
                fields=["turn"], condition=models.Q(state=CorrectionState.WAITING), name="one_waiting_correction_a_turn"
            ),
        ]
        ordering = ["pk"]


class PublicMinutes(CommuneOwned):
    """The public wording of the minutes that a person approved; in force until it is taken back.

    `decisions` holds what was kept or hidden, by the keys of the finds: no words.
    """

    conference = models.ForeignKey(Conference, on_delete=models.PROTECT, related_name="public_minutes")
    version = models.PositiveIntegerField()
    text = models.TextField()
    decisions = models.JSONField(default=dict)
    confirmed = models.BooleanField(default=False)
    approved_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField()
    taken_back_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    taken_back_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=500, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conference", "version"], name="public_minutes_version_once"),
            models.UniqueConstraint(
                fields=["conference"], condition=models.Q(taken_back_at=None), name="one_public_minutes"
            ),
        ]
        ordering = ["-version"]
