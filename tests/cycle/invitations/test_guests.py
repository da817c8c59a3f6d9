"""A typed list of guests, read line by line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dienhong.cycle.invitations.guests import MOST_GUESTS, not_yet_invited, read_guests, written_guest
from dienhong.cycle.invitations.papers import Guest
from dienhong.kernel.errors import Refused


def test_line_is_name_then_post() -> None:
    assert read_guests(" Bùi Văn Sáu ,  Trưởng thôn Đông, Bí thư chi bộ;\n\n") == [
        Guest("Bùi Văn Sáu", "Trưởng thôn Đông, Bí thư chi bộ")
    ]


@pytest.mark.parametrize(
    "name", ["Hội Nông dân xã", "Ban Thường trực Ủy ban MTTQ Việt Nam xã", "Đại diện các hộ kinh doanh"]
)
def test_body_stands_by_its_name_alone(name: str) -> None:
    assert read_guests(name) == [Guest(name, is_body=True)]


@pytest.mark.parametrize("name", ["Bành Văn Sáu", "Hội An Nhiên", "Tôn Thất Bảo", "Đoàn Thị Mai", "Trường Văn Lộc"])
def test_person_whose_name_resembles_a_body_can_be_told_by_a_post(name: str) -> None:
    assert read_guests(f"{name}, hộ kinh doanh") == [Guest(name, "hộ kinh doanh")]


def test_repeated_line_counts_once_however_it_is_typed() -> None:
    assert len(read_guests("Bùi Văn Sáu, Trưởng thôn\nbùi văn sáu , trưởng thôn.\nBùi Văn Sáu, Bí thư")) == 2


@pytest.mark.parametrize("text", ["", "  \n\t\n", ",,,\n-"])
def test_empty_list_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="mỗi người một dòng") as refused:
        read_guests(text)
    assert refused.value.field == "guests"


def test_longest_list_and_one_more() -> None:
    lines = [f"Nguyễn Văn {number}" for number in range(MOST_GUESTS + 1)]
    assert len(read_guests("\n".join(lines[:-1]))) == MOST_GUESTS
    with pytest.raises(Refused, match=str(MOST_GUESTS)):
        read_guests("\n".join(lines))


@pytest.mark.parametrize("line", ["Nguyễn " * 40, f"Nguyễn Văn An, {'Trưởng ban ' * 30}"])
def test_long_line_is_refused(line: str) -> None:
    with pytest.raises(Refused, match="quá dài"):
        read_guests(line)


def test_only_new_guests_are_left() -> None:
    known, new = Guest("Bùi Văn Sáu", "Trưởng thôn"), Guest("Hội Nông dân xã", is_body=True)
    assert not_yet_invited([known, new], ["Bùi Văn  Sáu, trưởng thôn"]) == [new]


@given(st.text(max_size=300))
def test_any_text_gives_guests_with_names_or_a_refusal(text: str) -> None:
    try:
        guests = read_guests(text)
    except Refused:
        return
    assert all(guest.name for guest in guests)
    assert len({written_guest(guest).casefold() for guest in guests}) == len(guests)
