"""What an official finds among arrivals and dossiers: one query behind lists, pages and files."""

from django.db.models import QuerySet

from dienhong.civic.documents.models import Dossier, IncomingDocument
from dienhong.civic.documents.permissions import may_read_documents
from dienhong.civic.documents.queries import dossiers, incoming_documents
from dienhong.civic.people.roles import Permission
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing
from dienhong.web.desk.access import official

readers = official(Permission.READ_DOCUMENTS)
registrars = official(Permission.REGISTER_DOCUMENT)
insiders = official(Permission.READ_DOCUMENTS, Permission.DRAFT_DOCUMENT)


def arrivals_for(actor: Actor) -> QuerySet[IncomingDocument]:
    """All for those who read the registers; a unit sees what was handed to it."""
    rows = incoming_documents()
    if may_read_documents(actor):
        return rows
    return rows.filter(unit_id__in=actor.unit_ids) if actor.may(Permission.DRAFT_DOCUMENT) else rows.none()


def seen_arrival(actor: Actor, pk: int) -> IncomingDocument:
    """One of them; `Missing` otherwise."""
    row = arrivals_for(actor).select_related("file", "dossier").filter(pk=pk).first()
    if row is None:
        raise Missing
    return row


def seen_dossier(pk: int) -> Dossier:
    """A dossier of the commune; `Missing` otherwise."""
    row = dossiers().filter(pk=pk).first()
    if row is None:
        raise Missing
    return row
