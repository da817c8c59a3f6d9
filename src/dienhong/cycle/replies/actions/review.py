"""A leader's decision, and giving the answer.

`seen_version` is the `Reply.version` on the person's screen: nobody decides on a text that they have not read.
"""

from datetime import datetime

from django.db import transaction

from dienhong.cycle.opinions.actions.merging import answer_group
from dienhong.cycle.opinions.actions.moving import moving
from dienhong.cycle.opinions.concerned import require_open_to
from dienhong.cycle.opinions.events import OpinionReplied
from dienhong.cycle.replies.actions.draft import move_reply, reply_by_id
from dienhong.cycle.replies.events import ReplyApproved, ReplyPublished, ReplyReturned
from dienhong.cycle.replies.models import Reply
from dienhong.cycle.replies.permissions import may_approve, may_publish
from dienhong.engines.journal.record import record
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Overtaken, Refused


@transaction.atomic
def approve_reply(actor: Actor, reply_id: int, *, seen_version: int, now: datetime) -> None:
    """Raises `Overtaken` when the text was changed or handed in anew after `seen_version`."""
    reply = reply_by_id(reply_id)
    require_open_to(actor, reply.opinion_id)
    may_approve(actor, reply.drafted_by_id).require()
    _require_seen(reply, seen_version)
    move_reply(reply, "approve", approved_by=actor.user_id, approved_at=now)
    record(actor, ReplyApproved(subject_id=reply.pk, opinion=reply.opinion_id), now)


@transaction.atomic
def return_reply(actor: Actor, reply_id: int, *, seen_version: int, reason: str, now: datetime) -> None:
    """Back to the writer, with what to change."""
    reply = reply_by_id(reply_id)
    require_open_to(actor, reply.opinion_id)
    may_approve(actor, None).require()
    if not reason.strip():
        raise Refused("Hãy ghi điều cần sửa để người soạn biết.", field="reason")
    _require_seen(reply, seen_version)
    move_reply(reply, "return", return_reason=reason.strip())
    record(actor, ReplyReturned(subject_id=reply.pk, opinion=reply.opinion_id, reason=reason.strip()), now)


@transaction.atomic
def give_reply(actor: Actor, reply_id: int, *, seen_version: int, now: datetime) -> None:
    """Give the answer to its sender. Everybody else reads it only once its public wording is approved."""
    reply = reply_by_id(reply_id)
    may_publish(actor).require()
    _require_seen(reply, seen_version)
    with moving(actor, reply.opinion_id, "reply", now=now) as move:
        move_reply(reply, "publish", published_at=now)
        move.record(OpinionReplied(subject_id=reply.opinion_id, reply=reply.pk))
        move.record(ReplyPublished(subject_id=reply.pk, opinion=reply.opinion_id))
        answer_group(actor, reply.opinion_id, reply_id=reply.pk, now=now)


def _require_seen(reply: Reply, seen_version: int) -> None:
    if reply.version != seen_version:
        raise Overtaken(
            "Dự thảo đã được sửa hoặc trình lại sau khi ông/bà mở trang. Chưa ghi nhận gì; "
            "hãy đọc bản mới rồi quyết định."
        )
