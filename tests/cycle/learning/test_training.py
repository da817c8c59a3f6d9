"""A commune's decisions become its model: learnt, put to use, taken back, and nobody else's."""

from pathlib import Path

import pytest
from tests.cast import NOW, Cast, make_opinion
from tests.cycle.learning.labelled import OWN, do_learning_jobs, labels, triage_all

from dienhong.civic.notices.models import Notice
from dienhong.civic.topics.models import Topic
from dienhong.cycle.learning.actions.training import keep_model, roll_back_model, train_commune, train_pooled
from dienhong.cycle.learning.models import Correction
from dienhong.cycle.opinions.actions.suggest import suggest_for
from dienhong.cycle.opinions.models import Opinion, Suggestion
from dienhong.engines.journal.models import Entry
from dienhong.engines.language import models
from dienhong.engines.tenancy.scope import in_commune
from dienhong.kernel.errors import Forbidden, Refused

UNSEEN = "Trụ đèn cổng chùa không sáng mấy đêm liền"


@pytest.fixture
def taught(hoa_phu: Cast) -> Cast:
    """Hòa Phú after sixty opinions; its lexicon says nothing, so that only the model speaks."""
    Topic.objects.update(keywords=[])
    triage_all(hoa_phu, labels())
    do_learning_jobs()
    return hoa_phu


def proposed(root: Path, opinion: Opinion) -> str:
    suggest_for(opinion.pk, models_root=root)
    return str(Suggestion.objects.get(opinion=opinion).found["field"]["found"][0]["value"])


def test_systematic_correction_is_learnt_and_taken_back(taught: Cast, tmp_path: Path) -> None:
    opinion = make_opinion(taught, text=UNSEEN)
    before = proposed(tmp_path, opinion)
    first = train_commune(taught.ha, root=tmp_path, own=OWN, now=NOW)
    assert (first.version, first.is_active, proposed(tmp_path, opinion)) == ("000001", True, "POWER")
    assert Suggestion.objects.get(opinion=opinion).found["field"]["version"] == "lexicon-1+99001/000001"
    Correction.objects.filter(aspect="field", decided="POWER").update(decided="ENV")
    second = train_commune(taught.ha, root=tmp_path, own=OWN, now=NOW)
    assert (second.version, proposed(tmp_path, opinion)) == ("000002", "ENV")
    assert roll_back_model(taught.khoa, root=tmp_path, seen_version="000002", now=NOW) == "000001"
    assert proposed(tmp_path, opinion) == "POWER"
    assert roll_back_model(taught.ha, root=tmp_path, seen_version="000001", now=NOW) == ""
    assert proposed(tmp_path, opinion) == before
    told = Entry.objects.filter(subject="commune").values_list("verb", "details__version")
    assert list(told)[-4:] == [
        ("model_learnt", "000001"),
        ("model_learnt", "000002"),
        ("model_rolled_back", "000001"),
        ("model_rolled_back", ""),
    ]


def test_worse_model_is_kept_but_not_used(taught: Cast, tmp_path: Path) -> None:
    good = train_commune(taught.ha, root=tmp_path, own=OWN, now=NOW)
    model = models.current(models.commune_folder(tmp_path, "99001"))
    assert model is not None
    worse = {name: {**good.report["after"][name], "top1": 0.0} for name in ("accented", "stripped")}
    report = {**good.report, "before": good.report["after"], "after": worse}
    kept = keep_model(model.model, report, tmp_path / "99001", force=False, now=NOW)
    forced = keep_model(model.model, report, tmp_path / "99001", force=True, now=NOW)
    assert (kept.version, kept.is_active, forced.version, forced.is_active) == ("000002", False, "000003", True)
    in_use = [one.number for one in models.versions(tmp_path / "99001") if one.is_active]
    assert in_use == ["000003"]


def test_damaged_model_falls_back_and_the_administrator_is_told_once(
    taught: Cast, tmp_path: Path, settings: pytest.FixtureRequest
) -> None:
    settings.MODELS = tmp_path
    train_commune(taught.ha, root=tmp_path, own=OWN, now=NOW)
    (tmp_path / "99001/000001/fields.json").write_text('{"codes": ["POWER"]}', "utf-8")
    for _ in range(2):
        opinion = make_opinion(taught, text="Đường liên xã lầy lội, xe đi lại khó khăn")
        do_learning_jobs()
    assert Suggestion.objects.get(opinion=opinion).found["field"]["version"] == "lexicon-1+shipped-2"
    assert [notice.user_id for notice in Notice.objects.filter(key="model:99001/000001")] == [taught.khoa.user_id]


def test_decisions_of_one_commune_reach_another_only_pooled(taught: Cast, binh_an: Cast, tmp_path: Path) -> None:
    train_commune(taught.ha, root=tmp_path, own=OWN, now=NOW)
    with in_commune(binh_an.commune.pk):
        Topic.objects.update(keywords=[])
        other = make_opinion(binh_an, text=UNSEEN)
        assert suggest_for(other.pk, models_root=tmp_path) == ()
        assert Suggestion.objects.get().found["field"]["version"] == "lexicon-1+shipped-2"
        with pytest.raises(Refused, match="mới có 0"):
            train_commune(binh_an.ngoc, root=tmp_path, own=OWN, now=NOW)
    learnt = train_pooled(root=tmp_path, own=OWN, force=True, now=NOW)
    assert learnt.report["labels"] == len(labels())
    with in_commune(binh_an.commune.pk):
        assert proposed(tmp_path, other) == "POWER"
        assert Suggestion.objects.get().found["field"]["version"] == "lexicon-1+pooled/000001"
    assert Entry.objects.filter(verb="model_learnt", details__pooled=True).count() == 1


def test_few_decisions_are_said_plainly(hoa_phu: Cast, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="Chưa đủ ý kiến đã phân loại để học: mới có 0"):
        train_commune(hoa_phu.ha, root=tmp_path, now=NOW)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("who", ["tuan", "sau", "quyen", "van"])
def test_others_neither_train_nor_go_back(hoa_phu: Cast, tmp_path: Path, who: str) -> None:
    actor = hoa_phu.actors[who]
    with pytest.raises(Forbidden):
        train_commune(actor, root=tmp_path, now=NOW)
    with pytest.raises(Forbidden):
        roll_back_model(actor, root=tmp_path, seen_version="", now=NOW)


def test_going_back_from_what_somebody_else_has_changed_is_refused(taught: Cast, tmp_path: Path) -> None:
    train_commune(taught.ha, root=tmp_path, own=OWN, now=NOW)
    with pytest.raises(Refused, match="tải lại trang"):
        roll_back_model(taught.ha, root=tmp_path, seen_version="000007", now=NOW)
