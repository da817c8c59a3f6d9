"""Whom a commune invites, who is invited to which dialogue, what they answered, and the seats they hold."""

import uuid

from django.db import models

from dienhong.civic.communes.models import Village
from dienhong.cycle.dialogues.models import Dialogue
from dienhong.cycle.invitations.states import Answer, ContactGroup, Place
from dienhong.engines.tenancy.models import CommuneOwned

NAME_LENGTH = 160


class Contact(CommuneOwned):
    """A person or body of the contact list. `folded`: by what they are told from others, and found."""

    group = models.CharField(max_length=12, choices=ContactGroup.choices)
    name = models.CharField(max_length=NAME_LENGTH)
    post = models.CharField(max_length=NAME_LENGTH, blank=True, default="")
    is_body = models.BooleanField(default=False)
    village = models.ForeignKey(Village, on_delete=models.PROTECT, null=True, related_name="+")
    phone = models.CharField(max_length=20, blank=True, default="")
    email = models.CharField(max_length=254, blank=True, default="")
    folded = models.CharField(max_length=330)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commune", "group", "folded"], name="contact_listed_once")]
        ordering = ["group", "folded", "pk"]

    def __str__(self) -> str:
        return f"{self.name}, {self.post}" if self.post else self.name


class ContactTable(CommuneOwned):
    """A table of contacts that waits for somebody to look at it; deleted when it is taken in or dropped.

    `rows` are lists: number in the file, state, reason, then the seven values of a contact.
    """

    title = models.CharField(max_length=NAME_LENGTH)
    rows = models.JSONField(default=list)
    read_by = models.BigIntegerField()
    read_at = models.DateTimeField()


class Seating(CommuneOwned):
    """The seats of a dialogue; the database refuses one more than there are. No capacity: the venue does not tell."""

    dialogue = models.OneToOneField(Dialogue, on_delete=models.CASCADE, related_name="seating")
    capacity = models.PositiveIntegerField(null=True)
    taken = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(capacity__isnull=True) | models.Q(taken__lte=models.F("capacity")),
                name="seats_not_oversold",
            )
        ]


class Invitee(CommuneOwned):
    """One guest of one dialogue. `token` is their way to the answer and what their QR says at the reception."""

    dialogue = models.ForeignKey(Dialogue, on_delete=models.PROTECT, related_name="invitees")
    contact = models.ForeignKey(Contact, on_delete=models.SET_NULL, null=True, related_name="+")
    key = models.UUIDField(default=uuid.uuid4, unique=True)
    token = models.CharField(max_length=32, unique=True)
    group = models.CharField(max_length=12, choices=ContactGroup.choices)
    name = models.CharField(max_length=NAME_LENGTH)
    post = models.CharField(max_length=NAME_LENGTH, blank=True, default="")
    is_body = models.BooleanField(default=False)
    village = models.ForeignKey(Village, on_delete=models.PROTECT, null=True, related_name="+")
    phone = models.CharField(max_length=20, blank=True, default="")
    email = models.CharField(max_length=254, blank=True, default="")
    folded = models.CharField(max_length=330)
    invited_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=8, choices=Answer.choices, default=Answer.NONE)
    place = models.CharField(max_length=8, choices=Place.choices, default=Place.NONE)
    substitute_name = models.CharField(max_length=NAME_LENGTH, blank=True, default="")
    substitute_post = models.CharField(max_length=NAME_LENGTH, blank=True, default="")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["dialogue", "folded"], name="invited_once")]
        indexes = [models.Index(fields=["dialogue", "place", "answered_at"], name="invitee_waiting")]
        ordering = ["group", "folded", "pk"]

    def __str__(self) -> str:
        return f"{self.name}, {self.post}" if self.post else self.name

    @property
    def coming(self) -> str:
        """Who will sit there: the guest, or whom they send."""
        return self.substitute_name if self.answer == Answer.DELEGATE else self.name


class VillageTurnout(CommuneOwned):
    """How many of a village come, as its head tells."""

    dialogue = models.ForeignKey(Dialogue, on_delete=models.PROTECT, related_name="turnouts")
    village = models.ForeignKey(Village, on_delete=models.PROTECT, related_name="+")
    expected = models.PositiveIntegerField()
    told_by = models.CharField(max_length=160)
    told_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["dialogue", "village"], name="turnout_once_a_village")]
