"""Issuing hundreds of documents: begun, stopped, resumed; each exactly once.

A chunk is one transaction: a worker killed in it leaves no number, no file on record and no receipt behind.
"""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.utils.timezone import localdate

from dienhong.civic.documents.events import BatchContinued, BatchFinished, BatchStopped, DocumentNumbered
from dienhong.civic.documents.issuing import send_out
from dienhong.civic.documents.models import BatchItem, IssueBatch, OfficialDocument
from dienhong.civic.documents.moving import document_by_id, take_number
from dienhong.civic.documents.numbering import Giving, lock_counters
from dienhong.civic.documents.permissions import may_register
from dienhong.civic.documents.states import BATCH_FLOW, BatchState, DocumentState, ItemState
from dienhong.engines.journal.record import record
from dienhong.kernel.actors import Actor, system
from dienhong.kernel.errors import DienHongError, Missing, Overtaken, Refused
from dienhong.kernel.vietnamese import nfc

CHUNK = 10
"""Documents a transaction: about a second, so that others wait no longer for the next number."""

_READY = (DocumentState.SIGNED, DocumentState.NUMBERED)


@transaction.atomic
def start_batch(actor: Actor, document_ids: Sequence[int], *, title: str, now: datetime) -> IssueBatch:
    """Issue signed documents one after the other, in this order, all dated today."""
    may_register(actor).require()
    if not document_ids:
        raise Refused("Hãy chọn ít nhất một văn bản.", field="documents")
    states = dict(OfficialDocument.objects.filter(pk__in=document_ids).values_list("pk", "state"))
    if len(states) != len(set(document_ids)):
        raise Missing
    if any(state not in _READY for state in states.values()):
        raise Refused("Chỉ ban hành được văn bản đã ký. Hãy bỏ các văn bản chưa ký khỏi danh sách.", field="documents")
    if BatchItem.objects.filter(document_id__in=document_ids).exists():
        raise Refused("Có văn bản đã nằm trong một đợt ban hành khác.", field="documents")
    batch = IssueBatch.objects.create(
        title=nfc(title).strip()[:200], day=localdate(now), started_at=now, started_by_id=actor.person_id
    )
    BatchItem.objects.bulk_create(
        BatchItem(commune_id=batch.commune_id, batch=batch, position=position, document_id=document_id)
        for position, document_id in enumerate(dict.fromkeys(document_ids), start=1)
    )
    record(actor, BatchContinued(subject_id=batch.pk, round=batch.round), now)
    return batch


@transaction.atomic
def stop_batch(actor: Actor, batch_id: int, *, now: datetime) -> None:
    """Stop after the chunk that is under way."""
    may_register(actor).require()
    batch = _batch(batch_id)
    _move(batch, "stop")
    record(actor, BatchStopped(subject_id=batch.pk), now)


@transaction.atomic
def resume_batch(actor: Actor, batch_id: int, *, now: datetime) -> None:
    """Go on; what could not be issued before is tried again."""
    may_register(actor).require()
    batch = _batch(batch_id)
    _move(batch, "resume", round=batch.round + 1, day=localdate(now))
    batch.items.filter(state=ItemState.REFUSED).update(state=ItemState.WAITING, refusal="")
    record(actor, BatchContinued(subject_id=batch.pk, round=batch.round), now)


@transaction.atomic
def continue_batch(actor: Actor, batch_id: int, *, seen_round: int, folder: Path, now: datetime) -> None:
    """Issue the next chunk and ask for the one after it; nothing when the batch was stopped or resumed meanwhile."""
    if actor != system(actor.commune_id):
        may_register(actor).require()
    batch = _batch(batch_id)
    if batch.state != BatchState.RUNNING or batch.round != seen_round:
        return
    waiting = batch.items.filter(state=ItemState.WAITING)
    chunk = list(waiting.select_related("document")[:CHUNK])
    _lock(chunk, batch)
    for item in chunk:
        _issue_item(actor, item, batch, folder, now)
    if waiting.exists():
        record(actor, BatchContinued(subject_id=batch.pk, round=batch.round), now)
    elif batch.items.filter(state=ItemState.REFUSED).exists():
        _move(batch, "stop")
        record(actor, BatchStopped(subject_id=batch.pk), now)
    else:
        _move(batch, "finish")
        record(actor, BatchFinished(subject_id=batch.pk), now)


def _lock(chunk: Sequence[BatchItem], batch: IssueBatch) -> None:
    """Counters, then documents, then (with the first event) the journal: the order in which everybody locks."""
    rows = [item.document for item in chunk]
    lock_counters({row.kind: row.of_kind for row in rows}.values(), batch.day)
    touched = {row.pk for row in rows} | {pk for row in rows for pk in (row.replaces_id, row.corrects_id) if pk}
    list(OfficialDocument.objects.select_for_update().filter(pk__in=touched).order_by("pk").values_list("pk"))


def _issue_item(actor: Actor, item: BatchItem, batch: IssueBatch, folder: Path, now: datetime) -> None:
    claimed = BatchItem.objects.filter(pk=item.pk, state=ItemState.WAITING)
    if not claimed.update(state=ItemState.DONE):
        return
    try:
        with transaction.atomic():
            _number_and_issue(actor, document_by_id(item.document_id), batch, folder, now)
    except DienHongError as refusal:
        BatchItem.objects.filter(pk=item.pk).update(state=ItemState.REFUSED, refusal=refusal.message[:500])


def _number_and_issue(actor: Actor, row: OfficialDocument, batch: IssueBatch, folder: Path, now: datetime) -> None:
    if row.state == DocumentState.SIGNED:
        counter = lock_counters([row.of_kind], batch.day)[row.kind]
        take_number(row, counter, Giving(day=batch.day, by=batch.started_by_id, now=now))
        event = DocumentNumbered(subject_id=row.pk, reference=row.reference, day=batch.day.isoformat())
        record(actor, event, now)
    send_out(actor, row, folder, now)


def _batch(batch_id: int) -> IssueBatch:
    batch = IssueBatch.objects.filter(pk=batch_id).first()
    if batch is None:
        raise Missing
    return batch


def _move(batch: IssueBatch, step_name: str, **changes: object) -> None:
    step = BATCH_FLOW.require(step_name, BatchState(batch.state))
    as_read = IssueBatch.objects.filter(pk=batch.pk, state=batch.state, round=batch.round)
    if not as_read.update(state=step.target, **changes):
        raise Overtaken
    batch.state = step.target
    for name, value in changes.items():
        setattr(batch, name, value)
