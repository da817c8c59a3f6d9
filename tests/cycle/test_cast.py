"""The factories reach every state, so that every test may start where it wants."""

import pytest
from tests.cast import Cast, make_dialogue, make_opinion, make_plan, make_reply

from dienhong.cycle.dialogues.states import DialogueState
from dienhong.cycle.opinions.states import OpinionState
from dienhong.cycle.plans.states import PlanState
from dienhong.cycle.replies.states import ReplyState


@pytest.mark.parametrize("state", PlanState)
def test_plan_reaches_each_state(hoa_phu: Cast, state: PlanState) -> None:
    assert make_plan(hoa_phu, state).state == state


@pytest.mark.parametrize("state", DialogueState)
def test_dialogue_reaches_each_state(hoa_phu: Cast, state: DialogueState) -> None:
    assert make_dialogue(hoa_phu, state).state == state


@pytest.mark.parametrize("state", OpinionState)
def test_opinion_reaches_each_state(hoa_phu: Cast, state: OpinionState) -> None:
    assert make_opinion(hoa_phu, state).state == state


@pytest.mark.parametrize("state", ReplyState)
def test_reply_reaches_each_state(hoa_phu: Cast, state: ReplyState) -> None:
    assert make_reply(hoa_phu, state).state == state
