"""What a case is: a denunciation or a complaint."""

from datetime import datetime

from django.db import transaction

from dienhong.civic.sealed.actions.reaching import move_case, open_case_for
from dienhong.civic.sealed.events import CaseConfirmed
from dienhong.engines.journal.record import record
from dienhong.kernel.actors import Actor


@transaction.atomic
def confirm_case(actor: Actor, case_id: int, *, now: datetime) -> None:
    """It is a denunciation: it stays sealed and follows its own law."""
    _confirm(actor, case_id, "confirm", now)


@transaction.atomic
def confirm_complaint(actor: Actor, case_id: int, *, now: datetime) -> None:
    """It is a complaint: not for the dialogue either, but for the procedure of Luật Khiếu nại 2011."""
    _confirm(actor, case_id, "confirm_complaint", now)


def _confirm(actor: Actor, case_id: int, name: str, now: datetime) -> None:
    move_case(open_case_for(actor, case_id, now=now), name, decided_at=now)
    record(actor, CaseConfirmed(subject_id=case_id), now)
