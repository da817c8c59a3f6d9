import pytest
from tests.cast import NOW, Cast

from dienhong.civic.topics.actions import edit_topic, start_topics
from dienhong.civic.topics.catalogue import FIELDS
from dienhong.civic.topics.models import Topic
from dienhong.engines.journal.models import Entry
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Forbidden, Missing, Refused


def edit(actor: Actor, code: str = "TRANS", **changes: object) -> None:
    values = {"name": "Đường sá", "unit_key": "economy", "keywords": ["ổ gà"], "is_active": True} | changes
    edit_topic(actor, code, **values, now=NOW)  # type: ignore[arg-type]


def test_starting_again_keeps_what_the_commune_has_changed(hoa_phu: Cast) -> None:
    edit(hoa_phu.khoa)
    Topic.objects.filter(code="LAND").delete()
    start_topics()
    assert (Topic.objects.count(), Topic.objects.get(code="TRANS").name) == (len(FIELDS), "Đường sá")


def test_keywords_are_cleaned_and_unique(hoa_phu: Cast) -> None:
    edit(hoa_phu.khoa, keywords=[" ổ gà ", "ổ gà", "", "x" * 200])
    assert Topic.objects.get(code="TRANS").keywords == ["ổ gà", "x" * 80]
    assert Entry.objects.get().details == {"code": "TRANS"}


@pytest.mark.parametrize(
    ("changes", "field"), [({"name": " "}, "name"), ({"keywords": [str(n) for n in range(401)]}, "keywords")]
)
def test_impossible_values_are_refused(hoa_phu: Cast, changes: dict[str, object], field: str) -> None:
    with pytest.raises(Refused) as refusal:
        edit(hoa_phu.khoa, **changes)
    assert refusal.value.field == field


def test_only_the_administrator_edits(hoa_phu: Cast) -> None:
    for who in ("ha", "dung", "tuan", "quyen"):
        with pytest.raises(Forbidden):
            edit(hoa_phu.actors[who])


def test_unknown_field_is_missing(hoa_phu: Cast) -> None:
    with pytest.raises(Missing):
        edit(hoa_phu.khoa, code="KHONG-CO")
