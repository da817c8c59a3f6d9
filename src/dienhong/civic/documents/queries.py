"""Named reads of documents, numbers and mandates."""

from dataclasses import dataclass
from datetime import date

from django.db import models

from dienhong.civic.deadlines.queries import calendar
from dienhong.civic.documents.kinds import Kind
from dienhong.civic.documents.models import (
    DocumentVersion,
    Dossier,
    IncomingDocument,
    IssueBatch,
    IssuedNumber,
    Mandate,
    NumberSeries,
    OfficialDocument,
)
from dienhong.civic.documents.permissions import may_read_documents
from dienhong.civic.documents.rules import may_sign, number_by
from dienhong.civic.documents.states import WITH_FILES, DocumentState, ItemState
from dienhong.civic.people.roles import Permission
from dienhong.engines.typeset.model import Urgency
from dienhong.kernel.actors import Actor
from dienhong.kernel.vietnamese import fold


def documents() -> models.QuerySet[OfficialDocument]:
    """All but dropped drafts, newest first, with what lists show of them."""
    rows = OfficialDocument.objects.exclude(state=DocumentState.DISCARDED)
    return rows.select_related("number", "signer__holder", "drafted_by", "drafting_unit", "dossier")


_WORKS_ON_ALL = (Permission.APPROVE_DOCUMENT, Permission.REGISTER_DOCUMENT, Permission.DRAFT_DOCUMENT)


def visible_to(actor: Actor) -> models.QuerySet[OfficialDocument]:
    """All for those who draft, approve or register for the whole office; a unit sees its own drafts and its own papers;
    who only reads sees what went out. Everybody sees what waits for their own signature.
    """
    reads = bool(may_read_documents(actor))
    if reads and any(actor.may(permission) for permission in _WORKS_ON_ALL):
        return documents()
    own = models.Q(signer__holder_id=actor.user_id)
    if reads:
        own |= models.Q(state__in=WITH_FILES)
    if actor.may(Permission.DRAFT_DOCUMENT):
        own |= models.Q(drafted_by_id=actor.user_id) | models.Q(drafting_unit_id__in=actor.unit_ids)
    return documents().filter(own)


def documents_in(*states: DocumentState) -> models.QuerySet[OfficialDocument]:
    """Those that wait for somebody: for the approval, the signature, the number, the issue."""
    return documents().filter(state__in=states)


def versions_of(document_id: int) -> models.QuerySet[DocumentVersion]:
    """Every content that was saved, oldest first."""
    return DocumentVersion.objects.filter(document_id=document_id).select_related("saved_by").order_by("version")


def mandates_on(day: date) -> models.QuerySet[Mandate]:
    """Those that hold on `day`, with their holders."""
    ended = models.Q(valid_to__isnull=False, valid_to__lte=day)
    return Mandate.objects.filter(valid_from__lte=day).exclude(ended).select_related("holder")


def signers_of(kind: Kind, day: date) -> list[Mandate]:
    """Whose signature a document of `kind` may get on `day`."""
    return [mandate for mandate in mandates_on(day) if may_sign(mandate.authority(), kind, day)]


def late_to_go_out(today: date) -> list[OfficialDocument]:
    """Signed documents whose number and issue are overdue (NĐ 30/2020, Điều 18)."""
    waiting = documents_in(DocumentState.SIGNED, DocumentState.NUMBERED).filter(signed_on__lt=today)
    return [
        row for row in waiting if row.signed_on and number_by(row.signed_on, Urgency(row.urgency), calendar()) < today
    ]


def number_series() -> models.QuerySet[NumberSeries]:
    return NumberSeries.objects.prefetch_related("periods").order_by("pk")


def gaps() -> list[tuple[int, int]]:
    """(period id, missing number) of every number that should be there and is not; empty unless rows were lost."""
    missing: list[tuple[int, int]] = []
    expected: dict[int, int] = {}
    whole = IssuedNumber.objects.filter(letter="").order_by("period_id", "number")
    for period, number in whole.values_list("period_id", "number"):
        first = expected.get(period, 1)
        missing += [(period, lost) for lost in range(first, number)]
        expected[period] = number + 1
    return missing


def same_incoming(author: str, reference: str, day: date) -> IncomingDocument | None:
    """The earliest arrival with the same issuer, number and date; signs, case and tones do not matter."""
    wanted = (fold(author), fold(reference))
    of_day = IncomingDocument.objects.filter(day=day).select_related("number").order_by("pk")
    return next((row for row in of_day if (fold(row.author), fold(row.reference)) == wanted), None)


def incoming_documents() -> models.QuerySet[IncomingDocument]:
    """Newest arrival first, with what lists show."""
    rows = IncomingDocument.objects.select_related("number", "unit", "reply__number")
    return rows.order_by("-arrived_on", "-pk")


def late_incoming(today: date) -> models.QuerySet[IncomingDocument]:
    """What should have been settled before today, the oldest limit first."""
    return incoming_documents().filter(done_on=None, due_on__lt=today).order_by("due_on", "pk")


def dossiers() -> models.QuerySet[Dossier]:
    """Newest first, each with `document_count` and `page_count` of what was issued in it."""
    issued = models.Q(documents__state__in=WITH_FILES)
    return Dossier.objects.select_related("keeper").annotate(
        document_count=models.Count("documents", filter=issued),
        page_count=models.Sum("documents__pages", filter=issued, default=0),
    )


def issued_in(dossier_id: int) -> list[OfficialDocument]:
    """What went out in a dossier, in the order of time."""
    rows = OfficialDocument.objects.filter(dossier_id=dossier_id, state__in=WITH_FILES)
    rows = rows.select_related("number", "signer__holder", "dossier", "pdf", "signed_pdf")
    return list(rows.order_by("day", "issued_at", "pk"))


def arrived_in(dossier_id: int) -> list[IncomingDocument]:
    """What came in and was put into a dossier, with its scan, in the order of arrival."""
    rows = IncomingDocument.objects.filter(dossier_id=dossier_id, file__isnull=False)
    return list(rows.select_related("number", "unit", "file", "dossier").order_by("arrived_on", "pk"))


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a batch is."""

    waiting: int
    done: int
    refused: int

    @property
    def all(self) -> int:
        return self.waiting + self.done + self.refused


def progress_of(batch: IssueBatch) -> Progress:
    counts = dict(batch.items.order_by().values_list("state").annotate(models.Count("pk")))
    return Progress(*(counts.get(state, 0) for state in (ItemState.WAITING, ItemState.DONE, ItemState.REFUSED)))


def refusals_of(batch: IssueBatch) -> list[tuple[int, str]]:
    """(document id, why) of those that could not be issued."""
    return list(batch.items.filter(state=ItemState.REFUSED).values_list("document_id", "refusal"))
