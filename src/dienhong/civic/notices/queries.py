"""What waits to be read."""

from functools import lru_cache

from django.db import models

from dienhong.civic.notices.models import Notice
from dienhong.engines.tenancy.scope import current_commune_id
from dienhong.engines.tenancy.statements import Statement, statement
from dienhong.kernel.actors import Actor


def unread_count(actor: Actor) -> int:
    """Shown at the top of every page of an official."""
    rows = _unread(current_commune_id(), actor.person_id).rows()
    return int(rows[0][0]) if rows else 0


@lru_cache(maxsize=1024)
def _unread(commune_id: int, user_id: int) -> Statement:
    unread = Notice.objects.filter(commune_id=commune_id, user_id=user_id, read_at__isnull=True).order_by()
    return statement(unread.values("user_id").annotate(count=models.Count("pk")).values_list("count"))


def notices_of(actor: Actor) -> models.QuerySet[Notice]:
    return Notice.objects.filter(user_id=actor.person_id)
