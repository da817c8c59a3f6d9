"""What may be put in force."""

import pytest

from dienhong.cycle.plans.rules import issuable

PLAN = {"is_dialogue_plan": True, "symbol": "KH-UBND", "dialogues": [{"topics": []}]}


def test_a_plan_with_symbol_and_dialogue_may_be_issued() -> None:
    assert issuable(PLAN)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"is_dialogue_plan": False}, "không phải kế hoạch đối thoại"),
        ({"dialogues": []}, "chưa có cuộc đối thoại nào"),
        ({"symbol": None}, "chưa có ký hiệu"),
    ],
)
def test_anything_less_may_not(change: dict[str, object], words: str) -> None:
    verdict = issuable(PLAN | change)
    assert not verdict
    assert words in verdict.reason
