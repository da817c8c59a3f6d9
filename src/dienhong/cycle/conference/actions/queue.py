"""Calling speakers, their clock, and the order."""

from collections.abc import Callable, Sequence
from datetime import datetime

from django.db.models import Min

from dienhong.cycle.conference import rules
from dienhong.cycle.conference.actions.acting import Acting, Press, perform
from dienhong.cycle.conference.models import Act, Turn
from dienhong.cycle.conference.permissions import may_lead, may_queue
from dienhong.cycle.conference.queries import queue, speaking, timer_of
from dienhong.cycle.conference.states import TURN_FLOW, ConferenceState, Policy, TurnState
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing, Refused

_MIDDLE = 1_000_000
"""Pins count down from here, so that each new one comes to the front."""


def call_next(actor: Actor, conference_id: int, *, press: Press, now: datetime) -> Act:
    """One button: who speaks is done, the first of the queue has the floor."""

    def do(acting: Acting) -> None:
        waiting = queue(acting.conference, most=1)
        if not waiting:
            raise Refused("Không còn ai chờ phát biểu.")
        _call(acting, waiting[0])

    return perform(actor, conference_id, "call_next", do, needs=may_queue, press=press, now=now)


def call_turn(actor: Actor, conference_id: int, turn_id: int, *, press: Press, now: datetime) -> Act:
    """Give the floor to this one, whatever the order."""
    return _on_turn(actor, conference_id, turn_id, "call_turn", _call, press, now)


def finish_turn(actor: Actor, conference_id: int, turn_id: int, *, press: Press, now: datetime) -> Act:
    """The speaker is done."""
    return _on_turn(actor, conference_id, turn_id, "finish_turn", _finish, press, now)


def pause_turn(actor: Actor, conference_id: int, turn_id: int, *, press: Press, now: datetime) -> Act:
    """Stop the clock, such as for a question of the chair."""

    def pause(acting: Acting, turn: Turn) -> None:
        if turn.state != TurnState.SPEAKING or turn.paused_at is not None:
            raise Refused("Đồng hồ của lượt này đang không chạy.")
        acting.change(turn, paused_at=now)

    return _on_turn(actor, conference_id, turn_id, "pause_turn", pause, press, now)


def resume_turn(actor: Actor, conference_id: int, turn_id: int, *, press: Press, now: datetime) -> Act:
    """Let the clock run again."""

    def resume(acting: Acting, turn: Turn) -> None:
        timer = timer_of(turn)
        if turn.state != TurnState.SPEAKING or turn.paused_at is None or timer is None:
            raise Refused("Đồng hồ của lượt này đang chạy.")
        paused_ms = round(timer.resume(now).paused.total_seconds() * 1000)
        acting.change(turn, paused_at=None, paused_ms=paused_ms)

    return _on_turn(actor, conference_id, turn_id, "resume_turn", resume, press, now)


def extend_turn(actor: Actor, conference_id: int, turn_id: int, *, seconds: int, press: Press, now: datetime) -> Act:
    """Give the speaker more time (or less, with a negative number)."""

    def extend(acting: Acting, turn: Turn) -> None:
        if turn.state != TurnState.SPEAKING or turn.limit_seconds is None:
            raise Refused("Lượt này không tính giờ.")
        shortest, longest = rules.SPEAKING_SECONDS
        acting.change(turn, limit_seconds=min(max(turn.limit_seconds + seconds, shortest), longest))

    return _on_turn(actor, conference_id, turn_id, "extend_turn", extend, press, now)


def mark_absent(actor: Actor, conference_id: int, turn_id: int, *, press: Press, now: datetime) -> Act:
    """Called and not there; may come back."""
    return _on_turn(actor, conference_id, turn_id, "mark_absent", _to("mark_absent"), press, now)


def return_turn(actor: Actor, conference_id: int, turn_id: int, *, press: Press, now: datetime) -> Act:
    """Back in the queue, at the place that the number and the policies give."""
    return _on_turn(actor, conference_id, turn_id, "return", _to("return"), press, now)


def withdraw_turn(actor: Actor, conference_id: int, turn_id: int, *, press: Press, now: datetime) -> Act:
    """Does not want to speak any more."""
    return _on_turn(actor, conference_id, turn_id, "withdraw", _to("withdraw"), press, now)


def pin_turn(actor: Actor, conference_id: int, turn_id: int, *, press: Press, now: datetime) -> Act:
    """To the very front, seen by all as "mời trước theo điều hành"."""

    def pin(acting: Acting, turn: Turn) -> None:
        if turn.state != TurnState.WAITING:
            raise Refused("Chỉ đưa lên đầu người đang chờ.")
        waiting = Turn.objects.filter(conference_id=conference_id, state=TurnState.WAITING)
        front = waiting.aggregate(front=Min("pinned"))["front"]
        acting.change(turn, pinned=(front if front is not None else _MIDDLE) - 1)

    return _on_turn(actor, conference_id, turn_id, "pin", pin, press, now)


def set_policies(
    actor: Actor,
    conference_id: int,
    policies: Sequence[Policy],
    *,
    speaking_seconds: int | None,
    list_closed: bool,
    press: Press,
    now: datetime,
) -> Act:
    """Who is called first, how long each may speak, whether the list takes more names: shown to everybody."""

    def do(acting: Acting) -> None:
        shortest, longest = rules.SPEAKING_SECONDS
        if speaking_seconds is not None and not shortest <= speaking_seconds <= longest:
            raise Refused("Thời gian mỗi lượt từ 30 giây đến 30 phút.", field="speaking_seconds")
        acting.change(
            acting.conference,
            policies=list(dict.fromkeys(policies)),
            speaking_seconds=speaking_seconds,
            list_closed=list_closed,
        )
        acting.topics.update(("queue", "conference"))

    return perform(actor, conference_id, "set_policies", do, needs=may_lead, press=press, now=now)


def _call(acting: Acting, turn: Turn) -> None:
    if acting.conference.state != ConferenceState.OPEN:
        raise Refused("Hội nghị chưa bắt đầu hoặc đã bế mạc.")
    step = TURN_FLOW.require("call", TurnState(turn.state))
    now_speaking = speaking(acting.conference.pk)
    if now_speaking is not None:
        _finish(acting, now_speaking)
    limit = acting.conference.speaking_seconds
    acting.change(
        turn, state=step.target, started_at=acting.now, limit_seconds=limit, paused_at=None, paused_ms=0, ended_at=None
    )
    acting.result = {"turn": turn.pk}
    acting.topics.update(("queue", "speaker"))


def _finish(acting: Acting, turn: Turn) -> None:
    step = TURN_FLOW.require("finish", TurnState(turn.state))
    acting.change(turn, state=step.target, ended_at=acting.now)


def _to(name: str) -> Callable[[Acting, Turn], None]:
    def move(acting: Acting, turn: Turn) -> None:
        acting.change(turn, state=TURN_FLOW.require(name, TurnState(turn.state)).target)

    return move


def _on_turn(
    actor: Actor,
    conference_id: int,
    turn_id: int,
    verb: str,
    move: Callable[[Acting, Turn], None],
    press: Press,
    now: datetime,
) -> Act:
    def do(acting: Acting) -> None:
        turn = Turn.objects.filter(conference_id=conference_id, pk=turn_id).first()
        if turn is None:
            raise Missing
        move(acting, turn)
        acting.topics.update(("queue", "speaker"))

    return perform(actor, conference_id, verb, do, needs=may_queue, press=press, now=now)
