"""What văn thư does: number, issue, hand out; and taking back."""

from datetime import date, datetime
from pathlib import Path

from django.db import transaction
from django.utils.timezone import localdate

from dienhong.civic.documents import rules
from dienhong.civic.documents.events import (
    DocumentNumbered,
    DocumentRecalled,
    NumberVoided,
)
from dienhong.civic.documents.issuing import send_out
from dienhong.civic.documents.models import IssuedNumber
from dienhong.civic.documents.moving import document_by_id, move_document, take_number
from dienhong.civic.documents.numbering import Giving, lock_counters
from dienhong.civic.documents.permissions import may_approve_document, may_register, may_void_number
from dienhong.engines.journal.record import record
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Refused
from dienhong.kernel.vietnamese import nfc


@transaction.atomic
def number_document(
    actor: Actor,
    document_id: int,
    *,
    day: date | None = None,
    behind: int | None = None,
    reason: str = "",
    now: datetime,
) -> None:
    """Give a signed document its number and its day (today without one).

    `behind` asks for a back-number (168a behind 168); that, and a day before the last number's, needs a `reason`.
    """
    may_register(actor).require()
    row = document_by_id(document_id)
    dated = day or localdate(now)
    rules.datable(dated, localdate(now)).enforce("day")
    if row.signed_on is not None and dated < row.signed_on:
        raise Refused("Ngày văn bản không thể trước ngày ký.", field="day")
    giving = Giving(day=dated, by=actor.user_id, now=now, reason=nfc(reason).strip()[:300])
    counter = lock_counters([row.of_kind], dated)[row.kind]
    take_number(row, counter, giving, behind=behind)
    record(actor, DocumentNumbered(subject_id=row.pk, reference=row.reference, day=dated.isoformat()), now)


@transaction.atomic
def void_number(actor: Actor, document_id: int, *, reason: str, now: datetime) -> None:
    """A number given by mistake, before the document went out: it stays in the register with the reason."""
    may_void_number(actor).require()
    rules.given_reason(reason, "hủy số").enforce("reason")
    row = document_by_id(document_id)
    move_document(row, "void")
    IssuedNumber.objects.filter(document=row).update(void_reason=nfc(reason).strip()[:300])
    record(actor, NumberVoided(subject_id=row.pk, reference=row.reference), now)


@transaction.atomic
def issue_document(actor: Actor, document_id: int, *, folder: Path, now: datetime) -> None:
    """Send the document out: its files are made and kept below `folder`, and never made anew."""
    may_register(actor).require()
    send_out(actor, document_by_id(document_id), folder, now)


@transaction.atomic
def recall_document(actor: Actor, document_id: int, *, reason: str, now: datetime) -> None:
    """Take an issued document back."""
    row = document_by_id(document_id)
    may_approve_document(actor, row.of_system, row.signer.holder_id if row.signer else None).require()
    rules.given_reason(reason, "thu hồi").enforce("reason")
    move_document(row, "recall", recall_reason=nfc(reason).strip()[:500])
    record(actor, DocumentRecalled(subject_id=row.pk), now)
