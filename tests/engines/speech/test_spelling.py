"""What loudspeakers say: hard cases in a table, and what holds for any text."""

import re
from pathlib import Path

import pytest

from dienhong.engines.speech.numbers import figure_words, number_words
from dienhong.engines.speech.spelling import money_words, seconds_to_say, spell

LINES = Path(__file__).with_name("spelled.txt").read_text("utf-8").splitlines()[1:]
CASES = [tuple(line.split(" => ")) for line in LINES]


def test_there_are_hundreds_of_cases() -> None:
    assert len(dict(CASES)) == len(CASES) >= 200


@pytest.mark.parametrize(("written", "said"), CASES, ids=[case[0] for case in CASES])
def test_is_said(written: str, said: str) -> None:
    assert (spell(written), spell(said), re.findall(r"\d", said)) == (said, said, [])


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "không"),
        (-5, "âm năm"),
        (1_000_000_000_000, "một nghìn tỷ"),
        (1_000_000_000_001, "một nghìn tỷ không trăm linh một"),
        (10**18, "một tỷ tỷ"),
    ],
)
def test_far_numbers(number: int, said: str) -> None:
    assert number_words(number) == said


def test_every_number_up_to_ten_thousand_is_said_in_its_own_way() -> None:
    said = {number_words(number) for number in range(10_000)}
    assert len(said) == 10_000


def test_figures_that_are_no_amount_are_said_digit_by_digit() -> None:
    assert (figure_words("007"), figure_words("1" * 19)) == ("không không bảy", " ".join(["một"] * 19))


def test_money_in_words_and_time_to_say() -> None:
    assert money_words(1_250_000) == "Một triệu hai trăm năm mươi nghìn đồng"
    assert (seconds_to_say("UBND xã " * 36), seconds_to_say("")) == (60, 0)


@pytest.mark.parametrize(
    "junk", ["", " ", "()", "…", "\n\n", "5/", "/5", "::", "99999999999999999999/99/9999", "🎉 8h"]
)
def test_junk_is_survived(junk: str) -> None:
    assert re.findall(r"\d", spell(junk)) == []
