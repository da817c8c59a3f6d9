"""Handing issued documents out, and getting recalled ones back."""

from datetime import datetime

from django.db import IntegrityError, transaction

from dienhong.civic.documents.events import DispatchAcknowledged, DispatchDestroyed, DocumentDispatched
from dienhong.civic.documents.models import Dispatch
from dienhong.civic.documents.moving import document_by_id
from dienhong.civic.documents.permissions import may_register
from dienhong.civic.documents.states import WITH_FILES, DocumentState, Medium
from dienhong.engines.journal.record import record
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing, Overtaken, Refused
from dienhong.kernel.vietnamese import nfc


def dispatch_document(
    actor: Actor, document_id: int, *, recipient: str, medium: Medium, copies: int = 1, now: datetime
) -> Dispatch:
    """Note that the document was handed to a recipient."""
    may_register(actor).require()
    row = document_by_id(document_id)
    if row.state not in WITH_FILES:
        raise Refused("Văn bản chưa ban hành nên chưa chuyển được.")
    if not recipient.strip():
        raise Refused("Hãy ghi nơi nhận.", field="recipient")
    try:
        with transaction.atomic():
            dispatch = Dispatch.objects.create(
                document=row,
                recipient=nfc(recipient).strip()[:200],
                medium=medium,
                copies=copies,
                sent_at=now,
                sent_by_id=actor.user_id,
            )
            record(actor, DocumentDispatched(subject_id=row.pk, dispatch=dispatch.pk), now)
    except IntegrityError as error:
        raise Refused("Văn bản đã chuyển cho nơi nhận này.", field="recipient") from error
    return dispatch


@transaction.atomic
def acknowledge_dispatch(actor: Actor, dispatch_id: int, *, by: str, now: datetime) -> None:
    """The recipient signed for it."""
    may_register(actor).require()
    dispatch = _dispatch(dispatch_id)
    waiting = Dispatch.objects.filter(pk=dispatch_id, acknowledged_at=None)
    if not waiting.update(acknowledged_at=now, acknowledged_by=nfc(by).strip()[:120]):
        raise Overtaken
    record(actor, DispatchAcknowledged(subject_id=dispatch.document_id, dispatch=dispatch.pk), now)


@transaction.atomic
def confirm_destroyed(actor: Actor, dispatch_id: int, *, now: datetime) -> None:
    """The recipient of a recalled document confirmed that it is destroyed or given back (NĐ 30/2020, Điều 18)."""
    may_register(actor).require()
    dispatch = _dispatch(dispatch_id)
    if dispatch.document.state != DocumentState.RECALLED:
        raise Refused("Văn bản này chưa thu hồi.")
    if not Dispatch.objects.filter(pk=dispatch_id, destroyed_at=None).update(destroyed_at=now):
        raise Overtaken
    record(actor, DispatchDestroyed(subject_id=dispatch.document_id, dispatch=dispatch.pk), now)


def _dispatch(dispatch_id: int) -> Dispatch:
    dispatch = Dispatch.objects.select_related("document").filter(pk=dispatch_id).first()
    if dispatch is None:
        raise Missing
    return dispatch
