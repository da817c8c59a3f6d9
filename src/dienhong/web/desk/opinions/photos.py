"""Photos of an opinion for the officials who may read it, and the decision to show one to everybody."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from dienhong.civic.people.roles import Permission
from dienhong.cycle.opinions.actions.photos import judge_photo
from dienhong.kernel.errors import Missing
from dienhong.web.desk.access import official
from dienhong.web.desk.opinions.register import readers
from dienhong.web.desk.opinions.seen import seen_opinion
from dienhong.web.kit.photos import photo_response
from dienhong.web.kit.requests import CommuneRequest


@readers
@require_safe
def photo(request: CommuneRequest, pk: int, place: int) -> HttpResponse:
    """The photo as it was redrawn; `?nho` gives the thumbnail."""
    photos = seen_opinion(request.actor, pk).photos.select_related("image", "thumbnail")
    found = photos.filter(place=place).first()
    if found is None:
        raise Missing
    return photo_response(found.thumbnail if "nho" in request.GET else found.image)


@official(Permission.PUBLISH_REPLY)
@require_POST
def judge(request: CommuneRequest, pk: int, place: int) -> HttpResponse:
    """Show the photo beside the published reply, or no more."""
    opinion = seen_opinion(request.actor, pk)
    shown = request.POST.get("shown") == "1"
    judge_photo(request.actor, opinion.pk, place, shown=shown, now=timezone.now())
    said = "Ảnh sẽ hiện cùng câu trả lời đã công khai." if shown else "Ảnh không còn công khai."
    messages.success(request, said)
    return redirect("desk:opinion", pk=pk)
