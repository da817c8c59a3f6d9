"""The one way in which a document moves: by the table, compare-and-set of state and version."""

from datetime import date

from dienhong.civic.documents import numbering, rules
from dienhong.civic.documents.models import Mandate, NumberPeriod, OfficialDocument
from dienhong.civic.documents.numbering import Giving
from dienhong.civic.documents.permissions import may_draft_document
from dienhong.civic.documents.queries import visible_to
from dienhong.civic.documents.states import DOCUMENT_FLOW, DocumentState
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing, Overtaken, Refused


def document_by_id(document_id: int) -> OfficialDocument:
    """The document with its signer, number and dossier; `Missing` when the commune has none with this id."""
    rows = OfficialDocument.objects.select_related("signer__holder", "number", "dossier", "docx", "pdf", "signed_pdf")
    document = rows.filter(pk=document_id).first()
    if document is None:
        raise Missing
    return document


def draft_of_actor(actor: Actor, document_id: int) -> OfficialDocument:
    """The document for somebody who wants to write on it: may draft at all, and finds this one; else `Missing`."""
    may_draft_document(actor).require()
    if not visible_to(actor).filter(pk=document_id).exists():
        raise Missing
    return document_by_id(document_id)


def require_seen(document: OfficialDocument, seen_version: int) -> None:
    """`Overtaken` unless the person saw this version: nobody decides on a text that they have not read."""
    if document.version != seen_version:
        raise Overtaken(
            "Văn bản đã được sửa hoặc trình lại sau khi ông/bà mở trang. Chưa ghi nhận gì; "
            "hãy đọc bản mới rồi quyết định."
        )


def move_document(document: OfficialDocument, step_name: str, **changes: object) -> None:
    """Take a step and set `changes`, in the database and on `document`. The caller holds the transaction."""
    step = DOCUMENT_FLOW.require(step_name, DocumentState(document.state))
    as_read = OfficialDocument.objects.filter(pk=document.pk, state=document.state, version=document.version)
    if not as_read.update(state=step.target, **changes):
        raise Overtaken
    document.state = step.target
    for name, value in changes.items():
        setattr(document, name, value)


def signer_of(document: OfficialDocument) -> Mandate:
    """The mandate that was chosen; `Refused` while there is none."""
    if document.signer is None:
        raise Refused("Hãy chọn người ký.", field="signer")
    return document.signer


def require_mandate(document: OfficialDocument, on: date) -> Mandate:
    """The signer's mandate, checked for this kind and day."""
    mandate = signer_of(document)
    rules.may_sign(mandate.authority(), document.of_kind, on).enforce("signer")
    return mandate


def take_number(document: OfficialDocument, period: NumberPeriod, giving: Giving, *, behind: int | None = None) -> None:
    """Give the signed `document` a number of the locked `period` and its day, in one move.

    Raises `Refused` when the mandate does not hold on that day either.
    """
    DOCUMENT_FLOW.require("number", DocumentState(document.state))
    require_mandate(document, giving.day)
    if behind is None:
        number = numbering.next_number(period, giving)
    else:
        number = numbering.number_behind(period, behind, giving)
    move_document(document, "number", number=number, day=giving.day)
