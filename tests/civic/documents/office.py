"""Documents of Hòa Phú's office, made by the product's own actions."""

from datetime import date, datetime, timedelta
from pathlib import Path

from tests.cast import NOW, TODAY, Cast

from dienhong.civic.documents.actions.decide import approve_document, sign_document
from dienhong.civic.documents.actions.draft import draft_document, submit_document
from dienhong.civic.documents.actions.mandates import Given, give_mandate
from dienhong.civic.documents.actions.register import issue_document, number_document
from dienhong.civic.documents.actions.series import set_series
from dienhong.civic.documents.kinds import KINDS, Manner
from dienhong.civic.documents.models import Mandate, OfficialDocument
from dienhong.civic.documents.moving import document_by_id
from dienhong.civic.documents.rules import Authority
from dienhong.civic.documents.states import DocumentState, Medium
from dienhong.engines.typeset.model import Document, Issuer, Paragraph, Recipients, inline

BODY = "Ủy ban nhân dân"
HEAD = "Chủ tịch"
SINCE = date(2026, 1, 1)
UNTIL = date(2027, 1, 1)
_WAY = (DocumentState.SUBMITTED, DocumentState.APPROVED, DocumentState.SIGNED, DocumentState.NUMBERED)


def authority(manner: Manner = Manner.TM, post: str = HEAD, **changes: object) -> Authority:
    """The Chairman's, unless told otherwise."""
    fields = {
        "system": "state",
        "manner": manner,
        "post": post,
        "head": "" if manner in {Manner.TM, Manner.DIRECT} else HEAD,
        "collective": BODY,
        "basis": "",
        "valid_from": SINCE,
        "valid_to": None,
    }
    return Authority(**(fields | changes))  # type: ignore[arg-type]


def paper(
    kind: str = "plan", *, subject: str = "Tiếp xúc, đối thoại với Nhân dân năm 2026", **changes: object
) -> Document:
    """A document of a kind as the papers of the features make it, free of findings."""
    of_kind = KINDS[kind]
    state = of_kind.system == "state"
    fields = {
        "system": of_kind.system,
        "form_day": TODAY,
        "issuer": Issuer((BODY, "xã Hòa Phú"))
        if state
        else Issuer(("Đảng ủy xã Hòa Phú",), ("Đảng bộ tỉnh Thử Nghiệm",)),
        "symbol": of_kind.written_symbol(),
        "kind_name": of_kind.kind_name,
        "subject": subject,
        "place": "Hòa Phú",
        "body": (Paragraph(inline("Ủy ban nhân dân xã tổ chức đối thoại với Nhân dân tại nhà văn hóa thôn Đông")),),
        "recipients": (Recipients(("Thường trực Đảng ủy",), of_kind.archive.format(unit="VP")),),
        "dated": of_kind.dated,
    }
    return Document(**(fields | changes))  # type: ignore[arg-type]


def mandate(cast: Cast, holder: str = "dung", what: Authority | None = None) -> Mandate:
    return give_mandate(cast.dung, cast.actors[holder].person_id, Given(what or authority()), now=NOW)


def make_document(
    cast: Cast,
    state: DocumentState = DocumentState.DRAFT,
    *,
    kind: str = "plan",
    medium: Medium = Medium.PAPER,
    document: Document | None = None,
    signer: Mandate | None = None,
    folder: Path | None = None,
    now: datetime = NOW,
    **how: object,
) -> OfficialDocument:
    """A document brought to `state` by those whose work that is; electronic ones are numbered when signed."""
    row = draft_document(cast.ha, kind, document or paper(kind), medium=medium, now=now, **how)  # type: ignore[arg-type]
    by = signer or Mandate.objects.select_related("holder").first() or mandate(cast)
    actor = next(one for one in cast.actors.values() if one.user_id == by.holder_id)
    steps = {
        DocumentState.SUBMITTED: lambda: submit_document(
            cast.ha, row.pk, signer_id=by.pk, seen_version=row.version, now=now
        ),
        DocumentState.APPROVED: lambda: approve_document(actor, row.pk, seen_version=row.version, now=now),
        DocumentState.SIGNED: lambda: sign_document(actor, row.pk, seen_version=row.version, now=now),
        DocumentState.NUMBERED: lambda: number_document(cast.van, row.pk, now=now),
        DocumentState.ISSUED: lambda: issue_document(cast.van, row.pk, folder=folder or Path(), now=now),
    }
    for step, act in steps.items():
        if row.state == state:
            break
        if step in {DocumentState.SIGNED, DocumentState.NUMBERED} and row.state == DocumentState.NUMBERED:
            continue
        act()
        row = document_by_id(row.pk)
    return row


def party_term(cast: Cast, *kinds: str) -> None:
    """The Party's numbers run from the congress of July 2025."""
    for kind in kinds or ("party_plan",):
        set_series(cast.van, kind.replace("_", "-"), title=kind, kinds=[kind], term_from=date(2025, 7, 26), now=NOW)


def days(count: int) -> timedelta:
    return timedelta(days=count)
