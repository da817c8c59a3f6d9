"""The commune's own parts: who may, what is refused, what the journal keeps."""

from collections.abc import Callable

import pytest
from tests.cast import NOW, Cast, make_dialogue

from dienhong.civic.communes.actions.describe import describe_commune
from dienhong.civic.communes.actions.places import add_venue, add_villages, edit_venue, edit_village, remove_venue
from dienhong.civic.communes.actions.units import add_unit, edit_unit, start_units
from dienhong.civic.communes.models import Commune, Unit, Venue, Village
from dienhong.civic.communes.rules import usual_units
from dienhong.civic.topics.catalogue import FIELDS
from dienhong.engines.journal.models import Entry
from dienhong.engines.tenancy.scope import in_commune
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Forbidden, Missing, Refused


def journal() -> list[str]:
    return list(Entry.objects.order_by("number").values_list("verb", flat=True))


def refusal(act: Callable[[], object]) -> tuple[str | None, str]:
    with pytest.raises(Refused) as caught:
        act()
    return caught.value.field, caught.value.message


def every_act(actor: Actor, cast: Cast) -> list[Callable[[], object]]:
    unit, village, venue = cast.units["office"], cast.villages["Thôn Đông"], cast.venues["Hội trường Ủy ban"]
    return [
        lambda: describe_commune(actor, hotline="", email="", address="", responsible="", now=NOW),
        lambda: start_units(actor, now=NOW),
        lambda: add_unit(actor, name="A", short_name="", now=NOW),
        lambda: edit_unit(actor, unit.pk, name="A", short_name="", is_active=False, now=NOW),
        lambda: add_villages(actor, names=["A"], now=NOW),
        lambda: edit_village(actor, village.pk, name="A", head_name="", is_active=False, now=NOW),
        lambda: add_venue(actor, name="A", address="", capacity=None, now=NOW),
        lambda: edit_venue(actor, venue.pk, name="A", address="", capacity=None, now=NOW),
        lambda: remove_venue(actor, venue.pk, now=NOW),
    ]


def test_only_the_administrator_changes_anything(hoa_phu: Cast) -> None:
    for who in ("ha", "dung", "tuan", "quyen"):
        for act in every_act(hoa_phu.actors[who], hoa_phu):
            with pytest.raises(Forbidden):
                act()
    assert journal() == []


def test_parts_of_another_commune_are_missing(hoa_phu: Cast, binh_an: Cast) -> None:
    unit, village, venue = (next(iter(rows.values())) for rows in (binh_an.units, binh_an.villages, binh_an.venues))
    acts: list[Callable[[], object]] = [
        lambda: edit_unit(hoa_phu.khoa, unit.pk, name="A", short_name="", is_active=True, now=NOW),
        lambda: edit_village(hoa_phu.khoa, village.pk, name="A", head_name="", is_active=True, now=NOW),
        lambda: edit_venue(hoa_phu.khoa, venue.pk, name="A", address="", capacity=None, now=NOW),
        lambda: remove_venue(hoa_phu.khoa, venue.pk, now=NOW),
    ]
    for act in acts:
        with pytest.raises(Missing):
            act()


def test_commune_is_described_and_the_other_commune_is_not(hoa_phu: Cast, binh_an: Cast) -> None:
    describe_commune(
        hoa_phu.khoa, hotline=" 0200 000 0001 ", email="a@b.example", address="Thôn Đông", responsible="Bà Hà", now=NOW
    )
    here, there = Commune.objects.get(slug="hoa-phu"), Commune.objects.get(slug="binh-an")
    assert (here.hotline, here.email, here.address, here.responsible) == (
        "0200 000 0001", "a@b.example", "Thôn Đông", "Bà Hà",
    )  # fmt: skip
    assert there.hotline == ""
    assert list(Entry.objects.values_list("verb", "subject_id", "details")) == [("commune_edited", here.pk, {})]


@pytest.mark.parametrize(
    ("kind", "label", "name", "economy"),
    [
        ("xa", "xã", "Hòa Phú", "Phòng Kinh tế"),
        ("phuong", "phường", "Bình An", "Phòng Kinh tế, Hạ tầng và Đô thị"),
        ("dac_khu", "đặc khu", "Côn Đảo", "Phòng Kinh tế"),
        ("dac_khu", "đặc khu", "Phú Quốc", "Phòng Kinh tế, Hạ tầng và Đô thị"),
    ],
)
def test_economy_unit_is_named_by_the_kind_of_commune(kind: str, label: str, name: str, economy: str) -> None:
    units = {unit.key: unit.name for unit in usual_units(kind, label, name)}
    assert (units["economy"], units["police"]) == (economy, f"Công an {label}")


def test_usual_units_answer_every_field_of_the_catalogue() -> None:
    assert {field.unit_key for field in FIELDS} <= {unit.key for unit in usual_units("xa", "xã", "Hòa Phú")}


def test_usual_units_are_made_once_and_what_is_there_stays(hoa_phu: Cast) -> None:
    made = start_units(hoa_phu.khoa, now=NOW)
    assert [unit.key for unit in made] == [
        "culture_society",
        "service_centre",
        "police",
        "military",
        "party_office",
        "front",
    ]
    assert Unit.objects.get(key="economy").pk == hoa_phu.units["economy"].pk
    assert start_units(hoa_phu.khoa, now=NOW) == []
    assert journal() == ["unit_added"] * 6


def test_added_units_get_keys_of_their_own(hoa_phu: Cast) -> None:
    first = add_unit(hoa_phu.khoa, name="Trạm  Y tế", short_name="", now=NOW)
    edit_unit(hoa_phu.khoa, first.pk, name="Trạm Y tế xã", short_name="TYT", is_active=True, now=NOW)
    second = add_unit(hoa_phu.khoa, name="Trạm Y tế", short_name="", now=NOW)
    third = add_unit(hoa_phu.khoa, name="…!", short_name="", now=NOW)
    assert (first.key, second.key, third.key) == ("tram-y-te", "tram-y-te-2", "don-vi")
    assert (second.name, Unit.objects.get(pk=first.pk).short_name) == ("Trạm Y tế", "TYT")
    assert journal() == ["unit_added", "unit_edited", "unit_added", "unit_added"]


def test_unit_can_leave_and_come_back(hoa_phu: Cast) -> None:
    unit = hoa_phu.units["culture"]
    for is_active in (False, True):
        edit_unit(hoa_phu.khoa, unit.pk, name=unit.name, short_name="", is_active=is_active, now=NOW)
        assert Unit.objects.get(pk=unit.pk).is_active is is_active


def test_doubled_and_empty_names_are_refused_at_the_name(hoa_phu: Cast) -> None:
    khoa, unit, village = hoa_phu.khoa, hoa_phu.units["office"], hoa_phu.villages["Thôn Đông"]
    acts: list[Callable[[], object]] = [
        lambda: add_unit(khoa, name="phòng kinh tế", short_name="", now=NOW),
        lambda: add_unit(khoa, name="  ", short_name="", now=NOW),
        lambda: edit_unit(khoa, unit.pk, name="Phòng Kinh tế", short_name="", is_active=True, now=NOW),
        lambda: edit_village(khoa, village.pk, name="THÔN ĐOÀI", head_name="", is_active=True, now=NOW),
        lambda: add_venue(khoa, name="hội trường Ủy ban", address="", capacity=None, now=NOW),
    ]
    assert [refusal(act)[0] for act in acts] == ["name"] * 5
    assert journal() == []


def test_same_name_may_stand_in_two_communes(hoa_phu: Cast, binh_an: Cast) -> None:
    add_villages(hoa_phu.khoa, names=["Tổ dân phố 1"], now=NOW)
    with in_commune(binh_an.commune.pk):
        assert Village.objects.get().name == "Tổ dân phố 1"


def test_villages_come_in_one_go_without_the_known_ones(hoa_phu: Cast) -> None:
    made = add_villages(hoa_phu.khoa, names=["thôn  Sơn", "", "Thôn Đông", "Thôn Sơn", "Tổ dân phố 3"], now=NOW)
    assert [village.name for village in made] == ["thôn Sơn", "Tổ dân phố 3"]
    assert journal() == ["village_added"] * 2


@pytest.mark.parametrize("names", [[], ["", " "], ["x" * 161], [f"Thôn {n}" for n in range(201)]])
def test_impossible_lists_of_villages_are_refused(hoa_phu: Cast, names: list[str]) -> None:
    assert refusal(lambda: add_villages(hoa_phu.khoa, names=names, now=NOW))[0] == "names"


def test_head_of_a_village_is_noted_but_not_in_the_journal(hoa_phu: Cast) -> None:
    village = hoa_phu.villages["Thôn Đông"]
    edit_village(hoa_phu.khoa, village.pk, name="Thôn Đông", head_name="Bùi Văn Sáu", is_active=True, now=NOW)
    assert Village.objects.get(pk=village.pk).head_name == "Bùi Văn Sáu"
    assert Entry.objects.get().details == {"village_name": "Thôn Đông", "is_active": True}


def test_venue_is_removed_only_while_unused(hoa_phu: Cast) -> None:
    venue = add_venue(hoa_phu.khoa, name="Sân đình", address="Thôn Đoài", capacity=80, now=NOW)
    edit_venue(hoa_phu.khoa, venue.pk, name="Sân đình Đoài", address="", capacity=None, now=NOW)
    dialogue = make_dialogue(hoa_phu)
    before = Entry.objects.count()
    assert dialogue.venue_id is not None
    assert "không xóa được" in refusal(lambda: remove_venue(hoa_phu.khoa, dialogue.venue_id or 0, now=NOW))[1]
    assert Entry.objects.count() == before
    remove_venue(hoa_phu.khoa, venue.pk, now=NOW)
    assert not Venue.objects.filter(pk=venue.pk).exists()
    assert Entry.objects.order_by("number").last().details == {"venue_name": "Sân đình Đoài"}  # type: ignore[union-attr]
