"""Fields of public affairs that a topic's words name."""

import pytest

from dienhong.cycle.plans.reading.topics import fields_of


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ("thuế hộ kinh doanh, thuế khoán", "FIN"),
        ("chính sách thuế đối với hộ kinh doanh", "FIN"),
        ("miễn thuế cho hợp tác xã nông nghiệp", "FIN"),
        ("đường vào khu sản xuất và kênh mương tưới tiêu", "TRANS"),
        ("đường ra cánh đồng, trạm bơm tưới tiêu", "TRANS"),
        ("đường đi lên nương, nước sinh hoạt", "TRANS"),
    ],
)
def test_field_is_found_beside_a_stronger_one(words: str, field: str) -> None:
    assert field in fields_of(words)


def test_general_words_claim_no_field() -> None:
    assert fields_of("tình hình kinh tế - xã hội") == ("OTHER",)
