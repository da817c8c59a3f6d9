"""A leader's decision on a document, and the signature."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from dienhong.civic.documents import rules
from dienhong.civic.documents.events import (
    DocumentApproved,
    DocumentNumbered,
    DocumentReturned,
    DocumentSigned,
    FindingsOverridden,
)
from dienhong.civic.documents.models import OfficialDocument
from dienhong.civic.documents.moving import (
    document_by_id,
    move_document,
    require_mandate,
    require_seen,
    signer_of,
    take_number,
)
from dienhong.civic.documents.numbering import Giving, lock_counters
from dienhong.civic.documents.permissions import may_approve_document, may_record_signature, may_register
from dienhong.civic.documents.states import DOCUMENT_FLOW, DocumentState, Medium
from dienhong.engines.journal.record import record
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Refused
from dienhong.kernel.vietnamese import nfc


@transaction.atomic
def approve_document(actor: Actor, document_id: int, *, seen_version: int, now: datetime) -> None:
    """The content is right and may be signed."""
    row = document_by_id(document_id)
    may_approve_document(actor, row.of_system, signer_of(row).holder_id).require()
    require_seen(row, seen_version)
    move_document(row, "approve", approved_by_id=actor.user_id, approved_at=now)
    record(actor, DocumentApproved(subject_id=row.pk, version=row.version), now)


@transaction.atomic
def return_document(actor: Actor, document_id: int, *, seen_version: int, reason: str, now: datetime) -> None:
    """Back to the writer, with what to change; before it has a number."""
    row = document_by_id(document_id)
    signer = row.signer.holder_id if row.signer else None
    if not may_register(actor):
        may_approve_document(actor, row.of_system, signer).require()
    if not reason.strip():
        raise Refused("Hãy ghi điều cần sửa để người soạn biết.", field="reason")
    require_seen(row, seen_version)
    move_document(
        row, "return", return_reason=nfc(reason).strip()[:500], signed_on=None, approved_by=None, approved_at=None
    )
    record(actor, DocumentReturned(subject_id=row.pk), now)


@transaction.atomic
def override_findings(actor: Actor, document_id: int, *, reason: str, now: datetime) -> None:
    """Let a document go out although the linter finds errors in it."""
    row = document_by_id(document_id)
    may_approve_document(actor, row.of_system, row.signer.holder_id if row.signer else None).require()
    rules.given_reason(reason, "cho ban hành dù còn lỗi thể thức").enforce("reason")
    OfficialDocument.objects.filter(pk=row.pk).update(lint_override=nfc(reason).strip()[:500])
    record(actor, FindingsOverridden(subject_id=row.pk), now)


@transaction.atomic
def sign_document(actor: Actor, document_id: int, *, seen_version: int, on: date | None = None, now: datetime) -> None:
    """Sign, or record that the paper was signed on the day `on` (today without it).

    An electronic document is signed today and gets its number from the system at once.
    """
    row = document_by_id(document_id)
    is_electronic = row.medium == Medium.ELECTRONIC
    day = localdate(now) if is_electronic else on or localdate(now)
    DOCUMENT_FLOW.require("sign", DocumentState(row.state))
    counters = lock_counters([row.of_kind], day) if is_electronic else {}
    require_seen(row, seen_version)
    _sign(actor, row, day, now)
    if is_electronic:
        take_number(row, counters[row.kind], Giving(day=day, by=actor.user_id, now=now))
    record(actor, DocumentSigned(subject_id=row.pk, mandate=signer_of(row).pk), now)
    if is_electronic:
        record(actor, DocumentNumbered(subject_id=row.pk, reference=row.reference, day=day.isoformat()), now)


@transaction.atomic
def sign_documents(actor: Actor, document_ids: Sequence[int], *, now: datetime) -> None:
    """Sign many approved documents of one's own in one go; a batch gives the numbers when it issues them."""
    day = localdate(now)
    rows = [document_by_id(document_id) for document_id in sorted(set(document_ids))]
    for row in rows:
        _sign(actor, row, day, now)
    for row in rows:
        record(actor, DocumentSigned(subject_id=row.pk, mandate=signer_of(row).pk), now)


def _sign(actor: Actor, row: OfficialDocument, day: date, now: datetime) -> None:
    on_paper = row.medium == Medium.PAPER
    may_record_signature(actor, signer_of(row).holder_id, on_paper=on_paper).require()
    rules.datable(day, localdate(now)).enforce("on")
    require_mandate(row, day)
    move_document(row, "sign", signed_on=day)
