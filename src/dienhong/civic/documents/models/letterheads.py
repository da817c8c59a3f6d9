"""An office's own .docx laid over a kind of document."""

from django.db import models

from dienhong.civic.documents.kinds import KINDS
from dienhong.civic.people.models import User
from dienhong.engines.files.models import StoredFile
from dienhong.engines.tenancy.models import CommuneOwned


class Letterhead(CommuneOwned):
    """A template of a kind; the active one makes the .docx when a document of the kind goes out."""

    kind = models.CharField("loại", max_length=30, choices=[(key, kind.title) for key, kind in KINDS.items()])
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    is_active = models.BooleanField(default=False)
    uploaded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "kind"], condition=models.Q(is_active=True), name="one_active_letterhead_a_kind"
            ),
            models.CheckConstraint(
                condition=models.Q(is_active=False) | models.Q(removed_at=None), name="removed_letterhead_is_idle"
            ),
        ]
        ordering = ["kind", "-uploaded_at", "-pk"]
