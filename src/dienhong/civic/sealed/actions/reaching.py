"""The common first and last steps of every action on a case: may the actor know of it, and what is written down."""

from datetime import date, datetime

from django.utils import timezone

from dienhong.civic.people.roles import Permission
from dienhong.civic.sealed.models import CaseEntry, SealedCase
from dienhong.civic.sealed.permissions import may_read_sealed
from dienhong.civic.sealed.queries import Rights, rights, sealed_cases
from dienhong.civic.sealed.states import SEALED_FLOW, Deed, SealedState
from dienhong.engines.secrets.seal import Seal
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Forbidden, Missing, Overtaken, Refused
from dienhong.kernel.vietnamese import nfc

_LEAST, _MOST = 5, 2000


def known_case(actor: Actor, case_id: int, *, now: datetime) -> tuple[SealedCase, Rights]:
    """The case and what the actor may do with it.

    Raises `Missing` for an officer who may not know of it, as if there were none; `Forbidden` for anybody else.
    """
    day = timezone.localdate(now)
    case = sealed_cases(actor, day).filter(pk=case_id).first()
    if case is None:
        if actor.may(Permission.READ_SEALED):
            raise Missing
        raise Forbidden(may_read_sealed(actor).reason)
    return case, rights(actor, case, day)


def open_case_for(actor: Actor, case_id: int, *, now: datetime) -> SealedCase:
    """The case, for somebody who may open it."""
    case, may = known_case(actor, case_id, now=now)
    may.open.require()
    return case


def move_case(case: SealedCase, name: str, **values: object) -> None:
    """Take one step of the flow, unless somebody was faster."""
    step = SEALED_FLOW.require(name, SealedState(case.state))
    if not SealedCase.objects.filter(pk=case.pk, state__in=step.sources).update(state=step.target, **values):
        raise Overtaken


def write_entry(
    actor: Actor | None,
    case: SealedCase,
    deed: Deed,
    note: str,
    *,
    seal: Seal,
    now: datetime,
    person_id: int | None = None,
    on: date | None = None,
) -> None:
    """Add to the case's log; `actor` is None for what happens at once, by itself."""
    CaseEntry.objects.create(
        case=case,
        at=now,
        by_id=actor.person_id if actor else None,
        deed=deed,
        person_id=person_id,
        on=on,
        sealed=seal.close(note),
    )


def typed(text: str, field: str, *, least: int = _LEAST) -> str:
    """What a person typed, ready to be sealed; `Refused` at `field` when it says nothing or too much."""
    clean = nfc(text).strip()
    if len(clean) < least:
        raise Refused("Hãy ghi rõ hơn, ít nhất vài chữ.", field=field)
    if len(clean) > _MOST:
        raise Refused(f"Ghi gọn hơn, nhiều nhất {_MOST} ký tự.", field=field)
    return clean
