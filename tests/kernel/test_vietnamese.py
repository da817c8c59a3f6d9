"""Folding, tone placement and Vietnamese order; the cases of folding_cases.tsv bind them (own work, CC0)."""

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dienhong.kernel import vietnamese

_ROWS = Path(__file__).with_name("folding_cases.tsv").read_text(encoding="utf-8").splitlines()[1:]
CASES = [tuple(row.split("\t")) for row in _ROWS]
FUNCTIONS = {"fold": vietnamese.fold, "fold_yi": vietnamese.fold_yi, "canon": vietnamese.canon}
VIETNAMESE = st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyAĐỞỳỷỹýỵ áàảãạấầẩẫậắằẳẵặ")


def keys_rise(texts: list[str], key: Callable[[str], str]) -> bool:
    """Whether each text has a key of its own, greater than the one before."""
    keys = [key(text) for text in texts]
    return keys == sorted(set(keys))


@pytest.mark.parametrize(("function", "text", "expected"), CASES)
def test_folding_case(function: str, text: str, expected: str) -> None:
    assert FUNCTIONS[function](text) == expected


def test_all_cases_are_read() -> None:
    assert len(CASES) == 62


@given(st.text())
def test_fold_gives_ascii_words_and_is_stable(text: str) -> None:
    folded = vietnamese.fold(text)
    assert set(folded) <= set("abcdefghijklmnopqrstuvwxyz0123456789 ")
    assert vietnamese.fold(folded) == folded
    assert folded == " ".join(folded.split())


@given(st.text())
def test_fold_does_not_depend_on_the_normal_form(text: str) -> None:
    assert vietnamese.fold(unicodedata.normalize("NFD", text)) == vietnamese.fold(unicodedata.normalize("NFC", text))


@given(VIETNAMESE)
def test_canon_is_stable_and_keeps_the_letters(text: str) -> None:
    once = vietnamese.canon(text)
    assert vietnamese.canon(once) == once
    assert vietnamese.fold(once) == vietnamese.fold(text)


def test_letters_are_in_the_order_of_the_alphabet() -> None:
    words = ["ba", "bă", "bâ", "ca", "da", "đa", "ea", "êa", "la", "oa", "ôa", "ơa", "ta", "ua", "ưa", "va"]
    assert keys_rise(words, vietnamese.sort_key)


def test_tones_are_in_the_order_of_the_dictionary() -> None:
    words = ["ma", "mà", "mả", "mã", "má", "mạ"]
    assert keys_rise(words, vietnamese.sort_key)


def test_letters_come_before_tones() -> None:
    words = ["ma", "má", "mai", "mài", "man", "mận"]
    assert keys_rise(words, vietnamese.sort_key)


def test_words_come_before_longer_words() -> None:
    words = ["Hòa", "Hòa Sơn", "Hòa Tiến", "Hoàng Vân", "Hợp Thịnh"]
    assert keys_rise(words, vietnamese.sort_key)


@given(VIETNAMESE)
def test_sort_key_is_ascii_and_blind_to_case_and_normal_form(text: str) -> None:
    key = vietnamese.sort_key(text)
    assert key.isascii()
    assert vietnamese.sort_key(text.upper()) == key
    assert vietnamese.sort_key(unicodedata.normalize("NFD", text)) == key


def test_people_are_in_the_order_of_given_names() -> None:
    names = ["Trần Văn An", "Lê Thị Ánh", "Nguyễn Văn Bình", "Bùi Thị Đào", "Phạm Minh Đức", "Đỗ Thị Hà", "Vũ Văn Hà"]
    assert keys_rise(names, vietnamese.name_sort_key)


def test_a_single_name_and_no_name_have_a_place() -> None:
    assert keys_rise(["", "Trần An", "Hoa"], vietnamese.name_sort_key)
