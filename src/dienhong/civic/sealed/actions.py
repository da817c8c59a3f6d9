"""Sealing, opening and deciding. Only the petition officer opens, and each opening is recorded."""

import json
import uuid
from datetime import datetime
from typing import Any

from django.db import transaction

from dienhong.civic.sealed.events import CaseConfirmed, CaseOpened, CaseReleased, CaseSealed
from dienhong.civic.sealed.models import SealedCase
from dienhong.civic.sealed.permissions import may_read_sealed
from dienhong.civic.sealed.states import SEALED_FLOW, SealedState
from dienhong.engines.journal.record import record
from dienhong.engines.secrets.seal import Seal
from dienhong.kernel.actors import Actor, system
from dienhong.kernel.errors import Missing, Overtaken


@transaction.atomic
def seal_case(
    *, code: str, content: dict[str, Any], rule: str, key: uuid.UUID, seal: Seal, now: datetime
) -> SealedCase:
    """Keep `content` (the words and the sender) sealed. Anybody may cause it; nobody is named as the one who did.

    A code whose case was released before gets the same case again.
    """
    sealed = seal.close(json.dumps(content, ensure_ascii=False))
    again = SEALED_FLOW.step("seal_again")
    known = SealedCase.objects.filter(code=code, state__in=again.sources)
    if known.update(sealed=sealed, rule=rule, state=again.target, received_at=now, decided_at=None):
        case = SealedCase.objects.get(code=code)
    else:
        case = SealedCase.objects.create(code=code, submission_key=key, sealed=sealed, rule=rule, received_at=now)
    record(system(case.commune_id), CaseSealed(subject_id=case.pk), now)
    return case


@transaction.atomic
def open_case(actor: Actor, case_id: int, *, seal: Seal, now: datetime) -> tuple[SealedCase, dict[str, Any]]:
    """The case and its content, for reading; the reading is recorded."""
    may_read_sealed(actor).require()
    case = _case(case_id)
    record(actor, CaseOpened(subject_id=case.pk), now)
    content: dict[str, Any] = json.loads(seal.open(case.sealed))
    return case, content


@transaction.atomic
def confirm_case(actor: Actor, case_id: int, *, now: datetime) -> None:
    """It is a denunciation: it stays sealed and follows its own law."""
    _decide(actor, case_id, "confirm", now)
    record(actor, CaseConfirmed(subject_id=case_id), now)


@transaction.atomic
def confirm_complaint(actor: Actor, case_id: int, *, now: datetime) -> None:
    """It is a complaint: not for the dialogue either, but for the procedure of Luật Khiếu nại 2011."""
    _decide(actor, case_id, "confirm_complaint", now)
    record(actor, CaseConfirmed(subject_id=case_id), now)


@transaction.atomic
def release_case(actor: Actor, case_id: int, *, seal: Seal, now: datetime) -> tuple[SealedCase, dict[str, Any]]:
    """It is none: hand the content back, for the caller to enter in the register in the same transaction."""
    _decide(actor, case_id, "release", now)
    record(actor, CaseReleased(subject_id=case_id), now)
    case = _case(case_id)
    content: dict[str, Any] = json.loads(seal.open(case.sealed))
    return case, content


def _decide(actor: Actor, case_id: int, name: str, now: datetime) -> None:
    may_read_sealed(actor).require()
    step = SEALED_FLOW.require(name, SealedState(_case(case_id).state))
    moved = SealedCase.objects.filter(pk=case_id, state__in=step.sources).update(state=step.target, decided_at=now)
    if not moved:
        raise Overtaken


def _case(case_id: int) -> SealedCase:
    case = SealedCase.objects.filter(pk=case_id).first()
    if case is None:
        raise Missing
    return case
