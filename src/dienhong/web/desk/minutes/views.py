"""The page of the minutes, and the buttons on it."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from dienhong.civic.people.roles import Permission
from dienhong.cycle.conference.actions.reviewing import close_review, reopen_review
from dienhong.cycle.conference.actions.settling import settle_again
from dienhong.cycle.conference.jobs import tools
from dienhong.cycle.conference.models import Conference, Correction, MinutesReview, Settlement
from dienhong.cycle.conference.queries import public_minutes
from dienhong.cycle.conference.settled import decided_turns
from dienhong.cycle.conference.states import CorrectionState, ReviewState
from dienhong.cycle.dialogues.queries import drafted_for
from dienhong.cycle.dialogues.states import PaperKind
from dienhong.web.desk.access import official
from dienhong.web.desk.minutes.access import ended_conference
from dienhong.web.desk.minutes.forms import CloseForm
from dienhong.web.kit.requests import CommuneRequest


@official()
@require_safe
def minutes(request: CommuneRequest, pk: int) -> HttpResponse:
    """Where the minutes stand: corrections, turns, document, public version, recordings."""
    conference = ended_conference(request, pk)
    return page(request, conference)


@official()
@require_POST
def close(request: CommuneRequest, pk: int) -> HttpResponse:
    """No more requests."""
    conference = ended_conference(request, pk)
    form = CloseForm(request.POST)
    if form.is_valid():
        close_review(request.actor, conference.pk, reason=form.cleaned_data["reason"], now=timezone.now())
        messages.success(request, "Đã kết thúc nhận đính chính. Nay lập được biên bản để ký.")
        return redirect("desk:minutes", pk=pk)
    return page(request, conference, form, status=422)


@official()
@require_POST
def reopen(request: CommuneRequest, pk: int) -> HttpResponse:
    """Requests are taken again."""
    conference = ended_conference(request, pk)
    reopen_review(request.actor, conference.pk, now=timezone.now())
    messages.success(request, "Đã mở lại việc nhận đính chính.")
    return redirect("desk:minutes", pk=pk)


@official()
@require_POST
def again(request: CommuneRequest, pk: int) -> HttpResponse:
    """What the register did not allow is tried once more."""
    conference = ended_conference(request, pk)
    count = settle_again(request.actor, conference.pk, tools=tools(), now=timezone.now())
    if count:
        messages.success(request, f"Đã đưa thêm kết quả của {count} lượt phát biểu vào sổ ý kiến.")
    else:
        messages.warning(request, "Vẫn chưa đưa thêm được lượt nào. Hãy làm theo lý do ghi ở từng lượt.")
    return redirect("desk:minutes", pk=pk)


def page(
    request: CommuneRequest, conference: Conference, close_form: CloseForm | None = None, *, status: int = 200
) -> HttpResponse:
    """The page, with what was typed where something was refused."""
    today = timezone.localdate()
    review = MinutesReview.objects.select_related("closed_by").filter(conference=conference).first()
    corrections = Correction.objects.filter(turn__conference=conference).select_related("turn__village", "decided_by")
    waiting = [one for one in corrections if one.state == CorrectionState.WAITING]
    turns = _turns(conference)
    context = {
        "dialogue": conference.dialogue,
        "conference": conference,
        "review": review,
        "is_open": review is not None and review.state == ReviewState.OPEN and today <= review.until,
        "is_past": review is not None and review.state == ReviewState.OPEN and today > review.until,
        "waiting": waiting,
        "decided": [one for one in corrections if one.state != CorrectionState.WAITING],
        "turns": turns,
        "problem_count": sum(bool(one["problem"]) for one in turns),
        "documents": list(drafted_for(conference.dialogue_id, PaperKind.MINUTES).defer("content")[:5]),
        "public": public_minutes(conference.dialogue_id),
        "recordings": list(conference.recordings.select_related("file")),
        "transcribes": bool(settings.TRANSCRIBER),
        "may_publish": request.actor.may(Permission.PUBLISH_REPLY),
        "may_manage": request.actor.may(Permission.MANAGE_DIALOGUE),
        "close_form": close_form or CloseForm(),
        "form": close_form,
    }
    return render(request, "desk/minutes/page.html", context, status=status)


def _turns(conference: Conference) -> list[dict[str, Any]]:
    """Each turn with its outcome and where it stands in the register."""
    settled = {
        row.turn_id: row for row in Settlement.objects.filter(turn__conference=conference).select_related("opinion")
    }
    return [
        {
            "number": number,
            "turn": turn,
            "outcome": turn.outcome,
            "opinion": settled[turn.pk].opinion if turn.pk in settled else None,
            "is_sealed": turn.pk in settled and settled[turn.pk].is_sealed,
            "problem": settled[turn.pk].problem if turn.pk in settled else "",
        }
        for number, turn in enumerate(decided_turns(conference.pk), start=1)
    ]
