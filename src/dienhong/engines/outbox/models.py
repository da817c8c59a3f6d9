"""Messages, their way to each recipient, what each address agreed to, and when messages rest."""

import uuid
from datetime import time

from django.db import models

from dienhong.engines.outbox.states import ChannelKind, DeliveryState, Pace
from dienhong.engines.tenancy.models import CommuneOwned


class Message(CommuneOwned):
    """What is said to all recipients. A `{word}` in its texts stands for a recipient's own value.

    `guard` names who says at the hour of sending whether the record `subject_id` may still be spoken of. Nothing
    leaves after `expires_at`.
    """

    key = models.CharField(max_length=120)
    topic = models.SlugField(max_length=40)
    title = models.CharField(max_length=200)
    text = models.TextField()
    short_text = models.CharField(max_length=300, blank=True, default="")
    guard = models.SlugField(max_length=40, blank=True, default="")
    subject_id = models.BigIntegerField(null=True)
    in_reply_to = models.CharField(max_length=250, blank=True, default="")
    created_at = models.DateTimeField()
    approved_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commune", "key"], name="message_written_once")]
        indexes = [models.Index(fields=["commune", "guard", "subject_id"], name="message_about")]


class Delivery(CommuneOwned):
    """One message on its way to one recipient. `reference` is the same at every try: channels tell repeats by it.

    `lease_until` ends a claim of `worker`. `is_doubtful`: an earlier try ended unknown on a channel that cannot tell
    repeats, so the recipient may have it twice. A digest is a delivery into which others are folded.
    """

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="deliveries")
    channel = models.CharField(max_length=10, choices=ChannelKind.choices)
    recipient_key = models.CharField(max_length=254)
    address = models.CharField(max_length=254)
    name = models.CharField(max_length=160, blank=True, default="")
    values = models.JSONField(default=dict)
    reference = models.UUIDField(default=uuid.uuid4, unique=True)
    pace = models.CharField(max_length=10, choices=Pace.choices)
    needs_verified = models.BooleanField(default=False)
    state = models.CharField(max_length=12, choices=DeliveryState.choices, default=DeliveryState.DRAFTED)
    reason = models.CharField(max_length=300, blank=True, default="")
    attempts = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField()
    worker = models.CharField(max_length=80, blank=True, default="")
    lease_until = models.DateTimeField(null=True)
    is_doubtful = models.BooleanField(default=False)
    sent_at = models.DateTimeField(null=True)
    remote_id = models.CharField(max_length=120, blank=True, default="")
    folded_into = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="folded")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["message", "channel", "recipient_key"], name="delivery_once"),
        ]
        indexes = [
            models.Index(fields=["commune", "state", "channel", "not_before", "id"], name="delivery_waiting"),
            models.Index(fields=["commune", "state", "-id"], name="delivery_newest"),
            models.Index(fields=["commune", "channel", "address"], name="delivery_to"),
        ]


class Attachment(CommuneOwned):
    """A file that goes along; with `delivery` to that recipient alone."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="attachments")
    delivery = models.ForeignKey(Delivery, on_delete=models.CASCADE, null=True, related_name="attachments")
    name = models.CharField(max_length=120)
    media_type = models.CharField(max_length=100)
    content = models.BinaryField()


class Address(CommuneOwned):
    """What the owner of an address told us by the `token` that only they were sent: it is theirs, and what they refuse.

    `refused` lists topics; "*" stands for all.
    """

    channel = models.CharField(max_length=10, choices=ChannelKind.choices)
    address = models.CharField(max_length=254)
    token = models.CharField(max_length=64, unique=True)
    asked_at = models.DateTimeField(null=True)
    verified_at = models.DateTimeField(null=True)
    refused = models.JSONField(default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commune", "channel", "address"], name="address_once")]


class Hours(CommuneOwned):
    """When messages rest (local time; equal: never), and when digests go. At most one row a commune."""

    quiet_from = models.TimeField(default=time(21, 0))
    quiet_to = models.TimeField(default=time(6, 30))
    digest_at = models.TimeField(default=time(7, 30))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commune"], name="hours_once")]


class ChannelRest(CommuneOwned):
    """A channel that could not be used rests until `until`; `faults` in a row make the rest longer."""

    channel = models.CharField(max_length=10, choices=ChannelKind.choices)
    until = models.DateTimeField()
    since = models.DateTimeField()
    reason = models.CharField(max_length=300)
    faults = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commune", "channel"], name="channel_rest_once")]
