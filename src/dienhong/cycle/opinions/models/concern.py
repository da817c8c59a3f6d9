"""Officials whom an opinion is about: they are kept away from it."""

from django.db import models

from dienhong.civic.people.models import User
from dienhong.cycle.opinions.models.opinion import Opinion
from dienhong.engines.tenancy.models import CommuneOwned


class ConcernedOfficial(CommuneOwned):
    """`user` neither reads nor moves `opinion`, nor is told of it."""

    opinion = models.ForeignKey(Opinion, on_delete=models.CASCADE, related_name="concerns")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    marked_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    marked_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["opinion", "user"], name="concerned_once")]
        indexes = [models.Index(fields=["commune", "user", "opinion"], name="concerned_user")]
