"""The conference itself: one for each dialogue."""

from django.db import models

from dienhong.civic.people.models import User
from dienhong.cycle.conference.states import ConferenceState, Duty, Sight
from dienhong.cycle.dialogues.models import Dialogue
from dienhong.engines.tenancy.models import CommuneOwned


class Conference(CommuneOwned):
    """`policies` is a list of `Policy`, `number` counts the acts in the hall: each change of any screen is one act.

    `speaking_seconds` is the limit of one turn; None lets people speak freely. `safe_positions` is how many at the
    front of the queue keep their place whoever registers.
    """

    dialogue = models.OneToOneField(Dialogue, on_delete=models.PROTECT, related_name="conference")
    state = models.CharField(max_length=10, choices=ConferenceState.choices, default=ConferenceState.PREPARED)
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    policies = models.JSONField(default=list)
    speaking_seconds = models.PositiveIntegerField(null=True, default=180)
    safe_positions = models.PositiveSmallIntegerField(default=2)
    list_closed = models.BooleanField(default=False)
    names_shown = models.BooleanField(default=False)
    message = models.CharField(max_length=200, blank=True, default="")
    countdown_to = models.DateTimeField(null=True)
    capacity = models.PositiveIntegerField(null=True)
    stream_url = models.URLField(blank=True, default="")
    number = models.PositiveIntegerField(default=0)


class DutyHolder(CommuneOwned):
    """Who has which duty at this conference, since when; a hand-over ends one row and begins another."""

    conference = models.ForeignKey(Conference, on_delete=models.CASCADE, related_name="duties")
    duty = models.CharField(max_length=12, choices=Duty.choices)
    user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=160)
    post = models.CharField(max_length=160, blank=True, default="")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        ordering = ["since", "pk"]


class SightToken(CommuneOwned):
    """A token that opens one kind of screen without log-in. Only its digest is kept."""

    conference = models.ForeignKey(Conference, on_delete=models.CASCADE, related_name="tokens")
    sight = models.CharField(max_length=10, choices=Sight.choices)
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commune", "digest"], name="sight_token_once")]
