"""What waits to be read."""

from django.db import models

from dienhong.civic.notices.models import Notice
from dienhong.kernel.actors import Actor


def unread_count(actor: Actor) -> int:
    return Notice.objects.filter(user_id=actor.person_id, read_at__isnull=True).count()


def notices_of(actor: Actor) -> models.QuerySet[Notice]:
    return Notice.objects.filter(user_id=actor.person_id)
