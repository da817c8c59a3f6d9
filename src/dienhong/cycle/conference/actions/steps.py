"""Running the agenda: begin, finish, skip, close."""

from datetime import datetime

from dienhong.cycle.conference import rules
from dienhong.cycle.conference.actions.acting import Acting, Press, perform
from dienhong.cycle.conference.events import ConferenceClosed
from dienhong.cycle.conference.models import Act, AgendaStep
from dienhong.cycle.conference.permissions import may_lead
from dienhong.cycle.conference.queries import running_step, speaking, without_outcome
from dienhong.cycle.conference.states import CONFERENCE_FLOW, STEP_FLOW, ConferenceState, StepState
from dienhong.cycle.conference.statutory import statutory_steps
from dienhong.engines.journal.record import record
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing
from dienhong.kernel.states import Step


def start_conference(actor: Actor, conference_id: int, *, press: Press, now: datetime) -> Act:
    """The conference begins with the first step of its agenda."""

    def do(acting: Acting) -> None:
        _move(acting, "start", started_at=now)
        _begin(acting, _steps(conference_id)[0], now)

    return perform(actor, conference_id, "start", do, needs=may_lead, press=press, now=now)


def begin_step(actor: Actor, conference_id: int, step_id: int, *, press: Press, now: datetime) -> Act:
    """Begin a step; the one that runs is finished. A step may be begun again."""

    def do(acting: Acting) -> None:
        CONFERENCE_FLOW.require("close", ConferenceState(acting.conference.state))
        _begin(acting, _step(conference_id, step_id), now)

    return perform(actor, conference_id, "begin_step", do, needs=may_lead, press=press, now=now)


def skip_step(actor: Actor, conference_id: int, step_id: int, *, reason: str, press: Press, now: datetime) -> Act:
    """Leave a step out, with the reason that the minutes show."""

    def do(acting: Acting) -> None:
        step = _step(conference_id, step_id)
        target = STEP_FLOW.require("skip", StepState(step.state)).target
        if step.kind in statutory_steps():
            rules.may_skip(statutory_steps()[step.kind], reason).enforce("reason")
        acting.change(step, state=target, skip_reason=reason.strip()[:300])
        acting.topics.add("agenda")

    return perform(actor, conference_id, "skip_step", do, needs=may_lead, press=press, now=now)


def close_conference(actor: Actor, conference_id: int, *, press: Press, now: datetime) -> Act:
    """End the conference: only when every opinion has an outcome and no required step is ahead."""

    def do(acting: Acting) -> None:
        steps = _steps(conference_id)
        ahead = [step.title for step in steps if step.state == StepState.AHEAD and _is_required(step)]
        is_speaking = speaking(conference_id) is not None
        rules.may_close(ahead, without_outcome(conference_id).count(), is_speaking).enforce()
        for step in steps:
            if step.state == StepState.RUNNING:
                acting.change(step, state=StepState.DONE, ended_at=now)
        _move(acting, "close", ended_at=now)
        record(actor, ConferenceClosed(subject_id=conference_id), now)

    return perform(actor, conference_id, "close", do, needs=may_lead, press=press, now=now)


def resume_conference(actor: Actor, conference_id: int, *, press: Press, now: datetime) -> Act:
    """Open a conference again that was closed too early."""

    def do(acting: Acting) -> None:
        _move(acting, "resume", ended_at=None)

    return perform(actor, conference_id, "resume", do, needs=may_lead, press=press, now=now)


def _move(acting: Acting, name: str, **changes: datetime | None) -> None:
    step: Step[ConferenceState] = CONFERENCE_FLOW.require(name, ConferenceState(acting.conference.state))
    acting.change(acting.conference, state=step.target, **changes)
    acting.topics.update(("agenda", "conference"))


def _begin(acting: Acting, step: AgendaStep, now: datetime) -> None:
    flow_step = STEP_FLOW.require("begin", StepState(step.state))
    known = statutory_steps().get(step.kind)
    if known is not None:
        steps = _steps(acting.conference.pk)
        states = {other.kind: _as_if_finished(other) for other in steps}
        rules.may_begin(known, states, {other.kind: other.title for other in steps}).enforce()
    running = running_step(acting.conference.pk)
    if running is not None:
        acting.change(running, state=StepState.DONE, ended_at=now)
    acting.change(step, state=flow_step.target, started_at=step.started_at or now, ended_at=None)
    acting.topics.add("agenda")


def _as_if_finished(step: AgendaStep) -> StepState:
    """Beginning a step finishes the running one."""
    return StepState.DONE if step.state == StepState.RUNNING else StepState(step.state)


def _is_required(step: AgendaStep) -> bool:
    return step.kind in statutory_steps() and statutory_steps()[step.kind].required


def _steps(conference_id: int) -> list[AgendaStep]:
    return list(AgendaStep.objects.filter(conference_id=conference_id))


def _step(conference_id: int, step_id: int) -> AgendaStep:
    step = AgendaStep.objects.filter(conference_id=conference_id, pk=step_id).first()
    if step is None:
        raise Missing
    return step
