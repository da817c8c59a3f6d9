"""The speakers' queue: who is waiting, who speaks, who has spoken; and what became of what they said."""

from django.db import models

from dienhong.civic.communes.models import Unit, Village
from dienhong.cycle.conference.models.conference import Conference
from dienhong.cycle.conference.states import Door, OutcomeKind, RegistrantKind, TurnState
from dienhong.cycle.opinions.models import Opinion
from dienhong.engines.tenancy.models import CommuneOwned


class Turn(CommuneOwned):
    """One turn to speak. `number` is the order of registration; `pinned` a rank that goes before the policies.

    The timer is `started_at`, `limit_seconds`, `paused_ms` and `paused_at` (see `timing.py`).
    """

    conference = models.ForeignKey(Conference, on_delete=models.CASCADE, related_name="turns")
    number = models.PositiveIntegerField()
    door = models.CharField(max_length=10, choices=Door.choices)
    kind = models.CharField(max_length=12, choices=RegistrantKind.choices, default=RegistrantKind.CITIZEN)
    name = models.CharField(max_length=160)
    village = models.ForeignKey(Village, on_delete=models.PROTECT, null=True, related_name="+")
    subject = models.CharField(max_length=300, blank=True, default="")
    is_woman = models.BooleanField(default=False)
    is_elderly = models.BooleanField(default=False)
    is_pressing = models.BooleanField(default=False)
    opinion = models.ForeignKey(Opinion, on_delete=models.PROTECT, null=True, related_name="turns")
    follows = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="followed_by")
    registered_at = models.DateTimeField()
    pinned = models.PositiveIntegerField(null=True)

    state = models.CharField(max_length=9, choices=TurnState.choices, default=TurnState.WAITING)
    started_at = models.DateTimeField(null=True)
    limit_seconds = models.PositiveIntegerField(null=True)
    paused_at = models.DateTimeField(null=True)
    paused_ms = models.PositiveIntegerField(default=0)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conference", "number"], name="turn_number_once"),
            models.UniqueConstraint(
                fields=["conference"], condition=models.Q(state=TurnState.SPEAKING), name="one_speaker_at_a_time"
            ),
        ]
        indexes = [models.Index(fields=["conference", "state", "number"], name="turns_by_state")]
        ordering = ["number"]


class Outcome(CommuneOwned):
    """What became of one turn. `written` says whether a written reply follows; `reason` why, or why not considered."""

    turn = models.OneToOneField(Turn, on_delete=models.CASCADE, related_name="outcome")
    kind = models.CharField(max_length=14, choices=OutcomeKind.choices)
    responder = models.CharField(max_length=160, blank=True, default="")
    text = models.TextField(blank=True, default="")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    due_date = models.DateField(null=True)
    written = models.BooleanField(default=False)
    body = models.CharField(max_length=200, blank=True, default="")
    reason = models.TextField(blank=True, default="")
    taken_back = models.BooleanField(default=False)


class Commitment(CommuneOwned):
    """A promise made in the hall: what, by which unit, until when."""

    conference = models.ForeignKey(Conference, on_delete=models.CASCADE, related_name="commitments")
    turn = models.ForeignKey(Turn, on_delete=models.PROTECT, null=True, related_name="commitments")
    text = models.CharField(max_length=500)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    due_date = models.DateField()
    taken_back = models.BooleanField(default=False)
