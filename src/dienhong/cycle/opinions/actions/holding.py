"""Changing an open opinion where it stands: its state stays, its version rises, the events go along."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import transaction

from dienhong.cycle.opinions.actions.moving import Move
from dienhong.cycle.opinions.concerned import require_open_to
from dienhong.cycle.opinions.models import Opinion
from dienhong.cycle.opinions.states import OPEN_STATES
from dienhong.engines.journal.record import record
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing, Overtaken, Refused

_ENDED = "Ý kiến này đã kết thúc xử lý nên không thay đổi được nữa. Mời tải lại trang."


@contextmanager
def holding(actor: Actor, opinion_id: int, *, ended: str = _ENDED, now: datetime) -> Iterator[Move]:
    """Write what the block has set when it ends without an exception, all in one transaction; nothing for nothing.

    Raises `Missing`, `Refused` with the words `ended` (the opinion is no longer open) or `Overtaken`.
    """
    with transaction.atomic():
        opinion = Opinion.objects.select_for_update().filter(pk=opinion_id).first()
        if opinion is None:
            raise Missing
        require_open_to(actor, opinion_id)
        if opinion.state not in OPEN_STATES:
            raise Refused(ended)
        move = Move(opinion)
        yield move
        if not move.changes and not move.events:
            return
        held = Opinion.objects.filter(pk=opinion_id, state=opinion.state, version=opinion.version)
        if not held.update(version=opinion.version + 1, **move.changes):
            raise Overtaken
        for event in move.events:
            record(actor, event, now)
