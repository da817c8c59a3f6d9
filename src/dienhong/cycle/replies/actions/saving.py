"""Saving a draft while it is written, and settling two texts of one reply."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from dienhong.cycle.replies.actions.draft import answerable, open_reply, overwrite, start_reply
from dienhong.cycle.replies.actions.keeping import keep_text, settle_texts
from dienhong.cycle.replies.models import Reply, ReplyText
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing, Overtaken, Refused
from dienhong.kernel.vietnamese import nfc

LONGEST = 20_000
LONGEST_BASIS = 2_000


@dataclass(frozen=True, slots=True)
class Saved:
    """The reply as it stands, and the text that waits beside it, where somebody else had saved meanwhile."""

    reply: Reply
    waiting: ReplyText | None = None


def save_text(
    actor: Actor,
    opinion_id: int,
    *,
    client_id: UUID,
    text: str,
    legal_basis: str = "",
    seen_version: int | None = None,
    now: datetime,
) -> Saved:
    """Save what is typed; its promises stay. `client_id` names this sending: the same one again changes nothing.

    On a version that is no longer the newest, the text is kept beside the reply's own and returned as `waiting`.
    """
    opinion = answerable(actor, opinion_id)
    if len(text) > LONGEST or len(legal_basis) > LONGEST_BASIS:
        raise Refused("Nội dung dài quá nên chưa lưu được. Hãy rút gọn.", field="text")
    again = ReplyText.objects.select_related("reply").filter(client_id=client_id, reply__opinion=opinion).first()
    if again is not None:
        return Saved(again.reply, None if again.settled else again)
    try:
        return _save(actor, opinion_id, client_id, nfc(text), nfc(legal_basis), seen_version, now)
    except IntegrityError:  # Another sending came first: its reply is there now.
        return _save(actor, opinion_id, client_id, nfc(text), nfc(legal_basis), seen_version, now)


@transaction.atomic
def choose_text(actor: Actor, text_id: int, *, take: bool, seen_version: int, now: datetime) -> Reply:
    """Settle a text that waits: `take` it in place of the reply's own, or leave that. Both stay in the history."""
    waiting = ReplyText.objects.select_related("reply").filter(pk=text_id, settled=False).first()
    if waiting is None:
        raise Missing
    reply = waiting.reply
    answerable(actor, reply.opinion_id)
    ReplyText.objects.filter(pk=text_id).update(settled=True)
    if take:
        overwrite(actor, reply, waiting.text, waiting.legal_basis, seen_version, now)
        version = seen_version + 1
        keep_text(actor, reply, text=waiting.text, legal_basis=waiting.legal_basis, version=version, now=now)
    reply.refresh_from_db()
    return reply


@transaction.atomic
def _save(
    actor: Actor, opinion_id: int, client_id: UUID, text: str, basis: str, seen_version: int | None, now: datetime
) -> Saved:
    reply = open_reply(opinion_id)
    version = 1
    if reply is None:
        reply = start_reply(actor, opinion_id, text, basis, now)
    elif (reply.text, reply.legal_basis) == (text, basis):
        return Saved(reply)
    else:
        try:
            overwrite(actor, reply, text, basis, seen_version, now)
        except Overtaken:
            return Saved(
                reply,
                keep_text(actor, reply, text=text, legal_basis=basis, version=None, client_id=client_id, now=now),
            )
        version = (seen_version or 0) + 1
    keep_text(actor, reply, text=text, legal_basis=basis, version=version, client_id=client_id, now=now)
    settle_texts(actor, reply)
    reply.refresh_from_db()
    return Saved(reply)
