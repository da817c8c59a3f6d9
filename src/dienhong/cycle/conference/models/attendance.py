"""Who came."""

from django.db import models

from dienhong.civic.communes.models import Village
from dienhong.cycle.conference.models.conference import Conference
from dienhong.engines.tenancy.models import CommuneOwned


class Attendance(CommuneOwned):
    """One person expected or present. `code` is what their invitation's QR says, empty for a walk-in.

    `present_at` is set once and never taken away by a second scan; `scans` counts them.
    """

    conference = models.ForeignKey(Conference, on_delete=models.CASCADE, related_name="attendances")
    key = models.UUIDField()
    name = models.CharField(max_length=160)
    folded_name = models.CharField(max_length=160)
    group = models.CharField(max_length=160, blank=True, default="")
    village = models.ForeignKey(Village, on_delete=models.PROTECT, null=True, related_name="+")
    code = models.CharField(max_length=64, blank=True, default="")
    present_at = models.DateTimeField(null=True)
    present_by = models.CharField(max_length=160, blank=True, default="")
    scans = models.PositiveIntegerField(default=0)
    is_remote = models.BooleanField(default=False)
    taken_back = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["commune", "key"], name="attendance_once"),
            models.UniqueConstraint(
                fields=["conference", "code"], condition=~models.Q(code=""), name="attendance_code_once"
            ),
        ]
        indexes = [models.Index(fields=["conference", "folded_name"], name="attendance_by_name")]
        ordering = ["folded_name", "pk"]
