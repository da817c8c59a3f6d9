"""The whole reading on held-out texts; it works from the first day and survives any text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engines.language.cases import held_out

from dienhong.civic.topics.catalogue import PHRASES_BY_CODE
from dienhong.engines.language import models
from dienhong.engines.language.analysis import analyse
from dienhong.engines.language.kinds import KINDS, kind_of, urgency_of
from dienhong.engines.language.surroundings import abusive_words, places_in
from dienhong.engines.language.training import measure

CASES = held_out("fields")
LABELLED = [(case["text"], case["fields"]) for case in CASES]
SHIPPED = models.current()
assert SHIPPED is not None
MODEL = SHIPPED.model


def test_fields_of_unseen_texts() -> None:
    report = measure(LABELLED, PHRASES_BY_CODE, MODEL)
    for name in ("accented", "stripped"):
        assert report[name]["top1"] >= 0.85
        assert report[name]["top2"] >= 0.92
    assert report["accented"]["top1"] - report["stripped"]["top1"] <= 0.03


def test_fields_without_a_model() -> None:
    report = measure(LABELLED, PHRASES_BY_CODE, None)
    assert report["accented"]["top1"] >= 0.75


def test_kind_and_urgency_of_unseen_texts() -> None:
    kinds = [kind_of(case["text"]) for case in CASES]
    assert sum(kind.value == case["kind"] for kind, case in zip(kinds, CASES, strict=True)) >= 0.75 * len(CASES)
    pressing = [case for case in CASES if case["urgency"] >= 3]
    found = [urgency_of(case["text"], kind=case["kind"]).level >= 3 for case in pressing]
    assert sum(found) >= 0.9 * len(pressing)


def test_urgency_names_the_words_that_decided() -> None:
    assert urgency_of("Dây điện đứt rơi xuống ruộng, cắt điện ngay!").level == 4
    assert urgency_of("Đường hỏng lâu rồi, rất bức xúc.") == (3, "rat buc xuc")
    assert urgency_of("Xin hỏi lịch tiêm.", kind="cau_hoi") == (1, "")
    assert urgency_of("Xin hỏi lịch tiêm.", kind="cau_hoi", similar=5) == (2, "5 ý kiến tương tự")


@pytest.mark.parametrize("text", ["", "!!!", "123", "🙂"])
def test_text_without_words_is_not_to_be_processed(text: str) -> None:
    assert kind_of(text).value == "khong_xu_ly"


def test_anger_is_not_abuse() -> None:
    assert abusive_words("Tức không chịu được, làm ăn vô trách nhiệm, quan liêu!") == []
    text = "Đồ ngu, làm ăn thế à"
    assert [text[start:end] for start, end in abusive_words(text)] == ["Đồ ngu"]


def test_villages_are_found_with_and_without_diacritics() -> None:
    villages = ["Thôn Đông Hạ", "Thôn 3", "Xóm Bãi"]
    assert places_in("duong dong ha hong, ca thon 3 cung vay", villages) == ["Thôn Đông Hạ", "Thôn 3"]
    assert places_in("có 3 nhà ở bãi rác", villages) == []


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    row = analyse(text, PHRASES_BY_CODE, model=MODEL).as_json()
    assert row["kind"] in KINDS
    assert row["urgency"] in {1, 2, 3, 4}
    assert all(0 <= span["start"] < span["end"] <= len(text) for span in row["personal"])
