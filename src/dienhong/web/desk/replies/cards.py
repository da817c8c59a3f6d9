"""The cards of the approval inbox."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone

from dienhong.cycle.replies.models import Reply
from dienhong.cycle.replies.permissions import may_approve
from dienhong.cycle.replies.queries import to_approve
from dienhong.kernel.actors import Actor


@dataclass(frozen=True, slots=True)
class Card:
    """One reply that waits; `why_not` says why this person may not approve it; `put_off` is the address for later."""

    reply: Reply
    days_left: int | None
    why_not: str
    put_off: str
    is_later: bool


def approval_cards(actor: Actor, later: Sequence[str] = (), most: int = 100) -> list[Card]:
    """The most pressing first; those in `later` (ids as text) at the end."""
    today = timezone.localdate()
    waiting = to_approve(actor).select_related("opinion__village").prefetch_related("commitments__unit")[:most]
    cards = []
    for reply in waiting:
        due = reply.opinion.due_date
        key = str(reply.pk)
        card = Card(
            reply=reply,
            days_left=(due - today).days if due else None,
            why_not=may_approve(actor, reply.drafted_by_id).reason,
            put_off="de-sau=" + ",".join([*(other for other in later if other != key), key]),
            is_later=key in later,
        )
        cards.append(card)
    return sorted(cards, key=lambda card: card.is_later)
