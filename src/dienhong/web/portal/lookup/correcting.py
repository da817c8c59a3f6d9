"""A speaker reads what the minutes say of their turn, and asks to correct it while that is still possible."""

import uuid

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from dienhong.cycle.conference.actions.correcting import ask_correction
from dienhong.cycle.conference.models import Correction
from dienhong.cycle.conference.queries import may_still_correct, spoken_turn
from dienhong.cycle.conference.settled import spoken_text
from dienhong.cycle.conference.states import CorrectionDoor, CorrectionState
from dienhong.kernel.actors import citizen
from dienhong.kernel.errors import Missing, Refused
from dienhong.web.kit.requests import CommuneRequest
from dienhong.web.portal.lookup.acts import do_for_sender, of_sender
from dienhong.web.portal.lookup.forms import CorrectionForm
from dienhong.web.portal.responses import personal_page


@personal_page
def correct(request: CommuneRequest, ref: str) -> HttpResponse:
    """What was written down of the turn, the requests so far, and the form while requests are taken."""
    found, opinion, away = of_sender(request, ref, lambda tracked: tracked.opinion is not None)
    if opinion is None or found is None:
        return away
    turn = spoken_turn(opinion.pk)
    if turn is None:
        raise Missing
    recorded = spoken_text(turn)
    form = CorrectionForm(
        request.POST if request.method == "POST" else None, initial={"wanted": recorded, "key": uuid.uuid4()}
    )
    if request.method == "POST" and form.is_valid():
        wanted, key = form.cleaned_data["wanted"], form.cleaned_data["key"]
        actor, now, door = citizen(request.commune.pk), timezone.now(), CorrectionDoor.CODE
        try:
            asked = ask_correction(actor, turn.pk, wanted, door=door, key=key, now=now)
        except Refused as error:
            form.add_error("wanted", error.message)
        else:
            said = f"Đã gửi đề nghị đính chính lúc {timezone.localtime(asked.asked_at):%H:%M}. Thư ký sẽ xem xét."
            return do_for_sender(request, ref, lambda: None, said)
    corrections = list(Correction.objects.filter(turn=turn))
    context = {
        "found": found,
        "recorded": recorded,
        "form": form,
        "is_open": may_still_correct(turn.conference_id, timezone.localdate()),
        "corrections": corrections,
        "waits": any(one.state == CorrectionState.WAITING for one in corrections),
    }
    return render(request, "portal/lookup/correct.html", context, status=422 if form.errors else 200)
