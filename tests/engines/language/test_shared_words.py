"""What two texts share, and what of a text to look for."""

from hypothesis import given
from hypothesis import strategies as st

from dienhong.engines.language.shared_words import marked, telling_phrases


def test_shared_words_are_marked_without_regard_to_diacritics() -> None:
    pieces = marked("Cống chợ Đầm bị tắc, mưa là ngập.", "cong cho Dam tac lau roi")
    assert [words for words, is_shared in pieces if is_shared] == ["Cống", "Đầm", "tắc"]


@given(st.text(), st.text())
def test_pieces_give_the_text_back(text: str, other: str) -> None:
    assert "".join(words for words, _ in marked(text, other)) == text


def test_phrases_of_telling_words_come_first() -> None:
    assert telling_phrases(["toi", "bi", "cong", "cho", "dam", "tac"], 2) == ["dam tac", "bi cong"]
    assert telling_phrases(["toi", "thay"], 5) == []
