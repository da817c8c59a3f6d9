"""Counting tries, the same on every process of an installation."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection
from django.utils.crypto import salted_hmac

from dienhong.engines.limits.models import Tally

_ONE_MORE = (
    'INSERT INTO limits_tally (key, "window", count) VALUES (%s, %s, 1) '
    'ON CONFLICT (key, "window") DO UPDATE SET count = limits_tally.count + 1 RETURNING count'
)


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `most` tries of `name` in each `seconds`. Windows are fixed: a try costs one statement."""

    name: str
    most: int
    seconds: int


def count_try(limit: Limit, who: str, now: datetime) -> bool:
    """Count one try by `who` (an address, a name); False when it is one too many."""
    with connection.cursor() as cursor:
        cursor.execute(_ONE_MORE, _place(limit, who, now))
        return int(cursor.fetchone()[0]) <= limit.most


def is_spent(limit: Limit, who: str, now: datetime) -> bool:
    """Whether `who` has used up the limit, without counting."""
    return _count(*_place(limit, who, now)) >= limit.most


def forget(limit: Limit, who: str, now: datetime) -> None:
    """Start anew, after a success."""
    key, window = _place(limit, who, now)
    Tally.objects.filter(key=key, window=window).delete()


def sweep(now: datetime) -> int:
    """Drop tallies older than a day; returns how many."""
    old = int((now - timedelta(days=1)).timestamp())
    return Tally.objects.filter(window__lt=old).delete()[0]


def _place(limit: Limit, who: str, now: datetime) -> tuple[str, int]:
    window = int(now.timestamp()) // limit.seconds * limit.seconds
    return salted_hmac(f"limit:{limit.name}", who, algorithm="sha256").hexdigest(), window


def _count(key: str, window: int) -> int:
    return Tally.objects.filter(key=key, window=window).values_list("count", flat=True).first() or 0
