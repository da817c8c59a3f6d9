"""Finding personal data: every find lies inside the text, none overlaps another."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dienhong.engines.language.privacy import find_personal, hide

PIECES = st.sampled_from(
    ["Tôi tên là Phạm Thị Lan", "0900 000 001", "+84 90 000 0002", "001 099 000 001", "lan@example.vn", "ông Vũ Đức Minh",
     "29A-123.45", "số nhà 12 ngõ 3", "STK: 0011 2233 44", "CMND 123456789", "đường hỏng", ", ", ". ", " ", "\n"]
)  # fmt: skip


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.lists(PIECES | st.text(max_size=10), max_size=12).map("".join))
def test_spans_lie_inside_the_text_in_order_without_overlap(text: str) -> None:
    ends = [0]
    for span in find_personal(text):
        assert ends[-1] <= span.start < span.end <= len(text)
        ends.append(span.end)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.lists(PIECES, max_size=8).map(", ".join))
def test_hidden_text_shows_no_number_of_a_person(text: str) -> None:
    hidden = hide(text)
    for secret in ("0900 000 001", "001 099 000 001", "lan@example.vn", "Phạm Thị Lan", "29A-123.45"):
        assert secret not in hidden


@pytest.mark.parametrize("text", ["", "Đường hỏng từ năm 2024, dài 1200 m.", "Số 15/KH-UBND ngày 09/3/2026"])
def test_plain_text_is_left_alone(text: str) -> None:
    assert (find_personal(text), hide(text)) == ([], text)


def test_phone_behind_an_identity_number_is_found() -> None:
    assert hide("001 099 000 001 0900 000 001") == "[…] […]"
