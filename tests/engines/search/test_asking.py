"""Reading what was typed, and the two forms of a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dienhong.engines.search.asking import MOST_WORDS, Phrase, Question, read_question, synonyms
from dienhong.engines.search.typing_errors import neighbours
from dienhong.engines.search.wording import exact_words, folded_words
from dienhong.kernel.vietnamese import fold, fold_yi


def one_way(*phrases: Phrase) -> tuple[tuple[tuple[Phrase, ...], ...], ...]:
    return tuple(((phrase,),) for phrase in phrases)


@pytest.mark.parametrize("query", ["", "   ", '""', "***", "()", "\0", "😀", "“”"])
def test_question_without_a_word_is_none(query: str) -> None:
    assert read_question(query) is None


def test_last_word_may_be_begun_and_diacritics_are_kept_apart() -> None:
    assert read_question("Đường  LẦY lộ") == Question(
        one_way(Phrase(("duong",)), Phrase(("lay",)), Phrase(("lo",), is_begun=True)),
        (Phrase(("đường",)), Phrase(("lầy",)), Phrase(("lộ",))),
    )


def test_nothing_is_more_exact_when_no_diacritics_were_typed() -> None:
    assert read_question("duong a") == Question(one_way(Phrase(("duong",)), Phrase(("a",))))


@pytest.mark.parametrize(("query", "words"), [("lý", "li"), ("ky", "ki"), ("y", "i")])
def test_syllable_folded_as_a_whole_is_not_begun(query: str, words: str) -> None:
    question = read_question(query)
    assert question is not None
    assert question.units == one_way(Phrase((words,)))


@pytest.mark.parametrize("query", ['"cống thoát" nước', "“cống thoát” nước"])
def test_quoted_words_are_a_phrase(query: str) -> None:
    question = read_question(query)
    assert question is not None
    assert question.units == one_way(Phrase(("cong", "thoat")), Phrase(("nuoc",), is_begun=True))


def test_single_quotation_mark_quotes_nothing() -> None:
    assert read_question('"cong thoat') == read_question("cong thoat")


def test_abbreviation_is_found_in_full_and_the_other_way_round() -> None:
    full = ("giai", "phong", "mat", "bang")
    assert (synonyms()["gpmb",], synonyms()[full]) == ((full,), (("gpmb",),))
    question = read_question("GPMB")
    assert question is not None
    assert question.units == (((Phrase(("gpmb",), is_begun=True),), (Phrase(full),)),)


def test_only_the_first_words_of_a_long_question_count() -> None:
    question = read_question("đường " * 40_000)
    assert question is not None
    assert (len(question.units), len(question.typed)) == (MOST_WORDS, MOST_WORDS)


@given(st.text())
def test_any_text_is_read_without_an_error(query: str) -> None:
    question = read_question(query)
    assert (question is None) == (not fold(query[:400]))


@given(st.text())
def test_exact_form_folds_to_the_folded_form(text: str) -> None:
    assert fold(" ".join(exact_words(text))) == fold(text)
    assert folded_words(text) == fold_yi(text).split()
    assert len(exact_words(text)) == len(folded_words(text))


def test_neighbours_are_one_error_away() -> None:
    near = neighbours("cong")
    assert {"cog", "cnog", "cong" + "s", "cung"} <= set(near)
    assert "cong" not in near
    assert (neighbours("ab"), neighbours("dh42xk"), neighbours("a" * 13)) == ([], [], [])
