"""Corrections at the desk: what a speaker told the secretary, and the decision on each request."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from dienhong.cycle.conference.actions.acting import Press
from dienhong.cycle.conference.actions.correcting import accept_correction, ask_correction, refuse_correction
from dienhong.cycle.conference.models import Correction
from dienhong.cycle.conference.settled import decided_turns, spoken_text
from dienhong.cycle.conference.states import CorrectionDoor, CorrectionState
from dienhong.kernel.errors import Missing, Overtaken, Refused
from dienhong.web.desk.access import official
from dienhong.web.desk.minutes.access import ended_conference
from dienhong.web.desk.minutes.forms import AcceptForm, RefuseForm, ToldForm
from dienhong.web.kit.requests import CommuneRequest


@official()
@require_http_methods(["GET", "HEAD", "POST"])
def told(request: CommuneRequest, pk: int, turn_id: int) -> HttpResponse:
    """A speaker came to the secretary: what the minutes should say."""
    conference = ended_conference(request, pk)
    turn = decided_turns(conference.pk).exclude(settlement__is_sealed=True).filter(pk=turn_id).first()
    if turn is None:
        raise Missing
    recorded = spoken_text(turn)
    form = ToldForm(request.POST if request.method == "POST" else None, initial={"wanted": recorded})
    if request.method == "POST" and form.is_valid():
        try:
            ask_correction(
                request.actor, turn.pk, form.cleaned_data["wanted"], door=CorrectionDoor.TOLD,
                key=_key(request.POST.get("key", "")), now=timezone.now(),
            )  # fmt: skip
        except Refused as error:
            form.refuse(error)
        else:
            messages.success(request, "Đã ghi đề nghị đính chính. Hãy xem xét ở danh sách dưới đây.")
            return redirect("desk:minutes", pk=pk)
    context = {
        "dialogue": conference.dialogue,
        "turn": turn,
        "recorded": recorded,
        "form": form,
        "key": request.POST.get("key") or uuid.uuid4(),
    }
    return render(request, "desk/minutes/told.html", context, status=422 if form.errors else 200)


@official()
@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: CommuneRequest, pk: int, correction_id: int) -> HttpResponse:
    """Both texts side by side; the minutes are corrected, or stay with a reason."""
    conference = ended_conference(request, pk)
    found = Correction.objects.select_related("turn__village", "decided_by")
    correction = found.filter(turn__conference=conference, pk=correction_id).first()
    if correction is None:
        raise Missing
    act = request.POST.get("act", "")
    accept = AcceptForm(request.POST if act == "accept" else None, initial={"text": correction.wanted})
    refuse = RefuseForm(request.POST if act == "refuse" else None)
    sent = accept if act == "accept" else refuse if act == "refuse" else None
    if sent is not None and sent.is_valid():
        try:
            _decide(request, correction, sent)
        except (Refused, Overtaken) as error:
            sent.refuse(error)
        else:
            return redirect("desk:minutes", pk=pk)
    context = {
        "dialogue": conference.dialogue,
        "correction": correction,
        "now_says": spoken_text(correction.turn),
        "is_waiting": correction.state == CorrectionState.WAITING,
        "accept_form": accept,
        "refuse_form": refuse,
        "form": sent,
        "key": request.POST.get("key") or uuid.uuid4(),
    }
    return render(request, "desk/minutes/decide.html", context, status=422 if sent and sent.errors else 200)


def _decide(request: CommuneRequest, correction: Correction, form: AcceptForm | RefuseForm) -> None:
    now = timezone.now()
    if isinstance(form, RefuseForm):
        refuse_correction(request.actor, correction.pk, reason=form.cleaned_data["reason"], now=now)
        messages.success(request, "Đã ghi lý do không sửa; người phát biểu đọc được.")
        return
    seen = request.POST.get("seen", "").replace("\r\n", "\n")
    press = Press(_key(request.POST.get("key", "")))
    accept_correction(request.actor, correction.pk, text=form.cleaned_data["text"], seen=seen, press=press, now=now)
    messages.success(request, "Đã sửa biên bản; bản trước vẫn được lưu.")


def _key(sent: str) -> uuid.UUID:
    try:
        return uuid.UUID(sent)
    except ValueError as error:
        raise Refused("Trang này đã cũ. Mời tải lại trang rồi làm lại.") from error
