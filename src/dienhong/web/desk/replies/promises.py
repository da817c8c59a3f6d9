"""A promise kept."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from dienhong.civic.people.roles import Permission
from dienhong.cycle.replies.actions.rate import fulfil_commitment
from dienhong.cycle.replies.permissions import may_draft
from dienhong.cycle.replies.queries import open_commitments
from dienhong.kernel.errors import Missing, Refused
from dienhong.web.desk.access import official
from dienhong.web.desk.replies.forms import FulfilForm
from dienhong.web.kit.requests import CommuneRequest


@official(Permission.DRAFT_REPLY)
@require_http_methods(["GET", "HEAD", "POST"])
def fulfil(request: CommuneRequest, pk: int) -> HttpResponse:
    """When it was done, and what the people can go and see."""
    promise = open_commitments().filter(pk=pk).first()
    if promise is None:
        raise Missing
    may_draft(request.actor, promise.unit_id).require()
    today = timezone.localdate()
    form = FulfilForm(request.POST if request.method == "POST" else None, today=today, initial={"fulfilled_on": today})
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        try:
            fulfil_commitment(
                request.actor, pk, on=typed["fulfilled_on"], evidence=typed["evidence"], now=timezone.now()
            )
        except Refused as error:
            form.refuse(error)
        else:
            messages.success(request, "Đã ghi nhận cam kết được thực hiện; trang lời hứa đã cập nhật.")
            return redirect("desk:opinion", pk=promise.reply.opinion_id)
    return render(
        request, "desk/replies/fulfil.html", {"promise": promise, "form": form}, status=422 if form.errors else 200
    )
