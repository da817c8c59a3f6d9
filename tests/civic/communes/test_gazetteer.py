"""The gazetteer answers for the official figures of 2025 and for what became of the units of older papers."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from dienhong.civic.communes import gazetteer
from dienhong.civic.communes.gazetteer import Unit
from dienhong.civic.communes.gazetteer.tables import load

BEFORE_MERGERS = date(2024, 6, 1)
EVE = date(2025, 6, 30)
REFORM = date(2025, 7, 1)
NOW = date(2026, 11, 23)


def identity(unit: Unit) -> tuple[str, date | None]:
    return unit.code, unit.valid_from


def only(units: tuple[Unit, ...]) -> Unit:
    (unit,) = units
    return unit


def test_counts_of_2025() -> None:
    units = gazetteer.current_units()
    assert Counter(unit.kind for unit in units) == {"xã": 2621, "phường": 687, "đặc khu": 13}
    assert len({unit.code for unit in units}) == 3321
    assert len(gazetteer.provinces()) == 34


@pytest.mark.parametrize(
    ("day", "units", "provinces"), [(BEFORE_MERGERS, 10599, 63), (EVE, 10035, 63), (NOW, 3321, 34)]
)
def test_counts_of_a_day(day: date, units: int, provinces: int) -> None:
    in_force = [unit for unit in load().units if unit.is_valid(day)]
    assert (len(in_force), len(gazetteer.provinces(day))) == (units, provinces)


def test_codes_are_strings_of_digits() -> None:
    assert {len(unit.code) for unit in load().units if unit.code.isdecimal()} == {5}
    assert {len(province.code) for province in load().provinces if province.code.isdecimal()} == {2}
    assert gazetteer.unit_by_code("00004", NOW).full_name == "phường Ba Đình"


def test_each_unit_has_a_province_in_all_its_life() -> None:
    for unit in load().units:
        first = unit.valid_from or BEFORE_MERGERS
        assert gazetteer.province_by_code(unit.province_code, first), unit
    assert {unit.province_code for unit in gazetteer.current_units()} == {p.code for p in gazetteer.provinces()}


def test_a_code_has_one_unit_a_day() -> None:
    for day in (BEFORE_MERGERS, EVE, REFORM):
        codes = [unit.code for unit in load().units if unit.is_valid(day)]
        assert len(codes) == len(set(codes))


def test_hoa_son_became_son_thinh_became_hop_thinh() -> None:
    hoa_son = only(gazetteer.find("xã Hòa Sơn", on=BEFORE_MERGERS, province="tỉnh Bắc Giang"))
    assert (hoa_son.code, hoa_son.district, hoa_son.valid_to) == ("07837", "huyện Hiệp Hòa", date(2025, 1, 1))
    son_thinh = only(gazetteer.successors(hoa_son))
    assert (son_thinh.code, son_thinh.full_name, son_thinh.source) == ("07843", "xã Sơn Thịnh", "1191/NQ-UBTVQH15")
    assert [unit.name for unit in gazetteer.predecessors(son_thinh)] == ["Hòa Sơn", "Quang Minh", "Đại Thành"]
    hop_thinh = only(gazetteer.successors(son_thinh))
    assert (hop_thinh.code, hop_thinh.full_name, hop_thinh.source) == ("07864", "xã Hợp Thịnh", "1658/NQ-UBTVQH15")
    assert gazetteer.province_by_code(hop_thinh.province_code, NOW).full_name == "tỉnh Bắc Ninh"
    assert gazetteer.present_of(hoa_son, NOW) == (hop_thinh,)
    assert gazetteer.present_of(hoa_son, EVE) == (son_thinh,)


def test_hop_thinh_was_made_of_five() -> None:
    hop_thinh = gazetteer.unit_by_code("07864", NOW)
    names = [unit.name for unit in gazetteer.predecessors(hop_thinh)]
    assert names == ["Sơn Thịnh", "Hùng Thái", "Thường Thắng", "Hợp Thịnh", "Mai Trung"]


def test_a_code_used_again_names_two_units() -> None:
    old, new = gazetteer.unit_by_code("07864", EVE), gazetteer.unit_by_code("07864", REFORM)
    assert (old.full_name, new.full_name) == ("xã Mai Trung", "xã Hợp Thịnh")
    assert identity(old) != identity(new)
    assert [gazetteer.province_by_code("24", day).name for day in (EVE, REFORM)] == ["Bắc Giang", "Bắc Ninh"]


def test_hoa_son_of_dak_lak_is_another() -> None:
    other = only(gazetteer.find("Hòa Sơn", on=EVE, province="Đắk Lắk"))
    assert (other.code, other.district) == ("24481", "huyện Krông Bông")
    today = only(gazetteer.present_of(other, NOW))
    assert (today.code, today.full_name, today.province_code) == ("24472", "xã Hòa Sơn", "66")


def test_bac_ninh_has_99_units() -> None:
    kinds = Counter(unit.kind for unit in gazetteer.current_units() if unit.province_code == "24")
    assert kinds == {"xã": 66, "phường": 33}


def test_find_without_diacritics() -> None:
    assert [identity(unit) for unit in gazetteer.find("hoa son", province="24")] == [("07837", None)]
    assert [unit.code for unit in gazetteer.find("xa hoa son", on=NOW)] == ["24472"]


def test_find_puts_the_exact_writing_first() -> None:
    first = gazetteer.find("xã Hoa Sơn", on=EVE)[0]
    assert first.name == "Hoa Sơn"


def test_find_takes_the_name_of_the_province_of_its_time() -> None:
    assert only(gazetteer.find("Hợp Thịnh", province="Bắc Ninh")).code == "07864"
    assert only(gazetteer.find("Hợp Thịnh", province="Bắc Giang")).code == "07858"


@pytest.mark.parametrize("asked", ["Phường 1", "phường 01", "P. 1", "phuong 1"])
def test_find_numbered_wards_with_and_without_zero(asked: str) -> None:
    found = gazetteer.find(asked, on=EVE, province="Bạc Liêu")
    assert [(unit.full_name, unit.district) for unit in found] == [
        ("Phường 1", "thành phố Bạc Liêu"),
        ("Phường 1", "thị xã Giá Rai"),
    ]


def test_find_nothing() -> None:
    assert gazetteer.find("Xứ Không Tên") == ()
    assert gazetteer.find("") == ()
    assert gazetteer.unit_by_code("99999", NOW) is None


def test_a_divided_unit_has_several_heirs() -> None:
    tan_thanh = only(gazetteer.find("xã Tân Thạnh", on=EVE, province="thành phố Cần Thơ"))
    assert [unit.full_name for unit in gazetteer.present_of(tan_thanh, NOW)] == ["xã Trường Thành", "xã Tân Thạnh"]


def test_chains_never_cycle_and_reach_the_present() -> None:
    lost = [unit.code for unit in load().units if not gazetteer.present_of(unit, NOW)]
    assert lost == ["28825"]
    for unit in load().units:
        for heir in gazetteer.successors(unit):
            assert heir.valid_from == unit.valid_to
            assert heir.valid_from > (unit.valid_from or date.min)


def test_every_predecessor_was_in_force_on_the_eve() -> None:
    for unit in load().units:
        assert [old.code for old in gazetteer.predecessors(unit)] == list(unit.predecessor_codes), unit


def test_before_its_time_a_unit_is_nothing() -> None:
    assert gazetteer.present_of(gazetteer.unit_by_code("07864", NOW), BEFORE_MERGERS) == ()


def test_provinces_know_what_was_merged() -> None:
    bac_ninh = gazetteer.province_by_code("24", NOW)
    assert (bac_ninh.predecessor_codes, bac_ninh.source) == (("24", "27"), "202/2025/QH15")
    merged = [code for p in gazetteer.provinces() if p.valid_from == REFORM for code in p.predecessor_codes]
    unchanged = [p.code for p in gazetteer.provinces() if p.valid_from != REFORM]
    assert (len(unchanged), len(merged)) == (11, 52)
    assert sorted(merged + unchanged) == sorted(p.code for p in gazetteer.provinces(EVE))
    assert gazetteer.province_by_code("46", BEFORE_MERGERS).full_name == "tỉnh Thừa Thiên Huế"
    assert gazetteer.province_by_code("46", NOW).full_name == "thành phố Huế"


def test_tables_are_sorted_and_small() -> None:
    folder = Path(gazetteer.__file__).parent / "data"
    size = 0
    for table in sorted(folder.glob("*.tsv")):
        rows = table.read_text(encoding="utf-8").splitlines()[1:]
        keys = [tuple(row.split("\t")[:2]) for row in rows]
        assert keys == sorted(keys)
        size += table.stat().st_size
    assert size < 1_400_000
