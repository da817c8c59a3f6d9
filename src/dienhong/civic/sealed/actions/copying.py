"""The copy without the sender: proposed by the machine, written and approved by a person."""

import json
from datetime import datetime
from typing import Any

from django.db import transaction

from dienhong.civic.sealed.actions.reaching import open_case_for, write_entry
from dienhong.civic.sealed.events import CaseCopyChanged
from dienhong.civic.sealed.models import RedactedCopy
from dienhong.civic.sealed.rules import proposed_copy, still_tells
from dienhong.civic.sealed.states import Deed
from dienhong.engines.journal.record import record
from dienhong.engines.secrets.seal import Seal
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing, Overtaken, Refused
from dienhong.kernel.vietnamese import nfc

_SENDER = ("name", "phone", "email", "organisation")


@transaction.atomic
def start_copy(actor: Actor, case_id: int, *, seal: Seal, now: datetime) -> RedactedCopy:
    """A first proposal, to be read and changed; an existing copy stays as it is."""
    case = open_case_for(actor, case_id, now=now)
    content: dict[str, Any] = json.loads(seal.open(case.sealed))
    text = proposed_copy(content["text"], _own_words(content))
    copy, new = RedactedCopy.objects.get_or_create(
        case=case, defaults={"sealed": seal.close(text), "written_by_id": actor.person_id, "written_at": now}
    )
    if new:
        record(actor, CaseCopyChanged(subject_id=case.pk), now)
    return copy


@transaction.atomic
def write_copy(actor: Actor, case_id: int, *, text: str, seen_version: int, seal: Seal, now: datetime) -> None:
    """Change the copy's words; an approval is gone with it. `Overtaken` when somebody changed it in between."""
    case = open_case_for(actor, case_id, now=now)
    clean = nfc(text).strip()
    if not clean:
        raise Refused("Bản sao đang trống. Hãy ghi nội dung cần chuyển.", field="text")
    changed = RedactedCopy.objects.filter(case=case, version=seen_version).update(
        sealed=seal.close(clean),
        version=seen_version + 1,
        written_by_id=actor.person_id,
        written_at=now,
        approved_by=None,
        approved_at=None,
    )
    if not changed:
        raise Overtaken
    record(actor, CaseCopyChanged(subject_id=case.pk), now)


@transaction.atomic
def approve_copy(actor: Actor, case_id: int, *, seen_version: int, seal: Seal, now: datetime) -> None:
    """A person answers for the copy. `Refused` while the sender's name, telephone or e-mail still stand in it."""
    case = open_case_for(actor, case_id, now=now)
    copy = RedactedCopy.objects.filter(case=case).first()
    if copy is None:
        raise Missing
    content: dict[str, Any] = json.loads(seal.open(case.sealed))
    if still_tells(seal.open(copy.sealed), _own_words(content)):
        raise Refused(
            "Bản sao vẫn còn họ tên, điện thoại hoặc thư điện tử của người gửi. Hãy xóa rồi duyệt lại.", field="text"
        )
    same = RedactedCopy.objects.filter(pk=copy.pk, version=seen_version)
    if not same.update(approved_by_id=actor.person_id, approved_at=now):
        raise Overtaken
    write_entry(actor, case, Deed.COPY_APPROVED, "", seal=seal, now=now)
    record(actor, CaseCopyChanged(subject_id=case.pk), now)


def _own_words(content: dict[str, Any]) -> list[str]:
    """What the sender and those who signed with them told about themselves."""
    signers = [row.get(part) or "" for row in content.get("signers", []) for part in ("name", "phone")]
    return [content.get(part) or "" for part in _SENDER] + signers
