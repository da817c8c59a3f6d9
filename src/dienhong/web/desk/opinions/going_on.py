"""From one opinion to the next that waits for the same person, without the way back through the register."""

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from dienhong.civic.people.roles import Permission
from dienhong.cycle.opinions.models import Opinion
from dienhong.cycle.opinions.queries import visible_to
from dienhong.cycle.opinions.states import OpinionState
from dienhong.cycle.replies.models import Reply
from dienhong.cycle.replies.states import ReplyState
from dienhong.kernel.actors import Actor
from dienhong.web.desk.opinions.register import readers
from dienhong.web.desk.opinions.seen import seen_opinion
from dienhong.web.kit.requests import CommuneRequest

_UNSORTED = (OpinionState.RECEIVED, OpinionState.TRIAGED)
_OUT_OF_HAND = (ReplyState.IN_REVIEW, ReplyState.APPROVED)


@readers
@require_safe
def go_on(request: CommuneRequest, pk: int) -> HttpResponse:
    """The next that came in after this one, and after the last the first again."""
    here = seen_opinion(request.actor, pk)
    waiting = _waiting(request.actor).exclude(pk=pk).order_by("received_at", "pk")
    later = Q(received_at__gt=here.received_at) | Q(received_at=here.received_at, pk__gt=pk)
    found = waiting.filter(later).values_list("pk", flat=True).first()
    found = found or waiting.values_list("pk", flat=True).first()
    if found is None:
        messages.success(request, "Không còn ý kiến nào khác chờ ông/bà.")
        return redirect("desk:opinion", pk=pk)
    return redirect("desk:opinion", pk=found)


def _waiting(actor: Actor) -> QuerySet[Opinion]:
    """The office sorts and assigns; a unit writes what is not yet with the leaders."""
    if actor.may(Permission.TRIAGE):
        return visible_to(actor).filter(state__in=_UNSORTED)
    written = Reply.objects.filter(state__in=_OUT_OF_HAND).order_by().values("opinion_id")
    mine = visible_to(actor).filter(state=OpinionState.ASSIGNED, unit_id__in=actor.unit_ids)
    return mine.exclude(pk__in=written)
