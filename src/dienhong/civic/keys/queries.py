"""Named reads of keys."""

from datetime import date

from django.db import models

from dienhong.civic.communes.permissions import may_configure
from dienhong.civic.keys.models import ApiKey, KeyAnswer
from dienhong.kernel.actors import Actor


def keys_of(actor: Actor) -> models.QuerySet[ApiKey]:
    """All keys of the commune, also the ended ones, for its administrator; nothing for anybody else."""
    return ApiKey.objects.select_related("created_by") if may_configure(actor) else ApiKey.objects.none()


def is_open(key: ApiKey, today: date) -> bool:
    """Whether the key works today."""
    return key.revoked_at is None and today <= key.expires_on


def channel_name_of(code: str) -> str:
    """The name of the channel by which the opinion with this code came in; "" for one that came otherwise."""
    found = KeyAnswer.objects.filter(code=code).values_list("key__name", flat=True)
    return next(iter(found[:1]), "") if code else ""
