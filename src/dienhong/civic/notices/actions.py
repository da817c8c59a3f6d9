"""Sending and reading notices."""

from collections.abc import Iterable
from datetime import datetime

from dienhong.civic.notices.models import Notice
from dienhong.civic.people.models import User
from dienhong.kernel.actors import Actor


def notify(people: Iterable[User], *, key: str, text: str, subject: str, subject_id: int, now: datetime) -> None:
    """Leave the same message with each person; a second call with the same `key` changes nothing."""
    for person in people:
        Notice.objects.get_or_create(
            user=person,
            key=key,
            defaults={"text": text[:300], "subject": subject, "subject_id": subject_id, "created_at": now},
        )


def take_back(user_ids: Iterable[int], *, subject: str, subject_id: int) -> None:
    """Remove the messages that these people have about one record."""
    Notice.objects.filter(user_id__in=user_ids, subject=subject, subject_id=subject_id).delete()


def mark_all_read(actor: Actor, now: datetime) -> int:
    """The actor has seen everything; returns how many were new."""
    return Notice.objects.filter(user_id=actor.person_id, read_at__isnull=True).update(read_at=now)
