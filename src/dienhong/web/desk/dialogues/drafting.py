"""Drafting the documents of a dialogue: one click where the records tell all, a short form where they do not."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST

from dienhong.civic.documents.models import OfficialDocument
from dienhong.civic.documents.states import Medium
from dienhong.civic.people.models import User
from dienhong.cycle.conference.actions.drafting import draft_agenda, draft_brief, draft_house_rules, draft_opening
from dienhong.cycle.conference.papers import agenda_context
from dienhong.cycle.conference.queries import has_ended_conference
from dienhong.cycle.dialogues import papers, rules
from dienhong.cycle.dialogues.models import Dialogue
from dienhong.cycle.dialogues.permissions import may_draft_dialogue_papers
from dienhong.cycle.dialogues.queries import doubts_about, drafted_for
from dienhong.cycle.dialogues.states import WITHOUT_NUMBER, DialogueState, PaperKind
from dienhong.cycle.publicity.actions.drafting import draft_collection, draft_notice
from dienhong.cycle.replies.actions.drafting import draft_conclusions, draft_minutes, draft_replies_report
from dienhong.cycle.replies.papers import Hours
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing, Refused
from dienhong.web.desk.access import official
from dienhong.web.desk.dialogues.seen import seen_dialogue
from dienhong.web.desk.drafting.forms import BriefForm, CollectionForm, MediumForm, MinutesForm
from dienhong.web.desk.drafting.menu import usual_medium
from dienhong.web.desk.drafting.pages import ask, go_on, is_confirmed
from dienhong.web.kit.requests import CommuneRequest

_SIMPLE: Mapping[PaperKind, Callable[..., OfficialDocument]] = {
    PaperKind.AGENDA: draft_agenda,
    PaperKind.HOUSE_RULES: draft_house_rules,
    PaperKind.OPENING: draft_opening,
    PaperKind.DRAFTS: draft_replies_report,
    PaperKind.CONCLUSIONS: draft_conclusions,
}
_FORMS: Mapping[PaperKind, type[MediumForm]] = {
    PaperKind.COLLECTION: CollectionForm,
    PaperKind.BRIEF: BriefForm,
    PaperKind.MINUTES: MinutesForm,
}
_FROM_THE_HALL = {PaperKind.MINUTES: "desk:final_minutes", PaperKind.CONCLUSIONS: "desk:hall_conclusions"}
"""Where a conference was recorded live, these are drafted from its record."""
_DAYS_TO_COLLECT = 10


@dataclass(frozen=True, slots=True)
class Order:
    """A draft about to be made: by whom, of which dialogue, with which answers, where the public finds it."""

    actor: Actor
    dialogue_id: int
    typed: Mapping[str, Any]
    page: str
    send_page: str
    confirmed: bool
    now: datetime


@official()
@require_POST
def choose(request: CommuneRequest, pk: int) -> HttpResponse:
    """A button of the menu: drafted at once when nothing is to be asked."""
    dialogue = seen_dialogue(request.actor, pk)
    paper = _paper(request.POST.get("paper", ""))
    if paper == PaperKind.INVITATION:
        return redirect("desk:guests", pk=pk)
    if paper in _FROM_THE_HALL and has_ended_conference(pk):
        return redirect(_FROM_THE_HALL[paper], pk=pk)
    if paper in _FORMS:
        chosen = urlencode({"hinh-thuc": request.POST.get("medium", "")})
        return redirect(f"{reverse('desk:dialogue_paper', args=[pk, paper.value])}?{chosen}")
    return _answer(request, dialogue, paper)


@official()
@require_http_methods(["GET", "HEAD", "POST"])
def paper_page(request: CommuneRequest, pk: int, paper: str) -> HttpResponse:
    """What a paper needs to know, and what speaks against it."""
    dialogue, kind = seen_dialogue(request.actor, pk), _paper(paper)
    may_draft_dialogue_papers(request.actor).require()
    rules.may_be_drafted(kind, DialogueState(dialogue.state), is_arranged=dialogue.is_arranged).enforce()
    if kind == PaperKind.INVITATION:
        return redirect("desk:guests", pk=pk)
    if kind in _FROM_THE_HALL and has_ended_conference(pk):
        return redirect(_FROM_THE_HALL[kind], pk=pk)
    if request.method == "POST":
        return _answer(request, dialogue, kind)
    medium = request.GET.get("hinh-thuc", "")
    chosen = medium if medium in Medium.values else usual_medium()
    return _ask(request, dialogue, kind, _form(kind, None, _known(request, dialogue, kind) | {"medium": chosen}))


def _answer(request: CommuneRequest, dialogue: Dialogue, paper: PaperKind) -> HttpResponse:
    """Draft it, or say what stands in the way."""
    form = _form(paper, request.POST, {})
    now = timezone.now()
    has_doubts = not is_confirmed(request) and bool(doubts_about(dialogue, paper, timezone.localdate(now)))
    if not form.is_valid() or has_doubts:
        may_draft_dialogue_papers(request.actor).require()
        return _ask(request, dialogue, paper, form)
    order = Order(
        request.actor, dialogue.pk, form.cleaned_data, public_page(request, dialogue.pk),
        request.build_absolute_uri(reverse("portal:send")), is_confirmed(request), now,
    )  # fmt: skip
    try:
        document = _draft(order, paper)
    except Refused as error:
        if paper not in _FORMS:
            raise
        form.refuse(error)
        return _ask(request, dialogue, paper, form)
    return go_on(request, document, paper.label, numbered=paper not in WITHOUT_NUMBER)


def public_page(request: CommuneRequest, pk: int) -> str:
    """Where the public finds the dialogue and the way to send an opinion."""
    return request.build_absolute_uri(reverse("portal:dialogue", args=[pk]))


def _draft(order: Order, paper: PaperKind) -> OfficialDocument:
    typed = order.typed
    how: dict[str, Any] = {"medium": Medium(typed["medium"]), "confirmed": order.confirmed, "now": order.now}
    match paper:
        case PaperKind.NOTICE:
            return draft_notice(order.actor, order.dialogue_id, address=order.page, **how)
        case PaperKind.COLLECTION:
            return draft_collection(order.actor, order.dialogue_id, due=typed["due"], address=order.send_page, **how)
        case PaperKind.BRIEF:
            return draft_brief(order.actor, order.dialogue_id, period=typed["period"], **how)
        case PaperKind.MINUTES:
            secretary = papers.Official(typed["secretary"], typed["post"])
            hours = Hours(typed["started"], typed["ended"], secretary)
            return draft_minutes(order.actor, order.dialogue_id, hours, **how)
        case _:
            return _SIMPLE[paper](order.actor, order.dialogue_id, **how)


def _form(paper: PaperKind, sent: Any, initial: dict[str, Any]) -> MediumForm:
    if paper == PaperKind.BRIEF:
        return BriefForm(sent, initial=initial, today=timezone.localdate())
    return _FORMS.get(paper, MediumForm)(sent, initial=initial)


def _known(request: CommuneRequest, dialogue: Dialogue, paper: PaperKind) -> dict[str, Any]:
    """What the form is filled with before anybody types."""
    today = timezone.localdate()
    if paper == PaperKind.COLLECTION and dialogue.date:
        return {"due": max(dialogue.date - timedelta(days=_DAYS_TO_COLLECT), today)}
    if paper == PaperKind.MINUTES:
        steps = agenda_context(dialogue, today=today).steps
        writer = User.objects.filter(pk=request.actor.person_id).first()
        held = papers.official(writer, dialogue.date) if writer else papers.Official("")
        return {"started": steps[0].start, "ended": steps[-1].end, "secretary": held.name, "post": held.post}
    return {}


def _ask(request: CommuneRequest, dialogue: Dialogue, paper: PaperKind, form: MediumForm) -> HttpResponse:
    return ask(
        request,
        title=paper.label,
        form=form,
        back=reverse("desk:dialogue", args=[dialogue.pk]),
        back_label="Cuộc đối thoại",
        doubts=doubts_about(dialogue, paper, timezone.localdate()),
        earlier=drafted_for(dialogue.pk, paper),
        hidden={"paper": paper.value},
    )


def _paper(key: str) -> PaperKind:
    if key not in PaperKind.values:
        raise Missing
    return PaperKind(key)
