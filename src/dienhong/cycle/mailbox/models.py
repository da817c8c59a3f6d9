"""The commune's mailbox, its messages, and the marks of all that was ever fetched."""

from django.db import models

from dienhong.cycle.mailbox.states import Pile, SourceKind
from dienhong.cycle.opinions.models import Opinion
from dienhong.engines.tenancy.models import CommuneOwned


class Mailbox(CommuneOwned):
    """Where the commune's mail lies; the password stands in the environment. One a commune.

    `uid_validity` and `last_uid` say up to where an IMAP folder was read; only what arrives from `since` on is read.
    """

    kind = models.CharField(max_length=8, choices=SourceKind.choices, default=SourceKind.OFF)
    host = models.CharField(max_length=120, blank=True, default="")
    port = models.PositiveIntegerField(default=993)
    username = models.CharField(max_length=120, blank=True, default="")
    folder = models.CharField(max_length=120, default="INBOX")
    registers_alone = models.BooleanField(default=False)
    keeps_sender = models.BooleanField(default=True)
    since = models.DateField()
    uid_validity = models.BigIntegerField(default=0)
    last_uid = models.BigIntegerField(default=0)
    checked_at = models.DateTimeField(null=True)
    fault = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commune"], name="one_mailbox_a_commune")]


class FetchedMail(CommuneOwned):
    """The mark of a message that was taken in, however it went on: no words, only a digest."""

    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commune", "digest"], name="mail_fetched_once")]


class Mail(CommuneOwned):
    """One message. `text` is shown, `raw_text` is all of its words; what is sealed or forgotten has no row here.

    `attachments` is a list of {"name", "size", "said"}; `opinion` is where it went, or what it seems to answer;
    `key` is that of its submission.
    """

    key = models.UUIDField()
    message_id = models.CharField(max_length=250, blank=True, default="")
    sender_name = models.CharField(max_length=160, blank=True, default="")
    sender_address = models.CharField(max_length=254, blank=True, default="")
    subject = models.CharField(max_length=300, blank=True, default="")
    text = models.TextField(blank=True, default="")
    raw_text = models.TextField(blank=True, default="")
    attachments = models.JSONField(default=list)
    remark = models.CharField(max_length=300, blank=True, default="")
    pile = models.CharField(max_length=10, choices=Pile.choices, default=Pile.WAITING)
    opinion = models.ForeignKey(Opinion, on_delete=models.SET_NULL, null=True, related_name="mails")
    received_at = models.DateTimeField()
    fetched_at = models.DateTimeField()

    class Meta:
        ordering = ["-received_at", "-pk"]
        indexes = [
            models.Index(fields=["commune", "pile", "-received_at", "-id"], name="mail_by_pile"),
            models.Index(fields=["commune", "message_id"], name="mail_by_message_id"),
        ]
