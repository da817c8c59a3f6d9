"""Places in answer templates."""

import pytest

from dienhong.cycle.replies.filling import PLACES, fillable, filled


def test_every_place_may_be_used() -> None:
    assert fillable(" ".join(f"{{{name}}}" for name in PLACES))


@pytest.mark.parametrize(
    ("text", "words"),
    [("Ngày {ngay}", "{ngay}"), ("Mã {ma}", "mã tra cứu"), ("Ngày {ngay_nhan", "đi thành cặp"), ("}{", "đi thành cặp")],
)
def test_what_cannot_be_filled_is_refused(text: str, words: str) -> None:
    verdict = fillable(text)
    assert not verdict
    assert words in verdict.reason


def test_places_are_filled_and_unknown_values_become_dots() -> None:
    assert filled("Nhận {ngay_nhan} tại {thon}.", {"ngay_nhan": "05/11/2026"}) == "Nhận 05/11/2026 tại ……."
