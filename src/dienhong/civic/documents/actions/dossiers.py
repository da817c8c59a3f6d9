"""Opening a dossier, putting documents into it, closing it."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from dienhong.civic.documents.events import DocumentFiled, DossierClosed, DossierOpened
from dienhong.civic.documents.models import Dossier, OfficialDocument
from dienhong.civic.documents.moving import draft_of_actor
from dienhong.civic.documents.permissions import may_draft_document
from dienhong.civic.documents.states import DocumentState
from dienhong.engines.journal.record import record
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing, Refused
from dienhong.kernel.vietnamese import nfc


def open_dossier(
    actor: Actor,
    *,
    code: str,
    title: str,
    on: date,
    retention_years: int | None = None,
    maintenance: str = "",
    now: datetime,
) -> Dossier:
    """A new dossier; `code` such as 01.VP is unique in the commune."""
    may_draft_document(actor).require()
    if not code.strip() or not title.strip():
        raise Refused("Hãy ghi ký hiệu và tiêu đề hồ sơ.", field="title" if code.strip() else "code")
    try:
        with transaction.atomic():
            dossier = Dossier.objects.create(
                code=nfc(code).strip(),
                title=nfc(title).strip()[:500],
                opened_on=on,
                retention_years=retention_years,
                maintenance=nfc(maintenance).strip()[:30],
                keeper_id=actor.user_id,
            )
            record(actor, DossierOpened(subject_id=dossier.pk), now)
    except IntegrityError as error:
        raise Refused("Ký hiệu hồ sơ này đã dùng. Hãy chọn ký hiệu khác.", field="code") from error
    return dossier


@transaction.atomic
def file_document(actor: Actor, document_id: int, dossier_id: int | None, *, now: datetime) -> None:
    """Put a document into an open dossier, or with None out of the one it is in; a closed one keeps what it holds."""
    row = draft_of_actor(actor, document_id)
    if row.dossier_id is not None:
        _open(row.dossier_id)
    dossier = None if dossier_id is None else _open(dossier_id)
    OfficialDocument.objects.filter(pk=row.pk).update(dossier=dossier)
    record(actor, DocumentFiled(subject_id=row.pk, dossier=dossier_id), now)


@transaction.atomic
def close_dossier(actor: Actor, dossier_id: int, *, on: date, now: datetime) -> None:
    """End the dossier; nothing in it may still be on its way."""
    may_draft_document(actor).require()
    dossier = _open(dossier_id)
    if on < dossier.opened_on:
        raise Refused("Ngày kết thúc không thể trước ngày bắt đầu hồ sơ.", field="on")
    pending = (DocumentState.SUBMITTED, DocumentState.APPROVED, DocumentState.SIGNED, DocumentState.NUMBERED)
    if dossier.documents.filter(state__in=pending).exists():
        raise Refused("Trong hồ sơ còn văn bản chưa ban hành. Hãy ban hành hoặc trả lại trước.")
    dossier.closed_on = on
    dossier.save(update_fields=["closed_on"])
    record(actor, DossierClosed(subject_id=dossier.pk, on=on.isoformat()), now)


def _open(dossier_id: int) -> Dossier:
    dossier = Dossier.objects.select_for_update().filter(pk=dossier_id).first()
    if dossier is None:
        raise Missing
    if dossier.closed_on is not None:
        raise Refused("Hồ sơ này đã kết thúc.")
    return dossier
