"""What now, what next, how the conference runs against its half day, what is missing before it may close."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from dienhong.cycle.conference import rules
from dienhong.cycle.conference.models import AgendaStep, Conference
from dienhong.cycle.conference.queries import slots_of, speaking, without_outcome
from dienhong.cycle.conference.states import StepState
from dienhong.cycle.conference.statutory import statutory_steps
from dienhong.web.stage.access import Room

_USUAL_START = {"morning": 8, "afternoon": 14}


def now_of(room: Room) -> dict[str, Any]:
    """The running step, the next, the forecast."""
    steps = list(room.conference.steps.all())
    running = next((step for step in steps if step.state == StepState.RUNNING), None)
    ahead = [step for step in steps if step.state == StepState.AHEAD]
    later = [step for step in ahead if running is None or step.position > running.position]
    return {
        "steps": [{"step": step, "required": _is_required(step)} for step in steps],
        "running": running,
        "planned_until": running and running.started_at and running.started_at + _minutes(running.planned_minutes),
        "next_step": next(iter(later or ahead), None),
        "forecast": rules.forecast(slots_of(steps), planned_start(room.conference), room.now),
        "planned_total": sum(step.planned_minutes for step in steps if step.state != StepState.SKIPPED),
        "half_day_minutes": round(rules.HALF_DAY.total_seconds() / 60),
    }


def closing_of(room: Room) -> dict[str, Any]:
    """What keeps the conference from closing, in a sentence; nothing when it may."""
    steps = room.conference.steps.all()
    ahead = [step.title for step in steps if step.state == StepState.AHEAD and _is_required(step)]
    waiting = without_outcome(room.conference.pk).count()
    verdict = rules.may_close(ahead, waiting, speaking(room.conference.pk) is not None)
    return {"may_close": bool(verdict), "missing": verdict.reason}


def planned_start(conference: Conference) -> datetime:
    """When the conference is to begin, by the dialogue's arrangement; on the day on which it really began."""
    dialogue = conference.dialogue
    begun = timezone.localdate(conference.started_at) if conference.started_at else None
    day = begun or dialogue.date or timezone.localdate()
    start = dialogue.start_time
    hour, minute = (start.hour, start.minute) if start else (_USUAL_START.get(str(dialogue.half_day), 8), 0)
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=timezone.get_current_timezone())


def _minutes(count: int) -> timedelta:
    return timedelta(minutes=count)


def _is_required(step: AgendaStep) -> bool:
    known = statutory_steps().get(step.kind)
    return known is not None and known.required
