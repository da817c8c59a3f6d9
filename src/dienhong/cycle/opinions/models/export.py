"""A long list of opinions as a workbook that is written in the background."""

from django.db import models

from dienhong.civic.people.models import User
from dienhong.engines.files.models import StoredFile
from dienhong.engines.tenancy.models import CommuneOwned


class RegisterExport(CommuneOwned):
    """Which opinions, in their order as they were listed at that moment, which columns, how far the writing is."""

    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    columns = models.JSONField()
    opinions = models.BinaryField()
    row_count = models.PositiveIntegerField()
    written_count = models.PositiveIntegerField(default=0)
    file = models.ForeignKey(StoredFile, on_delete=models.SET_NULL, null=True, related_name="+")
