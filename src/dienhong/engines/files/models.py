"""Which files a commune keeps."""

from django.db import models

from dienhong.engines.tenancy.models import CommuneOwned


class StoredFile(CommuneOwned):
    """A file as it came. Its bytes lie under their SHA-256; `name` is for people only and never a path.

    A row with `discarded_at` is of no further use: its bytes go, and then the row itself.
    """

    digest = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    content_type = models.CharField(max_length=100)
    name = models.CharField(max_length=200)
    stored_at = models.DateTimeField()
    discarded_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["commune", "digest"], name="file_by_digest")]
