"""What was done in the hall, act by act: idempotent, in order, each one can be undone."""

from django.db import connection, models

from dienhong.civic.people.models import User
from dienhong.cycle.conference.models.conference import Conference
from dienhong.engines.tenancy.models import CommuneOwned

TOPIC = "dienhong_hall"
"""The word under which PostgreSQL tells the streams of an act."""


class Act(CommuneOwned):
    """One act. `client_id` was made where the button was pressed, so that sending twice changes nothing.

    `changes` is a list of {"table", "pk", "before", "after"}: what the act changed, for taking it back. `topics` are
    the parts of screens that changed, space-separated; `client_at` is the time on the device that queued the act.
    """

    conference = models.ForeignKey(Conference, on_delete=models.CASCADE, related_name="acts")
    client_id = models.UUIDField()
    number = models.PositiveIntegerField()
    verb = models.CharField(max_length=30)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    client_at = models.DateTimeField(null=True)
    changes = models.JSONField(default=list)
    result = models.JSONField(default=dict)
    topics = models.CharField(max_length=120)
    undone_by = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="undoes")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["commune", "client_id"], name="hall_act_once"),
            models.UniqueConstraint(fields=["conference", "number"], name="hall_act_in_order"),
        ]
        ordering = ["number"]

    def tell_streams(self) -> None:
        """Wake the streams at commit; on SQLite they look at the table themselves."""
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_notify(%s, %s)", [TOPIC, f"{self.conference_id} {self.number} {self.topics}"])
