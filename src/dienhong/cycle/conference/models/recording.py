"""Sound of the conference, and its draft as text."""

from django.db import models

from dienhong.civic.people.models import User
from dienhong.cycle.conference.models.conference import Conference
from dienhong.cycle.conference.states import RecordingState
from dienhong.engines.files.models import StoredFile
from dienhong.engines.tenancy.models import CommuneOwned


class Recording(CommuneOwned):
    """One sound file. `started_at` is when it began to record, which sets its text beside the turns."""

    conference = models.ForeignKey(Conference, on_delete=models.CASCADE, related_name="recordings")
    file = models.OneToOneField(StoredFile, on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField()
    state = models.CharField(max_length=7, choices=RecordingState.choices, default=RecordingState.KEPT)
    remark = models.CharField(max_length=300, blank=True, default="")
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["started_at", "pk"]


class SpokenPiece(CommuneOwned):
    """A stretch of a recording as a program heard it: a draft, never the minutes. Times count from its beginning."""

    recording = models.ForeignKey(Recording, on_delete=models.CASCADE, related_name="pieces")
    start_ms = models.PositiveIntegerField()
    end_ms = models.PositiveIntegerField()
    text = models.TextField()

    class Meta:
        ordering = ["start_ms", "pk"]
