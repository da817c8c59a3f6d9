"""Which documents an official finds: one query behind the list, the pages and the files."""

from django.db.models import Q, QuerySet
from django.utils import timezone

from dienhong.civic.documents.models import Mandate, OfficialDocument
from dienhong.civic.documents.permissions import may_read_documents
from dienhong.civic.documents.queries import documents, mandates_on
from dienhong.civic.documents.states import WITH_FILES
from dienhong.civic.people.roles import Permission
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing

_WORKS_ON_ALL = (Permission.APPROVE_DOCUMENT, Permission.REGISTER_DOCUMENT, Permission.DRAFT_DOCUMENT)


def visible_to(actor: Actor) -> QuerySet[OfficialDocument]:
    """All for those who draft, approve or register for the whole office; a unit sees its own drafts and its own papers;
    who only reads sees what went out. Everybody sees what waits for their own signature.
    """
    reads = bool(may_read_documents(actor))
    if reads and any(actor.may(permission) for permission in _WORKS_ON_ALL):
        return documents()
    own = Q(signer__holder_id=actor.user_id)
    if reads:
        own |= Q(state__in=WITH_FILES)
    if actor.may(Permission.DRAFT_DOCUMENT):
        own |= Q(drafted_by_id=actor.user_id) | Q(drafting_unit_id__in=actor.unit_ids)
    return documents().filter(own)


def seen_document(actor: Actor, document_id: int) -> OfficialDocument:
    """The document with all that its page shows; `Missing` when there is none for this actor."""
    rows = visible_to(actor).select_related(
        "approved_by", "docx", "pdf", "signed_pdf", "replaces__number", "corrects__number"
    )
    row = rows.filter(pk=document_id).first()
    if row is None:
        raise Missing
    return row


def my_mandates(actor: Actor) -> QuerySet[Mandate]:
    """By which rights the actor signs today."""
    return mandates_on(timezone.localdate()).filter(holder_id=actor.user_id)
