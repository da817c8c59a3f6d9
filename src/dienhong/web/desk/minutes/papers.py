"""The minutes as files: the preview, and the document for signing."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from dienhong.civic.documents.render import DOCX
from dienhong.civic.documents.states import Medium
from dienhong.cycle.conference.actions.record import draft_hall_conclusions, draft_hall_minutes, preview_minutes
from dienhong.cycle.conference.models import MinutesReview
from dienhong.cycle.conference.states import ReviewState
from dienhong.cycle.dialogues.permissions import may_draft_dialogue_papers
from dienhong.cycle.dialogues.queries import doubts_about, drafted_for
from dienhong.cycle.dialogues.states import PaperKind
from dienhong.engines.typeset.clean import printable
from dienhong.engines.typeset.docx import to_docx
from dienhong.engines.typeset.typst_pdf import to_pdf
from dienhong.kernel.errors import Missing, Refused
from dienhong.web.desk.access import official
from dienhong.web.desk.drafting.forms import MediumForm
from dienhong.web.desk.drafting.menu import usual_medium
from dienhong.web.desk.drafting.pages import ask, go_on, is_confirmed
from dienhong.web.desk.minutes.access import ended_conference
from dienhong.web.desk.minutes.forms import FinalForm
from dienhong.web.kit.requests import CommuneRequest

_TYPES = {"pdf": "application/pdf", "docx": DOCX}


@official()
@require_safe
def preview(request: CommuneRequest, pk: int, form: str) -> HttpResponse:
    """The minutes as they stand now, to be read out and checked."""
    if form not in _TYPES:
        raise Missing
    conference = ended_conference(request, pk)
    document = printable(preview_minutes(request.actor, conference.pk, now=timezone.now()))
    content = to_pdf(document) if form == "pdf" else to_docx(document)
    response = HttpResponse(content, content_type=_TYPES[form])
    response["Content-Disposition"] = f'attachment; filename="bien-ban-xem-truoc-{pk}.{form}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


@official()
@require_http_methods(["GET", "HEAD", "POST"])
def final(request: CommuneRequest, pk: int) -> HttpResponse:
    """The document that secretary and chair sign."""
    conference = ended_conference(request, pk)
    may_draft_dialogue_papers(request.actor).require()
    review = MinutesReview.objects.filter(conference=conference).first()
    today = timezone.localdate()
    is_over = review is not None and (review.state == ReviewState.CLOSED or today > review.until)
    sent = request.POST if request.method == "POST" else None
    form = FinalForm(sent, initial={"medium": usual_medium()}, is_over=is_over)
    return _draft(request, pk, PaperKind.MINUTES, form, conference.pk)


@official()
@require_http_methods(["GET", "HEAD", "POST"])
def conclusions(request: CommuneRequest, pk: int) -> HttpResponse:
    """The notice of conclusions from the promises made in the hall."""
    conference = ended_conference(request, pk)
    may_draft_dialogue_papers(request.actor).require()
    sent = request.POST if request.method == "POST" else None
    form = MediumForm(sent, initial={"medium": usual_medium()})
    return _draft(request, pk, PaperKind.CONCLUSIONS, form, conference.pk)


def _draft(request: CommuneRequest, pk: int, paper: PaperKind, form: MediumForm, conference_id: int) -> HttpResponse:
    dialogue = ended_conference(request, pk).dialogue
    doubts = doubts_about(dialogue, paper, timezone.localdate())
    if request.method == "POST" and form.is_valid() and (is_confirmed(request) or not doubts):
        typed = dict(form.cleaned_data)
        how: dict[str, Any] = {
            "medium": Medium(typed["medium"]),
            "confirmed": is_confirmed(request),
            "now": timezone.now(),
        }
        try:
            if paper == PaperKind.MINUTES:
                early = typed.get("early_reason", "")
                document = draft_hall_minutes(request.actor, conference_id, early_reason=early, **how)
            else:
                document = draft_hall_conclusions(request.actor, conference_id, **how)
        except Refused as error:
            form.refuse(error)
        else:
            return go_on(request, document, paper.label)
    return ask(
        request,
        title=paper.label,
        form=form,
        back=reverse("desk:minutes", args=[pk]),
        back_label="Biên bản hội nghị",
        doubts=doubts,
        earlier=drafted_for(pk, paper),
    )
