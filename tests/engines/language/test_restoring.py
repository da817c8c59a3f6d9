"""Proposed diacritics: letters, case and what stands between the words stay; what a person wrote is not touched."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dienhong.engines.language.restoring import learn, restore_if_bare
from dienhong.kernel.vietnamese import fold


def test_common_words_come_back() -> None:
    assert restore_if_bare("De nghi xa sua duong, cam on!") == "Đề nghị xã sửa đường, cảm ơn!"


def test_text_with_diacritics_gets_no_proposal() -> None:
    assert restore_if_bare("Đề nghị sửa đường") is None


def test_context_chooses_among_readings() -> None:
    restorer = learn(["đường làng hỏng", "đường làng sạch", "không đường", "hông biết"])
    assert restorer.restore("DUONG LANG hong") == "ĐƯỜNG LÀNG hỏng"


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.text(max_size=120))
def test_only_diacritics_change(text: str) -> None:
    restored = restore_if_bare(text)
    assert restored is None or fold(restored) == fold(text)
