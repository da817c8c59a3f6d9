"""The rules of groups, without a database."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dienhong.cycle.opinions.grouping import (
    LEADING,
    Standing,
    may_part,
    mergeable,
    remainder,
    sentences,
    spans_of,
    splittable,
)
from dienhong.cycle.opinions.states import OPEN_STATES, OpinionState

S = OpinionState
ONE = Standing(pk=1, commune_id=7, code="DH-1", state=S.RECEIVED)
OTHER = replace(ONE, pk=2, code="DH-2")
TEXT = "Đường vào thôn sụt một đoạn. Nước máy tuần nào cũng mất. Đèn đường hỏng từ tháng trước."


@pytest.mark.parametrize("state", S)
def test_only_what_waits_is_led_and_only_what_lives_leads(state: OpinionState) -> None:
    assert bool(mergeable(replace(ONE, state=state), OTHER)) == (state in OPEN_STATES)
    assert bool(mergeable(ONE, replace(OTHER, state=state))) == (state in LEADING)


@pytest.mark.parametrize(
    ("one", "into", "why"),
    [
        (ONE, ONE, "chính nó"),
        (ONE, replace(OTHER, commune_id=8), "hai xã khác nhau"),
        (ONE, replace(OTHER, state=S.MERGED, leader_code="DH-3"), "Hãy gộp vào DH-3"),
        (ONE, replace(OTHER, state=S.REPLIED, leader_code="DH-1"), "Hãy gộp vào DH-1"),
        (ONE, replace(OTHER, original_id=1), "một phần của ý kiến này"),
    ],
)
def test_refusal_says_why(one: Standing, into: Standing, why: str) -> None:
    assert why in mergeable(one, into).reason


def test_part_is_merged_back_into_its_original() -> None:
    assert mergeable(replace(ONE, original_id=2), OTHER)


def test_member_leaves_until_there_is_an_answer() -> None:
    assert may_part(S.MERGED, None)
    assert "ngày 05/03/2026" in may_part(S.REPLIED, date(2026, 3, 5)).reason
    assert "không nằm trong nhóm" in may_part(S.TRIAGED, None).reason


def test_sentences_become_spans_of_their_issues() -> None:
    places = sentences(TEXT)
    assert [TEXT[start:end].strip() for start, end in places] == [
        "Đường vào thôn sụt một đoạn.", "Nước máy tuần nào cũng mất.", "Đèn đường hỏng từ tháng trước.",
    ]  # fmt: skip
    assert [TEXT[start:end].strip() for start, end in spans_of(places, [0, 1, 1])] == [TEXT[29:]]
    assert [TEXT[start:end].strip() for start, end in spans_of(places, [1, 0, 2])] == [TEXT[:28], TEXT[57:]]
    assert spans_of(places, [1, 0, 1]) == []
    assert spans_of(places, [0, 0, 0]) == []


@pytest.mark.parametrize(
    ("spans", "taken", "why"),
    [
        ([], [], "Hãy đánh dấu"),
        ([(0, 28), (20, 50)], [], "chồng lên nhau"),
        ([(0, 28)], [(5, 28)], "chồng lên nhau"),
        ([(0, 4)], [], "quá ngắn"),
        ([(0, len(TEXT))], [], "ít nhất một việc"),
        ([(0, len(TEXT) + 1)], [], "nằm ngoài"),
        ([(-5, 20)], [], "nằm ngoài"),
    ],
)
def test_impossible_split_says_why(spans: list[tuple[int, int]], taken: list[tuple[int, int]], why: str) -> None:
    assert why in splittable(TEXT, spans, taken).reason


@given(st.text(alphabet="ab .!\n", max_size=80), st.data())
def test_no_word_is_lost_or_doubled_by_a_split(text: str, data: st.DataObject) -> None:
    places = sentences(text)
    spans = spans_of(places, data.draw(st.lists(st.integers(0, 3), min_size=len(places), max_size=len(places))))
    kept = " ".join([remainder(text, spans), *(text[start:end] for start, end in spans)])
    assert sorted(kept.replace(" ", "").replace("\n", "")) == sorted(text.replace(" ", "").replace("\n", ""))
