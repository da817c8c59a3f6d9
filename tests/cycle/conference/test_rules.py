"""The forecast against the half day, and the clock."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cast import NOW

from dienhong.cycle.conference.rules import Slot, forecast
from dienhong.cycle.conference.states import StepState
from dienhong.cycle.conference.statutory import statutory_steps
from dienhong.cycle.conference.timing import Timer

MINUTE = timedelta(minutes=1)


def test_usual_agenda_fits_half_a_day_and_needs_only_earlier_steps() -> None:
    steps = list(statutory_steps().values())
    assert sum(step.minutes for step in steps) == 210
    for at, step in enumerate(steps):
        assert set(step.needs) <= {earlier.kind for earlier in steps[:at]}


@pytest.mark.parametrize(
    ("slots", "minute", "late", "over"),
    [
        ([Slot(30, StepState.AHEAD), Slot(60, StepState.AHEAD)], 10, 10, False),
        ([Slot(30, StepState.DONE, NOW, NOW + 20 * MINUTE), Slot(60, StepState.AHEAD)], 20, -10, False),
        ([Slot(30, StepState.RUNNING, NOW), Slot(60, StepState.AHEAD)], 45, 15, False),
        ([Slot(30, StepState.RUNNING, NOW), Slot(60, StepState.SKIPPED)], 10, -60, False),
        ([Slot(30, StepState.RUNNING, NOW), Slot(60, StepState.AHEAD)], 200, 170, True),
    ],
)
def test_forecast_follows_what_happened(slots: list[Slot], minute: int, late: int, over: bool) -> None:
    told = forecast(slots, NOW, NOW + minute * MINUTE)
    assert (told.late_minutes, told.over_half_day) == (late, over)


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 300)), max_size=10))
def test_clock_counts_exactly_what_was_not_paused(presses: list[tuple[bool, int]]) -> None:
    timer, at, running, spoken = Timer(NOW, 3 * MINUTE), NOW, True, timedelta()
    for pauses, seconds in presses:
        at += timedelta(seconds=seconds)
        spoken += timedelta(seconds=seconds) if running else timedelta()
        timer = timer.pause(at) if pauses else timer.resume(at)
        running = not pauses
    assert timer.spoken(at) == spoken
    assert timer.left(at) == 3 * MINUTE - spoken


def test_clock_that_was_set_back_never_counts_below_zero() -> None:
    assert Timer(NOW, 3 * MINUTE).spoken(NOW - MINUTE) == timedelta()
