"""Public wordings without a database."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dienhong.cycle.privacy import rules

TOLD = "Tôi là Trần Thị Mơ, số 0912 000 555. Nhà bà Hoa bên cạnh bị ngập."
QUESTION = rules.questions(TOLD)[0]


def test_certain_finds_get_a_neutral_word_and_uncertain_ones_wait() -> None:
    proposed = rules.derivative(TOLD, {})
    assert proposed == "Tôi là [tên người], số [số điện thoại]. Nhà bà Hoa bên cạnh bị ngập."
    assert [find.text for find in rules.questions(TOLD)] == ["Hoa"]


def test_an_undecided_find_refuses_and_each_choice_allows() -> None:
    proposed = rules.derivative(TOLD, {})
    assert not rules.approvable([proposed], {}, confirmed=True)
    assert rules.approvable([proposed], {QUESTION.key: rules.KEEP}, confirmed=False)
    hidden = rules.settled(proposed, {QUESTION.key: rules.HIDE})
    assert hidden == "Tôi là [tên người], số [số điện thoại]. Nhà bà [tên người] bên cạnh bị ngập."
    assert rules.approvable([hidden], {}, confirmed=False)


def test_what_is_certainly_personal_needs_a_confirmation() -> None:
    verdict = rules.approvable(["Gọi 0912 000 555 để hẹn."], {}, confirmed=False)
    assert (bool(verdict), "số điện thoại" in verdict.reason) == (False, True)
    assert rules.approvable(["Gọi 0912 000 555 để hẹn."], {}, confirmed=True)


def test_officials_in_office_stay() -> None:
    told = "Ông Nguyễn Văn An, Chủ tịch UBND xã, đã hứa sửa đường."
    assert rules.derivative(told, {}) == told
    assert rules.approvable([told], {}, confirmed=False)


def test_the_same_words_have_one_key_and_are_asked_once() -> None:
    assert len(rules.questions(TOLD, TOLD, "Nhà bà Hoa ở đó.")) == 1
    assert "Hoa" not in QUESTION.key


@pytest.mark.parametrize("word", rules.NEUTRAL.values())
def test_neutral_words_are_not_personal_themselves(word: str) -> None:
    assert rules.finds(f"Người hỏi ghi {word} trong đơn.") == []


@given(st.text(max_size=200))
def test_a_settled_derivative_says_nothing_that_was_to_be_hidden(text: str) -> None:
    proposed = rules.derivative(text, {find.key: rules.HIDE for find in rules.questions(text)})
    assert rules.settled(proposed, {}) == proposed
