"""How many of each village come, told by its head."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from dienhong.cycle.invitations.actions.inviting import tell_turnout
from dienhong.cycle.invitations.permissions import may_tell_turnout
from dienhong.cycle.invitations.queries import turnouts
from dienhong.kernel.errors import Forbidden, Refused
from dienhong.web.desk.access import official
from dienhong.web.desk.dialogues.seen import seen_dialogue
from dienhong.web.desk.invitations.forms import TurnoutForm
from dienhong.web.kit.requests import CommuneRequest


@official()
@require_http_methods(["GET", "HEAD", "POST"])
def tell(request: CommuneRequest, pk: int) -> HttpResponse:
    dialogue = seen_dialogue(request.actor, pk)
    rows = turnouts(pk)
    places = [(village.pk, village.name) for village, _ in rows if may_tell_turnout(request.actor, village.pk)]
    if not places:
        raise Forbidden("Trang này dành cho trưởng thôn và Văn phòng.")
    form = TurnoutForm(request.POST if request.method == "POST" else None, places=places)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        try:
            tell_turnout(request.actor, pk, typed["village"], typed["expected"], now=timezone.now())
        except Refused as error:
            form.refuse(error)
        else:
            messages.success(request, "Đã ghi số người dự của thôn.")
            return redirect("desk:turnout", pk=pk)
    mine = {place for place, _ in places}
    shown = [row for row in rows if row[0].pk in mine]
    context = {
        "dialogue": dialogue,
        "form": form,
        "rows": shown,
        "total": sum(told.expected for _, told in shown if told),
    }
    return render(request, "desk/invitations/turnout.html", context, status=422 if form.errors else 200)
