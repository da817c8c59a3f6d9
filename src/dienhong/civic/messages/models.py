"""Where officials want their notices."""

from django.db import models

from dienhong.civic.messages.states import NoticesBy
from dienhong.civic.people.models import User
from dienhong.engines.tenancy.models import CommuneOwned


class Contact(CommuneOwned):
    """An official's own e-mail address in this commune. Notices from `since` on are sent there."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    email = models.EmailField()
    notices_by = models.CharField(max_length=10, choices=NoticesBy.choices, default=NoticesBy.DIGEST)
    since = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commune", "user"], name="contact_once")]
