"""Who speaks next."""

from hypothesis import given
from hypothesis import strategies as st

from dienhong.cycle.conference.fairness import USUAL, Heard, Waiting, next_speakers
from dienhong.cycle.conference.states import Door, Policy


def numbers(turns: list[Waiting]) -> list[int]:
    return [turn.number for turn in turns]


def waiting(number: int, **known: object) -> Waiting:
    return Waiting(key=number, number=number, person=str(known.pop("person", number)), **known)  # type: ignore[arg-type]


def test_order_without_policies_is_that_of_registration() -> None:
    assert numbers(next_speakers([waiting(2), waiting(1), waiting(3)], [], [])) == [1, 2, 3]


def test_person_who_spoke_waits_behind_those_who_did_not() -> None:
    queue = [waiting(1, person="lan"), waiting(2, person="minh")]
    assert numbers(next_speakers(queue, [Heard("lan")], [Policy.FEWEST_FIRST])) == [2, 1]


def test_second_turn_of_one_person_counts_the_first_that_waits() -> None:
    queue = [waiting(1, person="lan"), waiting(2, person="lan"), waiting(3, person="minh")]
    assert numbers(next_speakers(queue, [], [Policy.FEWEST_FIRST])) == [1, 3, 2]


def test_village_that_was_not_heard_comes_first() -> None:
    queue = [waiting(1, village_id=7), waiting(2, village_id=7), waiting(3, village_id=8)]
    assert numbers(next_speakers(queue, [], [Policy.NEW_VILLAGE])) == [1, 3, 2]


def test_women_alternate() -> None:
    queue = [waiting(1), waiting(2), waiting(3, is_woman=True), waiting(4, is_woman=True)]
    assert numbers(next_speakers(queue, [], [Policy.WOMEN])) == [3, 1, 4, 2]


def test_policies_count_in_their_order() -> None:
    queue = [waiting(1, is_elderly=True), waiting(2, is_pressing=True)]
    assert numbers(next_speakers(queue, [], [Policy.PRESSING, Policy.ELDERLY])) == [2, 1]
    assert numbers(next_speakers(queue, [], [Policy.ELDERLY, Policy.PRESSING])) == [1, 2]


def test_remark_on_procedure_and_question_after_go_before_others() -> None:
    queue = [waiting(1, is_pressing=True), waiting(2, door=Door.FOLLOW_UP), waiting(3, door=Door.ORDER)]
    assert numbers(next_speakers(queue, [], USUAL)) == [2, 3, 1]


def test_pinned_turns_come_first_by_rank() -> None:
    queue = [waiting(1), waiting(2, pinned=9), waiting(3, pinned=8)]
    assert numbers(next_speakers(queue, [], USUAL)) == [3, 2, 1]


TURNS = st.lists(
    st.builds(
        Waiting, key=st.integers(), number=st.integers(1, 999), person=st.sampled_from("abc"),
        village_id=st.none() | st.integers(1, 3), door=st.sampled_from(Door), is_woman=st.booleans(),
        is_elderly=st.booleans(), is_pressing=st.booleans(), pinned=st.none() | st.integers(1, 5),
    ),
    unique_by=lambda turn: turn.number, max_size=12,
)  # fmt: skip


@given(TURNS, st.permutations(list(Policy)))
def test_nobody_is_lost_and_the_front_does_not_depend_on_how_much_is_shown(
    turns: list[Waiting], policies: list[Policy]
) -> None:
    order = next_speakers(turns, [], policies)
    assert sorted(numbers(order)) == sorted(numbers(turns))
    assert next_speakers(reversed(turns), [], policies) == order
    assert next_speakers(turns, [], policies, most=3) == order[:3]
