"""Where and when people were told."""

from django.db import models

from dienhong.civic.communes.models import Village
from dienhong.cycle.dialogues.models import Dialogue
from dienhong.cycle.publicity.rules import Shown
from dienhong.cycle.publicity.states import Channel, Matter
from dienhong.engines.files.models import StoredFile
from dienhong.engines.tenancy.models import CommuneOwned


class Showing(CommuneOwned):
    """One record of a channel: on a day, on boards from a day on; with its proof. No village: the whole commune.

    `minutes` is what loudspeakers said of it that day in all, repetitions included.
    """

    dialogue = models.ForeignKey(Dialogue, on_delete=models.PROTECT, related_name="showings")
    matter = models.CharField(max_length=6, choices=Matter.choices, default=Matter.NOTICE)
    channel = models.CharField(max_length=13, choices=Channel.choices)
    village = models.ForeignKey(Village, on_delete=models.PROTECT, null=True)
    since = models.DateField()
    until = models.DateField(null=True)
    minutes = models.PositiveSmallIntegerField(null=True)
    note = models.CharField(max_length=300, blank=True, default="")
    proof = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True)
    told_by = models.CharField(max_length=160)
    told_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["commune", "dialogue", "since"], name="showing_of_dialogue")]
        ordering = ["-since", "-pk"]

    def __str__(self) -> str:
        return self.get_channel_display()

    def as_shown(self) -> Shown:
        """The record as the rules look at it."""
        channel = Channel(self.channel)
        return Shown(channel=channel, village_id=self.village_id, since=self.since, until=self.until)
