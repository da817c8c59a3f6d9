"""Named reads of a dialogue's invitations."""

from hashlib import sha256

from django.db import models

from dienhong.civic.documents.models import OfficialDocument
from dienhong.civic.documents.states import DocumentState
from dienhong.cycle.dialogues.models import DialoguePaper
from dienhong.cycle.dialogues.queries import drafted_for
from dienhong.cycle.dialogues.states import PaperKind


def invitations_to(dialogue_id: int) -> models.QuerySet[OfficialDocument]:
    """Those that stand, in the order in which they were written, each with `addressee` and without its content."""
    rows = drafted_for(dialogue_id, PaperKind.INVITATION).defer("content")
    return rows.annotate(addressee=models.F("dialogue_paper__addressee")).order_by("pk")


def invitations_in(dialogue_id: int, state: DocumentState) -> list[tuple[int, int]]:
    """(document id, version) of the invitations in `state`, in order."""
    rows = drafted_for(dialogue_id, PaperKind.INVITATION).filter(state=state)
    return list(rows.order_by("pk").values_list("pk", "version"))


def invited(dialogue_id: int) -> list[str]:
    """Who has an invitation that stands, as written."""
    standing = drafted_for(dialogue_id, PaperKind.INVITATION).values("pk")
    papers = DialoguePaper.objects.filter(document__in=standing).order_by("pk")
    return list(papers.values_list("addressee", flat=True))


def fingerprint(rows: list[tuple[int, int]]) -> str:
    """Which documents in which versions a person saw together, in short."""
    return sha256(repr(rows).encode()).hexdigest()[:16]
