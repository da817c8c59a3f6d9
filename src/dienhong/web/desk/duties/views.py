"""A person's own duties, and the checklist of a dialogue."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from dienhong.civic.people.roles import Permission
from dienhong.cycle.dialogues.checklist import duties_for, duties_of, warnings_about
from dienhong.cycle.dialogues.states import DutyState
from dienhong.web.desk.access import official
from dienhong.web.desk.dialogues.seen import seen_dialogue
from dienhong.web.desk.duties.shown import checklist_rows, row_of
from dienhong.web.kit.requests import CommuneRequest

_MOST = 200


@official()
@require_safe
def my_duties(request: CommuneRequest) -> HttpResponse:
    today = timezone.localdate()
    rows = [row_of(duty, today) for duty in duties_for(request.actor)[:_MOST]]
    return render(request, "desk/duties/mine.html", {"rows": rows, "today": today})


@official()
@require_safe
def checklist(request: CommuneRequest, pk: int) -> HttpResponse:
    """What was done, what waits, what the law will not wait for."""
    dialogue, today = seen_dialogue(request.actor, pk), timezone.localdate()
    duties = list(duties_of(pk))
    settled = sum(duty.state != DutyState.OPEN for duty in duties)
    context = {
        "dialogue": dialogue,
        "rows": checklist_rows(duties, today),
        "settled": settled,
        "total": len(duties),
        "warnings": warnings_about(dialogue, today),
        "manages": request.actor.may(Permission.MANAGE_DIALOGUE),
    }
    return render(request, "desk/duties/checklist.html", context)
