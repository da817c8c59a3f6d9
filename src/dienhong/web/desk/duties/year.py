"""The year on one page: every dialogue with its duties, as a drawing and as a table."""

from collections import defaultdict
from datetime import date, timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from dienhong.cycle.dialogues.checklist import duties_of_year
from dienhong.cycle.dialogues.models import Dialogue, DialogueDuty
from dienhong.cycle.dialogues.queries import visible_to
from dienhong.cycle.dialogues.states import DialogueState, DutyState
from dienhong.cycle.plans.queries import plan_in_force
from dienhong.web.desk.access import official
from dienhong.web.kit.requests import CommuneRequest

_FIRST_YEAR, _LAST_YEAR = 2000, 2099
_NAMES, _WIDTH, _TOP, _ROW = 260, 1300, 34, 34


@official()
@require_safe
def year_page(request: CommuneRequest) -> HttpResponse:
    today = timezone.localdate()
    year = _asked_year(request.GET.get("nam", ""), today.year)
    duties: dict[int, list[DialogueDuty]] = defaultdict(list)
    for duty in duties_of_year(year):
        duties[duty.dialogue_id].append(duty)
    held = visible_to(request.actor).filter(date__year=year).exclude(state=DialogueState.CANCELLED)
    dialogues = list(held.order_by("date", "pk"))
    plan = plan_in_force(year)
    context = {
        "year": year,
        "chart": chart_of(year, dialogues, duties, today),
        "rows": [_counts(dialogue, duties[dialogue.pk], today) for dialogue in dialogues],
        "plan": plan,
        "plan_duties": list(plan.duties.exclude(basis="conference", offset_days__isnull=False)) if plan else [],
    }
    return render(request, "desk/duties/year.html", context)


def chart_of(
    year: int, dialogues: list[Dialogue], duties: dict[int, list[DialogueDuty]], today: date
) -> dict[str, Any]:
    """Whole numbers of pixels: months as columns, dialogues as rows, a mark for each duty, a diamond for the day."""
    height = _TOP + _ROW * max(len(dialogues), 1)
    months = [{"x": _x(date(year, month, 1)), "name": f"Th {month}"} for month in range(1, 13)]
    rows = []
    for at, dialogue in enumerate(dialogues):
        middle = _TOP + _ROW * at + _ROW // 2
        own = [duty for duty in duties[dialogue.pk] if duty.due_date.year == year]
        days = [duty.due_date for duty in own] + ([dialogue.date] if dialogue.date else [])
        marks = [_mark(duty, middle, today) for duty in own]
        start, end = (_x(min(days)), _x(max(days))) if days else (_NAMES, _NAMES)
        held = _x(dialogue.date) if dialogue.date else _NAMES
        rows.append({
            "dialogue": dialogue, "y": middle, "text_y": middle + 5, "start": start, "length": end - start,
            "bar_y": middle - 3, "marks": marks, "top": _TOP + _ROW * at,
            "diamond": f"{held},{middle - 9} {held + 9},{middle} {held},{middle + 9} {held - 9},{middle}",
        })  # fmt: skip
    return {
        "width": _WIDTH, "height": height, "months": months, "rows": rows, "names": _NAMES, "row": _ROW,
        "now": _x(today) if today.year == year else None,
    }  # fmt: skip


def _mark(duty: DialogueDuty, middle: int, today: date) -> dict[str, Any]:
    late = duty.state == DutyState.OPEN and duty.due_date < today
    kind = "late" if late else duty.state
    x = _x(duty.due_date)
    return {"x": x, "y": middle, "kind": kind, "corner_x": x - 5, "corner_y": middle - 5, "duty": duty}


def _x(day: date) -> int:
    whole = (date(day.year + 1, 1, 1) - date(day.year, 1, 1)).days
    gone = (day - date(day.year, 1, 1)).days
    return _NAMES + (_WIDTH - _NAMES - 20) * gone // whole


def _counts(dialogue: Dialogue, duties: list[DialogueDuty], today: date) -> dict[str, Any]:
    still = [duty for duty in duties if duty.state == DutyState.OPEN]
    soon = today + timedelta(days=7)
    return {
        "dialogue": dialogue,
        "total": len(duties),
        "settled": len(duties) - len(still),
        "late": sum(duty.due_date < today for duty in still),
        "soon": sum(today <= duty.due_date <= soon for duty in still),
        "next": still[0] if still else None,
    }


def _asked_year(text: str, otherwise: int) -> int:
    asked = int(text) if text.isascii() and text.isdigit() and len(text) == len("2026") else otherwise
    return asked if _FIRST_YEAR <= asked <= _LAST_YEAR else otherwise
