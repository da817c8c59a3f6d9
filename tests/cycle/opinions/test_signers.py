"""Lists of signers as people paste them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dienhong.cycle.opinions.signers import MOST_SIGNERS, Signer, read_signers, write_signers
from dienhong.kernel.errors import Refused

MINH = Signer("Vũ Đức Minh", "Thôn Đông", "+84900000002")


@pytest.mark.parametrize(
    "line",
    ["Vũ Đức Minh, Thôn Đông, 0900 000 002", "1. Vũ Đức Minh; Thôn Đông; 0900000002", "2\tVũ Đức Minh\tThôn Đông\t0900000002",
     "- \nVũ Đức Minh | 0900.000.002 | Thôn Đông".partition("\n")[2]],
)  # fmt: skip
def test_a_line_is_read_as_it_is_written(line: str) -> None:
    assert read_signers(line) == (MINH,)


def test_heading_empty_lines_and_repeats_are_left_out() -> None:
    text = "Họ và tên\tThôn\n\nVũ Đức Minh\tThôn Đông\t0900000002\nVũ Đức Minh, thôn đông, 0900000002\nLê Thị Hoa"
    assert read_signers(text) == (MINH, Signer("Lê Thị Hoa"))


@pytest.mark.parametrize("text", ["12345", "Lan\n???", "a" * 161, "Lan\0, Thôn Đông"])
def test_a_line_without_a_name_is_named(text: str) -> None:
    with pytest.raises(Refused, match=r"^Dòng \d"):
        read_signers(text)


def test_too_many_are_counted() -> None:
    with pytest.raises(Refused, match="501 người"):
        read_signers(
            "\n".join(f"Người ký {'ab'[at % 2] * (at // 2 + 1)}"[:150] + f" {at}" for at in range(MOST_SIGNERS + 1))
        )


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        signers = read_signers(text)
    except Refused as refusal:
        assert refusal.field == "signers"  # noqa: PT017
    else:
        assert read_signers(write_signers(signers)) == signers
