"""Who speaks, who comes next and why, who is away; what lies beside the speaker's opinion."""

from typing import Any

from dienhong.cycle.conference.models import HallQuestion, Turn
from dienhong.cycle.conference.queries import explained_queue, speaking
from dienhong.cycle.conference.states import Policy, QuestionState, TurnState
from dienhong.cycle.opinions.models import Opinion
from dienhong.cycle.opinions.queries import visible_to
from dienhong.cycle.opinions.relations import similarities_of
from dienhong.cycle.opinions.states import SimilarityJudgement
from dienhong.cycle.replies.queries import replies_to
from dienhong.web.stage.access import Room

_NEXT = 5
_LISTED = 50
_LIKE = 3


def speaker_of(room: Room) -> dict[str, Any]:
    turn = speaking(room.conference.pk)
    return {"turn": turn, "clock": clock_of(turn), "last": None if turn else _last(room)}


def clock_of(turn: Turn | None) -> dict[str, Any] | None:
    """What a page needs to run the turn's clock by itself: instants and lengths in milliseconds."""
    if turn is None or turn.started_at is None or turn.limit_seconds is None:
        return None
    return {
        "started": _ms(turn.started_at.timestamp()),
        "limit": turn.limit_seconds * 1000,
        "paused": turn.paused_ms,
        "paused_at": _ms(turn.paused_at.timestamp()) if turn.paused_at else "",
    }


def queue_of(room: Room) -> dict[str, Any]:
    """The next five with why, the others, those who were away, and the policies as everybody reads them."""
    waiting = explained_queue(room.conference, most=_LISTED)
    total = Turn.objects.filter(conference=room.conference, state=TurnState.WAITING).count()
    away = Turn.objects.filter(conference=room.conference, state=TurnState.ABSENT).select_related("village")
    return {
        "next": [{"turn": turn, "why": why} for turn, why in waiting[:_NEXT]],
        "others": [{"turn": turn, "why": why} for turn, why in waiting[_NEXT:]],
        "waiting_total": total,
        "away": list(away[:_LISTED]),
        "policies": [Policy(word).label for word in room.conference.policies],
        "someone_speaks": speaking(room.conference.pk) is not None,
    }


def beside_of(room: Room) -> dict[str, Any]:
    """The speaker's opinion as far as this official may see it, what is like it, and the reply that was prepared."""
    turn = speaking(room.conference.pk)
    opinion = visible_to(room.actor).filter(pk=turn.opinion_id).first() if turn and turn.opinion_id else None
    if opinion is None:
        return {"turn": turn, "opinion": None}
    return {
        "turn": turn,
        "opinion": opinion,
        "reply": replies_to(opinion.pk).order_by("-pk").first(),
        "likes": _likes(room, opinion),
    }


def moderation_of(room: Room) -> dict[str, Any]:
    """Questions from phones that wait for somebody to let them pass, and those that are shown."""
    questions = HallQuestion.objects.filter(conference=room.conference).select_related("village")
    return {
        "sent": list(questions.filter(state=QuestionState.SENT)[:_LISTED]),
        "shown": list(questions.filter(state=QuestionState.SHOWN).order_by("-pk")[:_NEXT]),
    }


def _likes(room: Room, opinion: Opinion) -> list[Opinion]:
    pairs = similarities_of(opinion.pk).exclude(judgement=SimilarityJudgement.DIFFERENT)[:_LIKE]
    others = [pair.b_id if pair.a_id == opinion.pk else pair.a_id for pair in pairs]
    return list(visible_to(room.actor).filter(pk__in=others)) if others else []


def _last(room: Room) -> Turn | None:
    spoken = Turn.objects.filter(conference=room.conference, state=TurnState.SPOKEN).select_related("village")
    return spoken.order_by("-ended_at").first()


def _ms(seconds: float) -> int:
    return round(seconds * 1000)
