"""The texts of a reply in writing: each is kept, so that nobody's words are lost."""

from datetime import datetime, timedelta
from uuid import UUID

from dienhong.cycle.replies.models import Reply, ReplyText
from dienhong.kernel.actors import Actor
from dienhong.kernel.vietnamese import nfc

_ONE_SITTING = timedelta(minutes=2)


def keep_text(
    actor: Actor,
    reply: Reply,
    *,
    text: str,
    legal_basis: str,
    version: int | None,
    client_id: UUID | None = None,
    now: datetime,
) -> ReplyText:
    """Keep a text of `reply`: the one that became `version`, or (None) one that waits beside it for a person to choose.

    Somebody who goes on writing makes one row in two minutes; a text that became shorter always makes its own. The
    caller holds the transaction.
    """
    values = {"version": version, "client_id": client_id, "text": nfc(text), "legal_basis": nfc(legal_basis)}
    last = reply.texts.filter(by_id=actor.user_id).first()
    if last and _goes_on(reply, last, text, version, now):
        ReplyText.objects.filter(pk=last.pk).update(**values, saved_at=now)
        last.refresh_from_db()
        return last
    if version is None:
        settle_texts(actor, reply)
    return ReplyText.objects.create(
        reply=reply, by_id=actor.user_id, at=now, saved_at=now, settled=version is not None, **values
    )


def settle_texts(actor: Actor, reply: Reply) -> None:
    """Nothing of this writer waits any more; the texts stay in the history."""
    reply.texts.filter(by_id=actor.user_id, settled=False).update(settled=True)


def _goes_on(reply: Reply, last: ReplyText, text: str, version: int | None, now: datetime) -> bool:
    is_same_kind = (last.version is None and not last.settled) if version is None else last.version == version - 1
    is_newest = version is None or reply.texts.first() == last
    return is_same_kind and is_newest and now - last.at < _ONE_SITTING and len(nfc(text)) >= len(last.text)
