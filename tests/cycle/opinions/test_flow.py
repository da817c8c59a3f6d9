"""The flow of opinions, from its own table: every step is taken from each of its sources, refused from all others."""

import pytest
from tests.cast import NOW, Cast, make_opinion

from dienhong.cycle.opinions.actions.moving import moving
from dienhong.cycle.opinions.models import Opinion
from dienhong.cycle.opinions.states import OPEN_STATES, OPINION_FLOW, OpinionState
from dienhong.engines.journal.models import Entry
from dienhong.kernel.errors import Missing, Overtaken, Refused
from dienhong.kernel.states import Step

ALLOWED = [(step, state) for step in OPINION_FLOW.steps for state in step.sources]
FORBIDDEN = [(step, state) for step in OPINION_FLOW.steps for state in OpinionState if state not in step.sources]


def place(cast: Cast, state: OpinionState) -> Opinion:
    opinion = make_opinion(cast)
    Opinion.objects.filter(pk=opinion.pk).update(state=state)
    return opinion


@pytest.mark.parametrize(("step", "state"), ALLOWED, ids=lambda value: getattr(value, "name", value))
def test_step_leads_to_its_target(hoa_phu: Cast, step: Step[OpinionState], state: OpinionState) -> None:
    opinion = place(hoa_phu, state)
    with moving(hoa_phu.ha, opinion.pk, step.name, now=NOW):
        pass
    assert Opinion.objects.get(pk=opinion.pk).state == step.target


@pytest.mark.parametrize(("step", "state"), FORBIDDEN, ids=lambda value: getattr(value, "name", value))
def test_step_is_refused_elsewhere(step: Step[OpinionState], state: OpinionState) -> None:
    with pytest.raises(Refused):
        OPINION_FLOW.require(step.name, state)


def test_every_state_is_reached() -> None:
    assert {OPINION_FLOW.start} | {step.target for step in OPINION_FLOW.steps} == set(OpinionState)


def test_ends_are_ends() -> None:
    ends = {state for state in OpinionState if not OPINION_FLOW.open_steps(state)}
    assert ends == {OpinionState.WITHDRAWN, OpinionState.REJECTED}
    assert OPEN_STATES == (OpinionState.RECEIVED, OpinionState.TRIAGED, OpinionState.ASSIGNED)


def test_refused_step_changes_and_records_nothing(hoa_phu: Cast) -> None:
    opinion = make_opinion(hoa_phu)
    before = Entry.objects.count()
    with pytest.raises(Refused), moving(hoa_phu.ha, opinion.pk, "close", now=NOW):
        pass
    assert (Opinion.objects.get().state, Entry.objects.count()) == (OpinionState.RECEIVED, before)


def test_slower_clerk_is_told_that_someone_was_faster(hoa_phu: Cast) -> None:
    opinion = make_opinion(hoa_phu, OpinionState.TRIAGED)
    before = Entry.objects.count()
    with pytest.raises(Overtaken), moving(hoa_phu.ha, opinion.pk, "assign", now=NOW):
        Opinion.objects.filter(pk=opinion.pk).update(state=OpinionState.REJECTED)  # another clerk, meanwhile
    assert Entry.objects.count() == before


def test_another_commune_s_opinion_is_missing(hoa_phu: Cast, binh_an: Cast) -> None:
    with pytest.raises(Missing), moving(hoa_phu.ha, 999_999, "assign", now=NOW):
        pass
