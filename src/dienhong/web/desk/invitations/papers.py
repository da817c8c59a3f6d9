"""What is printed for guests: letters in the official form, each with its own code, and badges."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from dienhong.cycle.invitations.actions.drafting import draft_for_list
from dienhong.cycle.invitations.badges import badges_pdf
from dienhong.cycle.invitations.queries import guests_of
from dienhong.cycle.invitations.states import Place
from dienhong.kernel.errors import Refused
from dienhong.web.desk.dialogues.drafting import public_page
from dienhong.web.desk.dialogues.seen import seen_dialogue
from dienhong.web.desk.drafting.menu import usual_medium
from dienhong.web.desk.invitations.contacts import inviters
from dienhong.web.kit.requests import CommuneRequest


@inviters
@require_POST
def letters(request: CommuneRequest, pk: int) -> HttpResponse:
    """A draft for each guest who has none; then they are handed in, signed and issued together."""
    seen_dialogue(request.actor, pk)

    def link(token: str) -> str:
        return request.build_absolute_uri(reverse("portal:rsvp", args=[token]))

    written, left = draft_for_list(
        request.actor, pk, link=link, page=public_page(request, pk), medium=usual_medium(), now=timezone.now()
    )
    more = f" Còn {left} khách chưa có giấy, mời bấm lần nữa." if left else ""
    messages.success(request, f"Đã lập {written} giấy mời, mỗi giấy một mã riêng.{more}")
    return redirect("desk:invitations", pk=pk)


@inviters
@require_safe
def badges(request: CommuneRequest, pk: int) -> HttpResponse:
    """Badges of those who have a seat."""
    dialogue = seen_dialogue(request.actor, pk)
    seated = list(guests_of(pk).filter(place=Place.SEATED))
    if not seated:
        raise Refused("Chưa có khách nào nhận lời nên chưa có thẻ đeo để in.")
    headers = {"Content-Disposition": f'inline; filename="the-deo-{pk}.pdf"'}
    return HttpResponse(badges_pdf(seated, dialogue.title), content_type="application/pdf", headers=headers)
