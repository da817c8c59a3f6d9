"""Adding to the journal, and what follows from an event."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from django.db import transaction

from dienhong.engines.journal.chain import Link, digest
from dienhong.engines.journal.models import ChainHead, Entry
from dienhong.engines.tenancy.scope import current_commune_id
from dienhong.kernel.actors import Actor
from dienhong.kernel.events import Event

Reaction = Callable[[int, int], object]
"""Takes the commune's id and the entry's id; enqueues a job in the running transaction."""

_reactions: dict[type[Event], tuple[Reaction, ...]] = {}


def bind_reactions(table: Mapping[type[Event], Sequence[Reaction]]) -> None:
    """Set the one table of what follows from which event (`config/reactions.py`), once at start-up."""
    _reactions.clear()
    _reactions.update({event: tuple(reactions) for event, reactions in table.items()})


def record(actor: Actor, event: Event, now: datetime) -> Entry:
    """Append `event` to the current commune's chain and enqueue its reactions, all in the caller's transaction.

    Raises `transaction.TransactionManagementError` outside a transaction: an event without its effect must not exist.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("an event is recorded in the transaction of its effect")
    commune_id = current_commune_id()
    head = ChainHead.objects.select_for_update().first() or _first_head(commune_id)
    link = Link(
        commune_id=commune_id,
        number=head.number + 1,
        at=now,
        actor_id=actor.user_id,
        actor_name=actor.name,
        verb=event.verb,
        subject=event.subject,
        subject_id=event.subject_id,
        details=event.details(),
    )
    entry = Entry.objects.create(
        number=link.number,
        at=link.at,
        actor_id=link.actor_id,
        actor_name=link.actor_name,
        verb=link.verb,
        subject=link.subject,
        subject_id=link.subject_id,
        details=link.details,
        previous_digest=head.digest,
        digest=digest(link, head.digest),
    )
    head.number, head.digest = entry.number, entry.digest
    head.save(update_fields=["number", "digest"])
    for reaction in _reactions.get(type(event), ()):
        reaction(commune_id, entry.pk)
    return entry


def _first_head(commune_id: int) -> ChainHead:
    """Of a commune without a journal; another process may be making it too."""
    ChainHead.objects.get_or_create(commune_id=commune_id)
    return ChainHead.objects.select_for_update().get()
