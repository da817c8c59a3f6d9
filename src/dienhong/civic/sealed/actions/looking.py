"""Looking at what is sealed: first the reason is written down for good, then the words are shown for a short time."""

import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from dienhong.civic.sealed.actions.reaching import known_case, open_case_for, typed
from dienhong.civic.sealed.events import CaseOpened
from dienhong.civic.sealed.models import Look, RedactedCopy, SealedCase
from dienhong.civic.sealed.states import LookReason, Shown
from dienhong.engines.journal.record import record
from dienhong.engines.secrets.seal import Seal
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing, Refused

LOOK_LASTS = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Opened:
    """What one look shows: the content, or the copy's text, or the noted looks with the words typed at each."""

    case: SealedCase
    look: Look
    content: dict[str, Any] = field(default_factory=dict)
    copy: RedactedCopy | None = None
    copy_text: str = ""
    looks: list[tuple[Look, str]] = field(default_factory=list)


@transaction.atomic
def look_at(
    actor: Actor, case_id: int, *, reason: LookReason, note: str, shown: Shown, seal: Seal, now: datetime
) -> Look:
    """Write down that the actor looks at `shown` and why. `Refused` at "note" when "other" is not explained.

    The list of looks is open to those who may name people too; the words are not.
    """
    case, may = known_case(actor, case_id, now=now)
    if not (shown == Shown.LOG and may.list):
        may.open.require()
    words = typed(note, "note", least=5 if reason == LookReason.OTHER else 0)
    copy = RedactedCopy.objects.filter(case=case).first()
    if shown == Shown.COPY and copy is None:
        raise Refused("Chưa có bản sao. Mở nội dung rồi bấm “Lập bản sao”.")
    if shown == Shown.PRINT and (copy is None or copy.approved_at is None):
        raise Refused("Bản sao chưa được duyệt nên chưa in được.")
    record(actor, CaseOpened(subject_id=case.pk), now)
    return Look.objects.create(
        case=case, at=now, by_id=actor.person_id, reason=reason, shown=shown, sealed=seal.close(words)
    )


def read_look(actor: Actor, case_id: int, look_id: int, *, seal: Seal, now: datetime) -> Opened:
    """What the actor's own look shows while it lasts; `Missing` afterwards and for anybody else's."""
    case, may = known_case(actor, case_id, now=now)
    fresh = Look.objects.filter(pk=look_id, case=case, by_id=actor.person_id, at__gt=now - LOOK_LASTS)
    look = fresh.first()
    if look is None:
        raise Missing
    if look.shown == Shown.LOG:
        if not may.list:
            may.open.require()
        looks = [(row, seal.open(row.sealed)) for row in Look.objects.filter(case=case).select_related("by")]
        return Opened(case, look, looks=looks)
    case = open_case_for(actor, case_id, now=now)
    if look.shown == Shown.CONTENT:
        return Opened(case, look, content=json.loads(seal.open(case.sealed)))
    copy = RedactedCopy.objects.get(case=case)
    if look.shown == Shown.PRINT and copy.approved_at is None:
        raise Missing
    return Opened(case, look, copy=copy, copy_text=seal.open(copy.sealed))
