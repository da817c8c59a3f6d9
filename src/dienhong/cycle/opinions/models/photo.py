"""Photos that were sent with an opinion."""

from django.db import models

from dienhong.civic.people.models import User
from dienhong.cycle.opinions.models.opinion import Opinion
from dienhong.engines.files.models import StoredFile
from dienhong.engines.tenancy.models import CommuneOwned


class Photo(CommuneOwned):
    """A redrawn photo in one of the places of a submission; without an opinion while that is still being written.

    Shown to everybody only after a person looked at it and said so.
    """

    submission_key = models.UUIDField()
    place = models.PositiveSmallIntegerField()
    opinion = models.ForeignKey(Opinion, on_delete=models.CASCADE, null=True, related_name="photos")
    image = models.OneToOneField(StoredFile, on_delete=models.PROTECT, related_name="+")
    thumbnail = models.OneToOneField(StoredFile, on_delete=models.PROTECT, related_name="+")
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    added_at = models.DateTimeField()
    is_public = models.BooleanField(default=False)
    judged_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["commune", "submission_key", "place"], name="photo_place_once"),
        ]
        ordering = ["place"]
