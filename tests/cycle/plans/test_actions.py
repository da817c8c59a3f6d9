"""Keeping, correcting and issuing plans."""

from datetime import date, timedelta

import pytest
from tests.cast import NOW, TODAY, Cast, make_plan, run_at_once

from dienhong.cycle.plans.actions.discard import discard_plan
from dienhong.cycle.plans.actions.issue import issue_plan
from dienhong.cycle.plans.actions.keep import correct_plan, keep_plan
from dienhong.cycle.plans.models import Plan, PlanSystem
from dienhong.cycle.plans.queries import plan_in_force, published_plans, visible_to
from dienhong.cycle.plans.states import PLAN_FLOW, PlanState
from dienhong.engines.journal.models import Entry
from dienhong.kernel.errors import Forbidden, Missing, Refused

S = PlanState


def test_every_state_is_reached_and_others_are_refused() -> None:
    assert {PLAN_FLOW.start} | {step.target for step in PLAN_FLOW.steps} == set(S)
    for step in PLAN_FLOW.steps:
        for state in set(S) - set(step.sources):
            with pytest.raises(Refused):
                PLAN_FLOW.require(step.name, state)


def test_kept_plan_repeats_what_the_reader_found(hoa_phu: Cast) -> None:
    plan = make_plan(hoa_phu, S.DRAFT)
    duty = plan.duties.get()
    assert (plan.year, plan.system, plan.title, plan.symbol, plan.number, plan.issued_on) == (
        2026,
        PlanSystem.STATE,
        "Tổ chức đối thoại với Nhân dân năm 2026",
        "KH-UBND",
        "",
        None,
    )
    assert (duty.who, duty.due_kind, duty.offset_days, duty.basis) == ("Văn phòng", "relative", -5, "conference")
    assert Entry.objects.get().details == {"year": 2026, "finding_count": 0}


@pytest.mark.parametrize(
    "content",
    [
        {},
        {"year": None, "date": None, "duties": None, "dialogues": None, "findings": None, "system": None},
        {"date": {"day": None, "month": 3, "year": 2026}, "duties": [{}, {"due": None, "who": None}]},
        {"subject": "x" * 900, "symbol": "y" * 90, "number": 12, "duties": [{"who": "z" * 900, "what": "w"}]},
    ],
)
def test_unknown_stays_unknown_without_a_crash(hoa_phu: Cast, content: dict[str, object]) -> None:
    plan = keep_plan(hoa_phu.ha, content=content, source_text="", source_file=None, now=NOW)
    assert (plan.year, plan.issued_on, plan.state) == (2026, None, S.DRAFT)


def test_impossible_date_of_a_mistyped_plan_does_not_crash(hoa_phu: Cast) -> None:
    content = {"year": 2026, "date": {"day": 31, "month": 2, "year": 2026}}
    assert keep_plan(hoa_phu.ha, content=content, source_text="", source_file=None, now=NOW).issued_on is None


def test_correction_replaces_structure_and_never_the_text(hoa_phu: Cast) -> None:
    plan = make_plan(hoa_phu, S.DRAFT)
    correct_plan(hoa_phu.ha, plan.pk, content={"subject": "Đối thoại 2026", "duties": []}, now=NOW)
    plan.refresh_from_db()
    assert (plan.title, plan.duties.count(), plan.source_text, len(plan.content["dialogues"])) == (
        "Đối thoại 2026",
        0,
        "KẾ HOẠCH",
        2,
    )
    assert Entry.objects.order_by("-number")[0].details == {"paths": ["duties", "subject"]}


def test_correction_that_changes_nothing_records_nothing(hoa_phu: Cast) -> None:
    plan = make_plan(hoa_phu, S.DRAFT)
    correct_plan(hoa_phu.ha, plan.pk, content={"year": 2026}, now=NOW)
    assert Entry.objects.count() == 1


@pytest.mark.parametrize("state", [S.ISSUED, S.REPLACED])
def test_issued_plan_is_not_corrected(hoa_phu: Cast, state: S) -> None:
    plan = make_plan(hoa_phu, state)
    with pytest.raises(Refused):
        correct_plan(hoa_phu.ha, plan.pk, content={"subject": "Khác"}, now=NOW)


@pytest.mark.parametrize("who", ["tuan", "phuc", "sau", "quyen", "khoa", "van"])
def test_only_office_and_chairman_keep_plans(hoa_phu: Cast, who: str) -> None:
    with pytest.raises(Forbidden):
        keep_plan(hoa_phu.actors[who], content={}, source_text="", source_file=None, now=NOW)


@pytest.mark.parametrize("who", ["ha", "tuan", "sau", "quyen", "khoa", "van"])
def test_only_leaders_issue(hoa_phu: Cast, who: str) -> None:
    plan = make_plan(hoa_phu, S.DRAFT)
    with pytest.raises(Forbidden):
        issue_plan(hoa_phu.actors[who], plan.pk, number="15", issued_on=TODAY, now=NOW)


def test_issued_plan_has_number_and_day_and_is_public(hoa_phu: Cast) -> None:
    plan = make_plan(hoa_phu)
    assert (plan.reference, plan.issued_on, plan_in_force(2026), list(published_plans())) == (
        "15/KH-UBND",
        TODAY,
        plan,
        [plan],
    )


@pytest.mark.parametrize("number", ["", "mười lăm", "15/KH", "123456"])
def test_number_is_a_number(hoa_phu: Cast, number: str) -> None:
    plan = make_plan(hoa_phu, S.DRAFT)
    with pytest.raises(Refused) as refusal:
        issue_plan(hoa_phu.dung, plan.pk, number=number, issued_on=TODAY, now=NOW)
    assert refusal.value.field == "number"


def test_plan_is_not_issued_in_the_future(hoa_phu: Cast) -> None:
    plan = make_plan(hoa_phu, S.DRAFT)
    with pytest.raises(Refused) as refusal:
        issue_plan(hoa_phu.dung, plan.pk, number="15", issued_on=TODAY + timedelta(days=1), now=NOW)
    assert refusal.value.field == "issued_on"


def test_second_plan_of_a_year_must_replace_the_first(hoa_phu: Cast) -> None:
    older, newer = make_plan(hoa_phu), make_plan(hoa_phu, S.DRAFT)
    with pytest.raises(Refused) as refusal:
        issue_plan(hoa_phu.dung, newer.pk, number="16", issued_on=TODAY, now=NOW)
    assert refusal.value.field == "replaces"
    issue_plan(hoa_phu.dung, newer.pk, number="16", issued_on=TODAY, replaces=True, now=NOW)
    states = {plan.pk: plan.state for plan in Plan.objects.all()}
    assert states == {older.pk: S.REPLACED, newer.pk: S.ISSUED}
    assert Entry.objects.get(verb="plan_replaced").details == {"by": newer.pk}


def test_plans_of_party_and_committee_stand_side_by_side(hoa_phu: Cast) -> None:
    make_plan(hoa_phu)
    party = make_plan(
        hoa_phu, content={"system": "party", "year": 2026, "symbol": "KH/ĐU", "dialogues": [{"topics": []}]}
    )
    assert (party.state, party.reference) == (S.ISSUED, "15-KH/ĐU")
    assert plan_in_force(2026).system == PlanSystem.STATE


def test_two_plans_of_a_year_issued_at_once_leave_one_in_force(hoa_phu_committed: Cast) -> None:
    cast = hoa_phu_committed
    plans = [make_plan(cast, S.DRAFT) for _ in range(2)]
    results = run_at_once(
        cast, *[lambda p=p: issue_plan(cast.dung, p.pk, number="15", issued_on=TODAY, now=NOW) for p in plans]
    )
    assert sorted(isinstance(result, Refused) for result in results) == [False, True]
    assert Plan.objects.filter(state=S.ISSUED).count() == 1


def test_draft_is_not_public_and_officials_see_it(hoa_phu: Cast) -> None:
    plan = make_plan(hoa_phu, S.DRAFT)
    assert (list(published_plans()), list(visible_to(hoa_phu.tuan)), list(visible_to(hoa_phu.citizen))) == (
        [],
        [plan],
        [],
    )


def test_unknown_plan_is_missing(hoa_phu: Cast) -> None:
    with pytest.raises(Missing):
        issue_plan(hoa_phu.dung, 999_999, number="15", issued_on=date(2026, 3, 1), now=NOW)
    with pytest.raises(Missing):
        correct_plan(hoa_phu.ha, 999_999, content={}, now=NOW)


def test_discarded_draft_leaves_the_list_but_not_the_database(hoa_phu: Cast) -> None:
    plan = make_plan(hoa_phu, S.DRAFT)
    discard_plan(hoa_phu.ha, plan.pk, now=NOW)
    assert list(visible_to(hoa_phu.ha)) == []
    assert Plan.objects.get(pk=plan.pk).state == S.DISCARDED


def test_issued_plan_cannot_be_discarded(hoa_phu: Cast) -> None:
    plan = make_plan(hoa_phu)
    with pytest.raises(Refused):
        discard_plan(hoa_phu.ha, plan.pk, now=NOW)


def test_what_is_no_dialogue_plan_cannot_replace_one(hoa_phu: Cast) -> None:
    in_force = make_plan(hoa_phu)
    other = make_plan(hoa_phu, S.DRAFT, content={"is_dialogue_plan": False, "year": 2026, "symbol": "KH-UBND"})
    with pytest.raises(Refused, match="không phải kế hoạch đối thoại"):
        issue_plan(hoa_phu.dung, other.pk, number="16", issued_on=TODAY, replaces=True, now=NOW)
    assert plan_in_force(2026) == in_force


def test_dialogues_entered_by_a_person_make_it_a_plan(hoa_phu: Cast) -> None:
    plan = make_plan(hoa_phu, S.DRAFT, content={"is_dialogue_plan": False, "year": 2026, "symbol": "KH-UBND"})
    correct_plan(hoa_phu.ha, plan.pk, content={"dialogues": [{"topics": []}]}, now=NOW)
    issue_plan(hoa_phu.dung, plan.pk, number="16", issued_on=TODAY, now=NOW)
    assert plan_in_force(2026) == plan
