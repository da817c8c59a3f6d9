"""Flows are tables: these tests hold for the mechanism; each feature tests its own table."""

from enum import StrEnum

import pytest

from dienhong.kernel.errors import Refused
from dienhong.kernel.states import Flow, Step


class Light(StrEnum):
    OFF = "off"
    ON = "on"
    BROKEN = "broken"


ON = Step("switch_on", (Light.OFF,), Light.ON, "Bật")
OFF = Step("switch_off", (Light.ON,), Light.OFF, "Tắt")
BREAK = Step("break", (Light.OFF, Light.ON), Light.BROKEN, "Làm hỏng")


@pytest.fixture
def flow() -> Flow[Light]:
    return Flow(Light.OFF, [ON, OFF, BREAK])


def test_open_steps_of_a_state_in_table_order(flow: Flow[Light]) -> None:
    assert flow.open_steps(Light.ON) == (OFF, BREAK)


def test_open_steps_of_an_end_are_none(flow: Flow[Light]) -> None:
    assert flow.open_steps(Light.BROKEN) == ()


def test_require_gives_the_step_when_allowed(flow: Flow[Light]) -> None:
    assert flow.require("break", Light.ON) is BREAK


def test_require_refuses_in_vietnamese_otherwise(flow: Flow[Light]) -> None:
    with pytest.raises(Refused, match="Không thể “tắt” ở tình trạng hiện tại"):
        flow.require("switch_off", Light.OFF)


def test_unknown_step_is_a_fault_of_the_code(flow: Flow[Light]) -> None:
    with pytest.raises(KeyError):
        flow.step("explode")


def test_two_steps_of_one_name_are_refused_at_construction() -> None:
    with pytest.raises(ValueError, match="two steps share a name"):
        Flow(Light.OFF, [ON, ON])


def test_state_that_no_step_reaches_is_refused_at_construction() -> None:
    with pytest.raises(ValueError, match="no step leads to"):
        Flow(Light.OFF, [OFF])


def test_mermaid_draws_every_arrow(flow: Flow[Light]) -> None:
    assert flow.mermaid() == (
        "stateDiagram-v2\n    [*] --> off\n    off --> on: switch_on\n    on --> off: switch_off\n"
        "    off --> broken: break\n    on --> broken: break"
    )
