"""The commune as it stands on paper."""

from datetime import date

import pytest
from tests.cast import TODAY, Cast

from dienhong.civic.communes.letterhead import Letterhead, letterhead_of
from dienhong.engines.typeset.model import Issuer
from dienhong.kernel.numbering import System


def head(commune: str = "xã Hòa Phú", system: System = "state", province: str = "tỉnh Sơn Giang") -> Letterhead:
    return Letterhead(commune=commune, province=province, drafted_on=date(2026, 11, 2), system=system)


def test_state_body_stands_on_two_lines() -> None:
    assert head().issuer() == Issuer(("ỦY BAN NHÂN DÂN", "XÃ HÒA PHÚ"), name="Ủy ban nhân dân xã Hòa Phú")


def test_unit_stands_under_the_body() -> None:
    issuer = head().issuer("Phòng Văn hóa - Xã hội")
    assert issuer.superior == ("ỦY BAN NHÂN DÂN XÃ HÒA PHÚ",)
    assert (issuer.lines, issuer.name) == (("PHÒNG VĂN HÓA - XÃ HỘI",), "Phòng Văn hóa - Xã hội xã Hòa Phú")


def test_party_body_stands_under_the_party_of_its_province() -> None:
    issuer = head(system="party").issuer()
    assert (issuer.superior, issuer.lines) == (("ĐẢNG BỘ TỈNH SƠN GIANG",), ("ĐẢNG ỦY XÃ HÒA PHÚ",))
    assert head(system="party", province="").issuer().superior == ()


@pytest.mark.parametrize(
    ("commune", "kind", "place"),
    [
        ("xã Hòa Phú", "xã", "Hòa Phú"),
        ("Phường Bình An", "phường", "Bình An"),
        ("phường 1", "phường", "Phường 1"),
        ("đặc khu Hòn Ngọc", "đặc khu", "Hòn Ngọc"),
        ("thị trấn Cầu Vồng", "thị trấn", "Cầu Vồng"),
        ("", "xã", ""),
    ],
)
def test_place_is_the_name_without_its_kind(commune: str, kind: str, place: str) -> None:
    assert (head(commune).kind, head(commune).place) == (kind, place)


def test_body_and_its_head_are_named_by_system() -> None:
    state, party = head("đặc khu Hòn Ngọc"), head(system="party")
    assert (state.body, state.short_body, state.head) == (
        "Ủy ban nhân dân đặc khu Hòn Ngọc",
        "UBND đặc khu",
        "Chủ tịch Ủy ban nhân dân đặc khu",
    )
    assert (party.body, party.head) == ("Đảng ủy xã Hòa Phú", "Bí thư Đảng ủy xã")


def test_letterhead_of_a_commune_is_what_its_record_holds(hoa_phu: Cast) -> None:
    found = letterhead_of(hoa_phu.commune, today=TODAY)
    assert (found.commune, found.province, found.drafted_on) == ("xã Hòa Phú", "tỉnh Thử Nghiệm", TODAY)
    assert (found.number, found.day) == (None, None)
