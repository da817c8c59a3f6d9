"""Changing the agenda: its order, minutes, owners, steps of this conference's own."""

from dataclasses import dataclass
from datetime import datetime

from dienhong.cycle.conference import rules
from dienhong.cycle.conference.actions.acting import Acting, Press, perform
from dienhong.cycle.conference.models import Act, AgendaStep
from dienhong.cycle.conference.permissions import may_lead
from dienhong.cycle.conference.states import StepState
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing, Refused
from dienhong.kernel.vietnamese import nfc

LONGEST_MINUTES = 240
_ASIDE = 30_000
"""A position that no agenda has: where a step waits while two change places."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StepPlan:
    """A step as it is planned."""

    title: str
    minutes: int
    owner: str = ""


def change_step(actor: Actor, conference_id: int, step_id: int, plan: StepPlan, *, press: Press, now: datetime) -> Act:
    """Another title, owner or length; a step that is over stays as it was."""

    def do(acting: Acting) -> None:
        _check(plan)
        step = _step(conference_id, step_id)
        if step.state in (StepState.DONE, StepState.SKIPPED):
            raise Refused("Bước này đã qua, không sửa được nữa.")
        acting.change(step, title=_line(plan.title), owner=_line(plan.owner), planned_minutes=plan.minutes)
        acting.topics.add("agenda")

    return perform(actor, conference_id, "change_step", do, needs=may_lead, press=press, now=now)


def add_step(actor: Actor, conference_id: int, plan: StepPlan, *, press: Press, now: datetime) -> Act:
    """A step of this conference's own, at the end; it can be moved up."""

    def do(acting: Acting) -> None:
        _check(plan)
        last = AgendaStep.objects.filter(conference_id=conference_id).last()
        step = AgendaStep(
            conference=acting.conference,
            position=(last.position if last else 0) + 1,
            title=_line(plan.title),
            owner=_line(plan.owner),
            planned_minutes=plan.minutes,
        )
        acting.make(step, state=StepState.SKIPPED)
        acting.topics.add("agenda")
        acting.result = {"step": step.pk}

    return perform(actor, conference_id, "add_step", do, needs=may_lead, press=press, now=now)


def move_step(actor: Actor, conference_id: int, step_id: int, *, up: bool, press: Press, now: datetime) -> Act:
    """Change places with the step before (`up`) or after it; both must be ahead."""

    def do(acting: Acting) -> None:
        step = _step(conference_id, step_id)
        others = AgendaStep.objects.filter(conference_id=conference_id)
        before, after = others.filter(position__lt=step.position), others.filter(position__gt=step.position)
        other = before.last() if up else after.first()
        if other is None:
            raise Refused("Bước này đã ở đầu hoặc cuối chương trình.")
        if {step.state, other.state} != {StepState.AHEAD}:
            raise Refused("Chỉ đổi chỗ các bước chưa đến.")
        place, goal = step.position, other.position
        acting.change(step, position=_ASIDE)
        acting.change(other, position=place)
        acting.change(step, position=goal)
        acting.topics.add("agenda")

    return perform(actor, conference_id, "move_step", do, needs=may_lead, press=press, now=now)


def _check(plan: StepPlan) -> None:
    rules.speakable(plan.title, longest=300).enforce("title")
    if plan.owner:
        rules.speakable(plan.owner, longest=160).enforce("owner")
    if not 1 <= plan.minutes <= LONGEST_MINUTES:
        raise Refused(f"Số phút từ 1 đến {LONGEST_MINUTES}.", field="minutes")


def _line(text: str) -> str:
    return nfc(text).strip()


def _step(conference_id: int, step_id: int) -> AgendaStep:
    step = AgendaStep.objects.filter(conference_id=conference_id, pk=step_id).first()
    if step is None:
        raise Missing
    return step
