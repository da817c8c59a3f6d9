"""The letter of a reply to its sender."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from dienhong.civic.documents.states import Medium
from dienhong.civic.people.roles import Permission
from dienhong.cycle.opinions.queries import visible_to
from dienhong.cycle.plans.filing import standing_documents
from dienhong.cycle.replies import rules
from dienhong.cycle.replies.actions.draft import reply_by_id
from dienhong.cycle.replies.actions.drafting import draft_reply_letter
from dienhong.cycle.replies.models import Reply
from dienhong.cycle.replies.permissions import may_draft_letter
from dienhong.cycle.replies.queries import letter_of
from dienhong.cycle.replies.states import ReplyState
from dienhong.kernel.errors import Missing
from dienhong.web.desk.access import official
from dienhong.web.desk.drafting.forms import MediumForm
from dienhong.web.desk.drafting.menu import usual_medium
from dienhong.web.desk.drafting.pages import ask, go_on, is_confirmed
from dienhong.web.kit.requests import CommuneRequest

LETTER = "letter"
"""Its key in the menu of an opinion's papers."""

LABEL = "Công văn trả lời"


@official(Permission.DRAFT_REPLY)
@require_http_methods(["GET", "HEAD", "POST"])
def letter(request: CommuneRequest, pk: int) -> HttpResponse:
    """The letter of one reply, also of an earlier one."""
    reply = reply_by_id(pk)
    if not visible_to(request.actor).filter(pk=reply.opinion_id).exists():
        raise Missing
    return answer(request, reply)


def answer(request: CommuneRequest, reply: Reply) -> HttpResponse:
    """Draft it, or ask: for its medium, and whether another one is wanted where there is one."""
    may_draft_letter(request.actor, reply.opinion.unit_id).require()
    rules.may_have_letter(ReplyState(reply.state)).enforce()
    is_there = letter_of(reply) is not None
    form = MediumForm(request.POST if request.method == "POST" else None, initial={"medium": usual_medium()})
    if request.method != "POST" or (is_there and not is_confirmed(request)) or not form.is_valid():
        return ask(
            request,
            title=LABEL,
            form=form,
            back=reverse("desk:opinion", args=[reply.opinion_id]),
            back_label=f"Ý kiến {reply.opinion.code}",
            doubts=[f"{LABEL} đã được soạn."] if is_there else [],
            earlier=standing_documents().filter(pk=reply.letter_id or 0),
            hidden={"paper": LETTER},
        )
    medium = Medium(form.cleaned_data["medium"])
    confirmed = is_confirmed(request)
    document = draft_reply_letter(request.actor, reply.pk, medium=medium, confirmed=confirmed, now=timezone.now())
    return go_on(request, document, LABEL)
