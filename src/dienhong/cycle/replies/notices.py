"""What officials are told about replies: one function a message."""

from datetime import datetime

from django.db import models
from django.utils import timezone

from dienhong.civic.notices.actions import notify
from dienhong.civic.people.models import User
from dienhong.civic.people.queries import people_of_unit_who_may, people_who_may
from dienhong.civic.people.roles import Permission
from dienhong.cycle.opinions.concerned import concerned_by
from dienhong.cycle.replies.models import Reply


def tell_approvers(reply: Reply, *, key: str, now: datetime) -> None:
    _send(reply, Permission.APPROVE_REPLY, f"Trả lời ý kiến {reply.opinion.code} chờ duyệt.", key, now)


def tell_publishers(reply: Reply, *, key: str, now: datetime) -> None:
    _send(
        reply,
        Permission.PUBLISH_REPLY,
        f"Trả lời ý kiến {reply.opinion.code} đã duyệt, chờ công khai.",
        key,
        now,
    )


def tell_unit_of_return(reply: Reply, *, reason: str, key: str, now: datetime) -> None:
    if reply.opinion.unit_id is None:
        return
    text = f"Trả lời ý kiến {reply.opinion.code} được trả lại: {reason}"
    people = people_of_unit_who_may(Permission.DRAFT_REPLY, reply.opinion.unit_id, timezone.localdate(now))
    _notify(people, reply, key, text, now)


def _send(reply: Reply, permission: Permission, text: str, key: str, now: datetime) -> None:
    people = people_who_may(permission, timezone.localdate(now))
    _notify(people, reply, key, text, now)


def _notify(people: models.QuerySet[User], reply: Reply, key: str, text: str, now: datetime) -> None:
    """Nobody is told of an opinion that is about them."""
    unconcerned = people.exclude(pk__in=concerned_by(reply.opinion_id))
    notify(unconcerned, key=key, text=text, subject="opinion", subject_id=reply.opinion_id, now=now)
