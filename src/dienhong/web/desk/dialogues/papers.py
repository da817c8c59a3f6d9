"""Documents of a dialogue on its page: which can be drafted now, which were."""

from typing import Any

from django.db.models import Count
from django.urls import reverse

from dienhong.civic.documents.queries import visible_to
from dienhong.civic.documents.states import DocumentState
from dienhong.cycle.dialogues import rules
from dienhong.cycle.dialogues.models import Dialogue
from dienhong.cycle.dialogues.permissions import may_draft_dialogue_papers
from dienhong.cycle.dialogues.states import DialogueState, PaperKind
from dienhong.kernel.actors import Actor
from dienhong.web.desk.drafting.menu import MOST_SHOWN, Choice, drafted, menu


def papers_of(actor: Actor, dialogue: Dialogue) -> dict[str, Any]:
    """The list of documents and the menu, as far as the actor may see and draft them."""
    mine = visible_to(actor).filter(dialogue_paper__dialogue=dialogue)
    invitations = mine.filter(dialogue_paper__paper=PaperKind.INVITATION).order_by().values_list("state")
    counts: dict[str, int] = dict(invitations.annotate(Count("pk")))
    others = mine.exclude(dialogue_paper__paper=PaperKind.INVITATION).select_related("dialogue_paper").defer("content")
    return {
        "drafted": drafted((PaperKind(row.dialogue_paper.paper).label, row) for row in others[:MOST_SHOWN]),
        "dossier": dialogue.dossier,
        "invitation_count": sum(counts.values()),
        "invitation_states": [(state.label, counts[state.value]) for state in DocumentState if state.value in counts],
        "draft_address": reverse("desk:dialogue_papers", args=[dialogue.pk]),
        **menu(_choices(actor, dialogue)),
    }


def _choices(actor: Actor, dialogue: Dialogue) -> list[Choice]:
    if not may_draft_dialogue_papers(actor):
        return []
    state, is_arranged = DialogueState(dialogue.state), dialogue.is_arranged
    fitting = [paper for paper in PaperKind if rules.may_be_drafted(paper, state, is_arranged=is_arranged)]
    return [Choice(paper.value, paper.label) for paper in fitting]
