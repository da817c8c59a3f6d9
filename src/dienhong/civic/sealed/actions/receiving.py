"""The doors of the sealed track: content comes in, and goes back to the register."""

import json
import uuid
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from dienhong.civic.people.models import User
from dienhong.civic.people.queries import people_who_can_log_in, with_roles
from dienhong.civic.people.roles import Role
from dienhong.civic.sealed.actions.reaching import move_case, open_case_for, write_entry
from dienhong.civic.sealed.events import CaseReleased, CaseSealed
from dienhong.civic.sealed.models import CaseAccess, SealedCase
from dienhong.civic.sealed.rules import accuses_chairman, mentioned
from dienhong.civic.sealed.states import SEALED_FLOW, Deed, Standing
from dienhong.engines.journal.record import record
from dienhong.engines.secrets.seal import Seal
from dienhong.kernel.actors import Actor, system

_WHY_BARRED = "Tên hoặc chức vụ có trong nội dung; tự động hạn chế cho đến khi có người xem xét."


@transaction.atomic
def seal_case(
    *, code: str, content: dict[str, Any], rule: str, key: uuid.UUID, seal: Seal, now: datetime
) -> SealedCase:
    """Keep `content` (the words and the sender) sealed. Anybody may cause it; nobody is named as the one who did.

    A code whose case was released before gets the same case again. Officials whom the words name are left out at once.
    """
    sealed = seal.close(json.dumps(content, ensure_ascii=False))
    again = SEALED_FLOW.step("seal_again")
    known = SealedCase.objects.filter(code=code, state__in=again.sources)
    if known.update(sealed=sealed, rule=rule, state=again.target, received_at=now, decided_at=None):
        case = SealedCase.objects.get(code=code)
    else:
        case = SealedCase.objects.create(code=code, submission_key=key, sealed=sealed, rule=rule, received_at=now)
    _bar_mentioned(case, str(content.get("text", "")), seal, now)
    record(system(case.commune_id), CaseSealed(subject_id=case.pk), now)
    return case


@transaction.atomic
def release_case(actor: Actor, case_id: int, *, seal: Seal, now: datetime) -> tuple[SealedCase, dict[str, Any]]:
    """It is none: hand the content back, for the caller to enter in the register in the same transaction."""
    case = open_case_for(actor, case_id, now=now)
    move_case(case, "release", decided_at=now)
    record(actor, CaseReleased(subject_id=case_id), now)
    content: dict[str, Any] = json.loads(seal.open(case.sealed))
    return case, content


def _bar_mentioned(case: SealedCase, text: str, seal: Seal, now: datetime) -> None:
    day = timezone.localdate(now)
    found = mentioned(text, dict(people_who_can_log_in(day).values_list("pk", "full_name")))
    if accuses_chairman(text):
        found |= set(with_roles([Role.CHAIRMAN], day).values_list("pk", flat=True))
    for person in User.objects.filter(pk__in=found):
        _, new = CaseAccess.objects.get_or_create(case=case, user=person, defaults={"standing": Standing.BARRED})
        if new:
            write_entry(None, case, Deed.BARRED, _WHY_BARRED, seal=seal, now=now, person_id=person.pk)
