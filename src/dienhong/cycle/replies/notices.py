"""What officials are told about replies: one function a message."""

from datetime import datetime

from django.utils import timezone

from dienhong.civic.notices.actions import notify
from dienhong.civic.people.queries import people_of_unit_who_may, people_who_may
from dienhong.civic.people.roles import Permission
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
    notify(people, key=key, text=text, subject="opinion", subject_id=reply.opinion_id, now=now)


def _send(reply: Reply, permission: Permission, text: str, key: str, now: datetime) -> None:
    people = people_who_may(permission, timezone.localdate(now))
    notify(people, key=key, text=text, subject="opinion", subject_id=reply.opinion_id, now=now)
