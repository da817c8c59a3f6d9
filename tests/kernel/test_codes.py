"""Look-up codes survive being read out, typed and pasted, and no slip of the hand finds another's record."""

import random
from itertools import combinations
from math import log2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dienhong.kernel.codes import ALPHABET, display, looks_like_code, new_code, parse_code

SEEDS = st.integers(0, 2**32)


def code_of(seed: int, prefix: str = "TH") -> str:
    return new_code(prefix, random.Random(seed).randrange)


def test_alphabet_has_no_look_alikes_and_a_prime_size() -> None:
    assert len(ALPHABET) == 29
    assert set("0O1ILUZ").isdisjoint(ALPHABET)


def test_a_code_has_at_least_thirty_random_bits() -> None:
    with_a_digit = 29**7 - 21**7
    assert log2(with_a_digit) > 33


@given(SEEDS)
def test_a_new_code_is_in_its_one_form(seed: int) -> None:
    code = code_of(seed)
    prefix, first, second = code.split("-")
    assert (prefix, len(first), len(second)) == ("TH", 4, 4)
    assert parse_code(code) == code
    assert any(char.isdigit() for char in first + second)


def test_a_code_is_what_the_random_source_says() -> None:
    assert new_code("TH", lambda _below: 0) == "TH-2222-2224"
    assert new_code("TH", lambda below: below - 1) == "TH-9YYY-YYY4"
    assert code_of(1) != code_of(2)


@pytest.mark.parametrize("prefix", ["", "T", "THONG", "th", "T2", "ĐH", "IO"])
def test_a_prefix_that_cannot_be_read_out_is_refused(prefix: str) -> None:
    with pytest.raises(ValueError, match="prefix"):
        new_code(prefix, lambda _below: 0)


@pytest.mark.parametrize("seed", range(20))
def test_every_single_wrong_character_is_caught(seed: int) -> None:
    bare = code_of(seed).replace("-", "")
    for place, right in enumerate(bare):
        for wrong in set(ALPHABET) - {right}:
            assert parse_code(bare[:place] + wrong + bare[place + 1 :]) is None


@pytest.mark.parametrize("seed", range(200))
def test_every_exchange_of_two_characters_is_caught(seed: int) -> None:
    bare = list(code_of(seed).replace("-", ""))
    for one, other in combinations(range(len(bare)), 2):
        if bare[one] != bare[other]:
            swapped = bare.copy()
            swapped[one], swapped[other] = bare[other], bare[one]
            assert parse_code("".join(swapped)) is None


def test_the_check_is_proved_for_all_pairs_of_values_and_places() -> None:
    """What the two tests above sample: an error at places i, j changes the sum by a multiple that is never zero."""
    size, places = len(ALPHABET), range(1, 4 + 8 + 1)
    differences = range(1, size)
    assert all(weight * by % size for weight in places for by in differences)
    assert all((one - other) * by % size for one, other in combinations(places, 2) for by in differences)


@given(SEEDS, st.text(alphabet=" .-–", max_size=1), st.booleans())
def test_case_and_separators_do_not_matter(seed: int, gap: str, small: bool) -> None:
    code = code_of(seed)
    typed = gap.join(code.replace("-", ""))
    assert parse_code(typed.lower() if small else typed) == code


@pytest.mark.parametrize(
    "text",
    [
        "Mã hồ sơ của ông/bà: {}. Tra cứu tại trang của xã.",
        "Kính gửi UBND xã, tôi hỏi về ý kiến {}!",
        "https://xa.example/tra-cuu/{}?in=1",
        "«{}»",
        "Ngày 05/01/2026\nMã\t{}\nHẹn trả lời ngày 20/01/2026",
    ],
)
@given(seed=SEEDS)
def test_a_code_is_found_in_pasted_text(text: str, seed: int) -> None:
    code = code_of(seed)
    assert parse_code(text.format(code)) == code
    assert parse_code(text.format(code.lower().replace("-", " "))) == code


def test_letters_that_have_one_double_are_read_as_it() -> None:
    code = next(code for seed in range(1000) if {"V", "2"} <= set(code := code_of(seed)))
    assert parse_code(code.replace("V", "U").replace("2", "z")) == code


@pytest.mark.parametrize("doubtful", "0O1IL")
def test_a_character_that_could_be_several_is_not_guessed(doubtful: str) -> None:
    code = code_of(7)
    assert parse_code(code[:-1] + doubtful) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "TH",
        "TH-7K4P",
        "chưa có mã",
        "TRAN TRAN TRAN",
        "Số: 12/KH-UBND ngày 05/01/2026",
        "0912 345 678",
        "TH--",
        "Ở",
    ],
)
def test_text_without_a_code_gives_none(text: str) -> None:
    assert parse_code(text) is None


def test_a_code_with_letters_stuck_to_it_is_another_word() -> None:
    code = code_of(3)
    assert parse_code(f"x{code} {code}y") is None


@given(st.text())
def test_any_text_is_read_without_error(text: str) -> None:
    found = parse_code(text)
    assert found is None or parse_code(found) == found


def test_display_groups_a_bare_code() -> None:
    assert display("TH7K4P92QX") == "TH-7K4P-92QX"
    assert display("TH-7K4P-92QX") == "TH-7K4P-92QX"


@pytest.mark.parametrize("text", ["DH-7K4P-92QX", " dh.7k4p.92q1", "DH7K4P92QX"])
def test_mistyped_codes_have_the_shape_of_one(text: str) -> None:
    assert looks_like_code(text)


@pytest.mark.parametrize("text", ["", "đèn đường", "gia dien tang", "quy 2025 2026", "DH-7K4P", "giadientang"])
def test_words_have_not(text: str) -> None:
    assert not looks_like_code(text)
