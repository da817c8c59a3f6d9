"""Telephone numbers as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dienhong.kernel.phones import parse_phone, show_phone


@pytest.mark.parametrize(
    "typed",
    [
        "0912345678",
        "0912 345 678",
        "0912.345.678",
        "091-234-5678",
        "(091) 234 5678",
        "+84912345678",
        "+84 912 345 678",
        "+84 (0)912 345 678",
        "0084912345678",
        "00 84 912 345 678",
        "84912345678",
        " 0912\u00a0345\u00a0678 ",
    ],
)
def test_parse_phone_however_written(typed: str) -> None:
    assert parse_phone(typed) == "+84912345678"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("0321234567", "+84321234567"),
        ("0521234567", "+84521234567"),
        ("0761234567", "+84761234567"),
        ("0891234567", "+84891234567"),
        ("0204 382 5555", "+842043825555"),
        ("024 3825 5555", "+842438255555"),
    ],
)
def test_parse_phone_of_each_kind(typed: str, kept: str) -> None:
    assert parse_phone(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "không có",
        "12345",
        "091234567",
        "09123456789",
        "0512345678",
        "0712345678",
        "0612345678",
        "0312345678x",
        "0204382555",
        "113",
        "+1 202 555 0123",
        "+85512345678",
        "912345678",
        "０９１２３４５６７８",
    ],
)
def test_parse_phone_of_what_is_none(typed: str) -> None:
    assert parse_phone(typed) is None


@pytest.mark.parametrize(
    ("kept", "shown"),
    [
        ("+84912345678", "0912 345 678"),
        ("+842043825555", "0204 382 5555"),
        ("+12025550123", "+12025550123"),
        ("", ""),
    ],
)
def test_show_phone(kept: str, shown: str) -> None:
    assert show_phone(kept) == shown


@given(st.from_regex(r"(3[2-9]|5[25689]|7[06-9]|8[1-9]|9[0-9])[0-9]{7}|2[0-9]{9}", fullmatch=True))
def test_what_is_shown_is_read_back(rest: str) -> None:
    assert parse_phone(show_phone(f"+84{rest}")) == f"+84{rest}"


@given(st.text())
def test_parse_phone_of_any_text(text: str) -> None:
    number = parse_phone(text)
    assert number is None or number.startswith("+84")
