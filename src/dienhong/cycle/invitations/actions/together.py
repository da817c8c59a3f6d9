"""Invitations of a dialogue taken through their life together: handed in, approved, signed, issued.

`seen` is the fingerprint of what was on the person's page: what was written or changed since is not decided with it.
"""

from datetime import datetime

from django.db import transaction

from dienhong.civic.documents.actions.batches import start_batch
from dienhong.civic.documents.actions.decide import approve_document, sign_documents
from dienhong.civic.documents.actions.draft import submit_document
from dienhong.civic.documents.models import IssueBatch
from dienhong.civic.documents.states import DocumentState
from dienhong.cycle.dialogues.models import Dialogue
from dienhong.cycle.invitations.queries import fingerprint, invitations_in
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing, Overtaken, Refused


@transaction.atomic
def submit_invitations(actor: Actor, dialogue_id: int, *, signer_id: int, seen: str, now: datetime) -> int:
    """Hand in every draft for the signature of one mandate; how many they were."""
    rows = _seen_rows(dialogue_id, DocumentState.DRAFT, seen)
    for document_id, version in rows:
        submit_document(actor, document_id, signer_id=signer_id, seen_version=version, now=now)
    return len(rows)


@transaction.atomic
def approve_invitations(actor: Actor, dialogue_id: int, *, seen: str, now: datetime) -> int:
    """Approve all that were handed in; how many they were."""
    rows = _seen_rows(dialogue_id, DocumentState.SUBMITTED, seen)
    for document_id, version in rows:
        approve_document(actor, document_id, seen_version=version, now=now)
    return len(rows)


@transaction.atomic
def sign_invitations(actor: Actor, dialogue_id: int, *, seen: str, now: datetime) -> int:
    """Sign all that were approved; how many they were. Their numbers come with the issue."""
    rows = _seen_rows(dialogue_id, DocumentState.APPROVED, seen)
    sign_documents(actor, [document_id for document_id, _ in rows], now=now)
    return len(rows)


@transaction.atomic
def issue_invitations(actor: Actor, dialogue_id: int, *, seen: str, now: datetime) -> IssueBatch:
    """Number and issue all that were signed, one after the other."""
    rows = _seen_rows(dialogue_id, DocumentState.SIGNED, seen)
    dialogue = Dialogue.objects.filter(pk=dialogue_id).first()
    if dialogue is None:
        raise Missing
    return start_batch(actor, [document_id for document_id, _ in rows], title=f"Giấy mời: {dialogue.title}", now=now)


def _seen_rows(dialogue_id: int, state: DocumentState, seen: str) -> list[tuple[int, int]]:
    rows = invitations_in(dialogue_id, state)
    if not rows:
        raise Refused("Không còn giấy mời nào ở bước này. Mời tải lại trang.")
    if fingerprint(rows) != seen:
        raise Overtaken("Có giấy mời vừa được thêm hoặc sửa. Chưa ghi nhận gì; hãy xem lại danh sách rồi làm tiếp.")
    return rows
