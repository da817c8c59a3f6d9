"""What people decide is kept beside what was proposed, without words, and goes when the words go."""

from datetime import timedelta

import pytest
from tests.cast import NOW, ROAD, Cast, do_jobs, make_opinion

from dienhong.cycle.learning.actions.noting import note_decision
from dienhong.cycle.learning.models import Correction
from dienhong.cycle.learning.queries import agreement_by_month, corrections_since, training_set
from dienhong.cycle.learning.rules import Answer, answers, share
from dienhong.cycle.learning.states import Aspect
from dienhong.cycle.opinions.actions.sealing import divert_opinion
from dienhong.cycle.opinions.actions.settle import reject_opinion
from dienhong.cycle.opinions.actions.triage import triage_opinion
from dienhong.cycle.opinions.models import Opinion
from dienhong.cycle.opinions.states import OpinionKind, OpinionState, Urgency
from dienhong.engines.language.learning import Label
from dienhong.engines.secrets.seal import Seal

FOUND = {"field": {"version": "lexicon-1", "found": [{"value": "TRANS", "score": 0.9, "reasons": []}]}}


def sorted_out(cast: Cast, field: str = "TRANS", text: str = ROAD) -> Opinion:
    """An opinion with its proposals, sorted by the office, all jobs done."""
    opinion = make_opinion(cast, text=text)
    do_jobs()
    triage_opinion(cast.ha, opinion.pk, kind=OpinionKind.REPORT, fields=[field, "AGRI"], urgency=Urgency.SOON, now=NOW)
    do_jobs()
    return opinion


def test_answers_pair_the_first_proposal_with_the_decision() -> None:
    decided = {Aspect.FIELD: "ENV", Aspect.KIND: "phan_anh"}
    assert answers(FOUND, decided) == [
        Answer(Aspect.FIELD, "TRANS", "ENV", 0.9, "lexicon-1"),
        Answer(Aspect.KIND, "", "phan_anh", 0.0, ""),
    ]


@pytest.mark.parametrize(("agreed", "known", "told"), [(0, 0, None), (2, 3, 66), (199, 200, 99), (3, 3, 100)])
def test_share_says_all_only_when_it_is_all(agreed: int, known: int, told: int | None) -> None:
    assert share(agreed, known) == told


def test_triage_is_kept_beside_the_proposals(hoa_phu: Cast) -> None:
    opinion = sorted_out(hoa_phu, "WATER")
    kept = {row.aspect: row for row in Correction.objects.filter(opinion=opinion)}
    assert {aspect: (row.proposed, row.decided) for aspect, row in kept.items()} == {
        "field": ("TRANS", "WATER"),
        "kind": ("phan_anh", "phan_anh"),
        "urgency": ("1", "2"),
    }
    assert kept["field"].model_version == "lexicon-1+shipped-2"
    assert 0 < kept["field"].score <= 1
    assert kept["field"].at == NOW


def test_later_triage_replaces_the_earlier_one(hoa_phu: Cast) -> None:
    opinion = sorted_out(hoa_phu, "WATER")
    triage_opinion(
        hoa_phu.ha, opinion.pk, kind=OpinionKind.REPORT, fields=["TRANS"], urgency=Urgency.SOON,
        now=NOW + timedelta(hours=1),
    )  # fmt: skip
    do_jobs()
    assert training_set() == [Label(str(opinion.pk), ROAD, "TRANS")]
    assert Correction.objects.count() == len(Aspect)


def test_triage_before_the_proposals_still_teaches(hoa_phu: Cast) -> None:
    opinion = make_opinion(hoa_phu, OpinionState.TRIAGED)
    note_decision(opinion.pk, {Aspect.FIELD: "TRANS"}, now=NOW)
    assert [(row.proposed, row.decided) for row in Correction.objects.all()] == [("", "TRANS")]
    assert agreement_by_month(12) == []


def test_diverted_opinion_teaches_nothing(hoa_phu: Cast, seal: Seal) -> None:
    opinion = sorted_out(hoa_phu)
    divert_opinion(hoa_phu.ha, opinion.pk, seal=seal, now=NOW)
    assert training_set() == []
    do_jobs()
    assert not Correction.objects.exists()


def test_decision_that_comes_late_is_not_kept_of_a_diverted_opinion(hoa_phu: Cast, seal: Seal) -> None:
    opinion = make_opinion(hoa_phu, OpinionState.TRIAGED)
    divert_opinion(hoa_phu.ha, opinion.pk, seal=seal, now=NOW)
    do_jobs()
    assert not Correction.objects.exists()


def test_what_was_not_considered_teaches_nothing(hoa_phu: Cast) -> None:
    opinion = sorted_out(hoa_phu)
    reject_opinion(hoa_phu.ha, opinion.pk, reason="Quảng cáo", now=NOW)
    assert training_set() == []


def test_corrections_hold_no_words(hoa_phu: Cast) -> None:
    sorted_out(hoa_phu)
    values = [str(value) for row in Correction.objects.values() for value in row.values()]
    assert not [value for value in values if "thôn" in value.lower() or "đường" in value.lower()]


def test_agreement_counts_by_month_and_aspect(hoa_phu: Cast) -> None:
    sorted_out(hoa_phu)
    sorted_out(hoa_phu, "LAND", "Kênh N4 cạn, ruộng nứt nẻ, xin cho bơm")
    [(month, by_aspect)] = agreement_by_month(12)
    assert (month, by_aspect) == (NOW.date().replace(day=1), {"field": (1, 2), "kind": (1, 2), "urgency": (1, 2)})
    assert corrections_since(None) == 2
    assert corrections_since(NOW) == 0
