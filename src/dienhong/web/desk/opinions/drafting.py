"""Slips that go with an opinion, and the letter of its reply."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from dienhong.civic.documents.queries import visible_to as documents_visible_to
from dienhong.civic.documents.states import Medium
from dienhong.cycle.opinions.actions.drafting import draft_slip
from dienhong.cycle.opinions.models import Opinion
from dienhong.cycle.opinions.permissions import may_draft_slips
from dienhong.cycle.opinions.queries import drafted_about
from dienhong.cycle.opinions.states import PAPER_STATES, PaperKind
from dienhong.cycle.replies.permissions import may_draft_letter
from dienhong.cycle.replies.queries import settled_reply
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing, Refused
from dienhong.web.desk.access import official
from dienhong.web.desk.drafting import letter
from dienhong.web.desk.drafting.forms import MediumForm
from dienhong.web.desk.drafting.menu import MOST_SHOWN, Choice, Drafted, drafted, menu
from dienhong.web.desk.drafting.pages import ask, go_on, is_confirmed
from dienhong.web.desk.opinions.seen import seen_opinion
from dienhong.web.kit.requests import CommuneRequest


def papers_of(actor: Actor, opinion: Opinion) -> dict[str, Any]:
    """The slips and the menu, as far as the actor may see and draft them."""
    return {
        "drafted": _slips(actor, opinion),
        "draft_address": reverse("desk:opinion_papers", args=[opinion.pk]),
        **menu(_choices(actor, opinion)),
    }


@official()
@require_POST
def choose(request: CommuneRequest, pk: int) -> HttpResponse:
    """Draft the paper of the pressed button, or say what stands in the way."""
    opinion, key = seen_opinion(request.actor, pk), request.POST.get("paper", "")
    if key == letter.LETTER and (reply := settled_reply(pk)) is not None:
        return letter.answer(request, reply)
    if key not in PaperKind.values:
        raise Missing
    may_draft_slips(request.actor).require()
    paper, form = PaperKind(key), MediumForm(request.POST)
    if opinion.state != PAPER_STATES[paper]:
        raise Refused("Ý kiến đã chuyển bước, phiếu này không soạn được nữa. Mời tải lại trang.")
    is_there = not is_confirmed(request) and drafted_about(pk, paper).exists()
    if is_there or not form.is_valid():
        return ask(
            request,
            title=paper.label,
            form=form,
            back=reverse("desk:opinion", args=[pk]),
            back_label=f"Ý kiến {opinion.code}",
            doubts=[f"{paper.label} đã được soạn."] if is_there else [],
            earlier=drafted_about(pk, paper),
            hidden={"paper": key},
        )
    medium = Medium(form.cleaned_data["medium"])
    document = draft_slip(request.actor, pk, paper, medium=medium, confirmed=is_confirmed(request), now=timezone.now())
    return go_on(request, document, paper.label)


def _slips(actor: Actor, opinion: Opinion) -> list[Drafted]:
    rows = documents_visible_to(actor).filter(opinion_paper__opinion=opinion).select_related("opinion_paper")
    return drafted((PaperKind(row.opinion_paper.paper).label, row) for row in rows.defer("content")[:MOST_SHOWN])


def _choices(actor: Actor, opinion: Opinion) -> list[Choice]:
    slips = [paper for paper in PaperKind if PAPER_STATES[paper] == opinion.state and may_draft_slips(actor)]
    choices = [Choice(paper.value, paper.label) for paper in slips]
    if may_draft_letter(actor, opinion.unit_id) and settled_reply(opinion.pk) is not None:
        choices.append(Choice(letter.LETTER, letter.LABEL))
    return choices
