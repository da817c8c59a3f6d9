"""What the tests of the hall do again and again."""

import uuid
from typing import Any

from tests.cast import NOW, Cast

from dienhong.cycle.conference.actions.acting import Press
from dienhong.cycle.conference.actions.register import Registration, register_turn
from dienhong.cycle.conference.actions.steps import begin_step
from dienhong.cycle.conference.models import AgendaStep, Conference, Turn
from dienhong.cycle.conference.states import StepState


def press() -> Press:
    return Press(uuid.uuid4())


def enlist(cast: Cast, conference: Conference, name: str, **details: Any) -> Turn:
    """Somebody in the speakers' queue."""
    act = register_turn(cast.ha, conference.pk, Registration(name=name, **details), press=press(), now=NOW)
    return Turn.objects.get(pk=act.result["turn"])


def run_to(cast: Cast, conference: Conference, kind: str) -> None:
    """Begin step after step until the one of `kind` runs."""
    for step in AgendaStep.objects.filter(conference=conference, state=StepState.AHEAD):
        begin_step(cast.dung, conference.pk, step.pk, press=press(), now=NOW)
        if step.kind == kind:
            return
