"""What the whole hall reads: nothing but what a person let pass."""

from typing import Any

from django.db.models import Count

from dienhong.cycle.conference.models import Conference, HallQuestion, Turn
from dienhong.cycle.conference.queries import queue, running_step, speaking
from dienhong.cycle.conference.states import QuestionState, TurnState
from dienhong.web.stage.shown.naming import hall_name, hall_subject
from dienhong.web.stage.shown.speakers import clock_of

_NEXT = 5
_QUESTIONS = 2


def projected(conference: Conference) -> dict[str, Any]:
    """Step, speaker with clock and subject, the next five, how many wait, the questions most people ask."""
    turn = speaking(conference.pk)
    return {
        "state": conference.state,
        "step": running_step(conference.pk),
        "steps_total": conference.steps.count(),
        "speaker": shown_turn(conference, turn) if turn else None,
        "clock": clock_of(turn),
        "next": [shown_turn(conference, row) for row in queue(conference, most=_NEXT)],
        "waiting_total": Turn.objects.filter(conference=conference, state=TurnState.WAITING).count(),
        "questions": list(shown_questions(conference.pk)[:_QUESTIONS]),
        "list_closed": conference.list_closed,
        "message": conference.message,
        "countdown": round(conference.countdown_to.timestamp() * 1000) if conference.countdown_to else "",
        "countdown_to": conference.countdown_to,
    }


def shown_turn(conference: Conference, turn: Turn) -> dict[str, Any]:
    """One turn as all may read it."""
    return {
        "number": turn.number,
        "name": hall_name(turn, names_shown=conference.names_shown),
        "village": turn.village.name if turn.village else "",
        "subject": hall_subject(turn) if turn.state == TurnState.SPEAKING else "",
        "is_paused": turn.paused_at is not None,
    }


def shown_questions(conference_id: int) -> Any:
    """Questions that a person let pass, those first that most people ask; `seconded` says how many more do."""
    shown = HallQuestion.objects.filter(conference_id=conference_id, state=QuestionState.SHOWN)
    return shown.annotate(seconded=Count("secondings")).order_by("-seconded", "-pk")
