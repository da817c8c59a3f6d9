"""The report of a plan's year."""

import pytest
from tests.cast import NOW, Cast, make_plan

from dienhong.cycle.plans.models import PlanPaper
from dienhong.cycle.plans.states import PlanState
from dienhong.cycle.reports.actions.drafting import draft_result_report
from dienhong.kernel.errors import Forbidden, Refused


def test_report_lies_in_the_plans_dossier(hoa_phu: Cast) -> None:
    plan = make_plan(hoa_phu)
    document = draft_result_report(hoa_phu.ha, plan.pk, now=NOW)
    plan.refresh_from_db()
    assert (document.kind, document.dossier) == ("report", plan.dossier)
    assert document.subject == "Kết quả tiếp xúc, đối thoại với Nhân dân năm 2026"
    assert PlanPaper.objects.get().paper == "result"


def test_partys_plan_has_a_report_of_the_party(hoa_phu: Cast) -> None:
    found = {"system": "party", "subject": "Đối thoại với Nhân dân", "symbol": "KH/ĐU", "year": 2026,
             "dialogues": [{"audience": {"kind": "commune", "name": "Nhân dân"}, "topics": []}]}  # fmt: skip
    plan = make_plan(hoa_phu, content=found)
    document = draft_result_report(hoa_phu.ha, plan.pk, now=NOW)
    assert (document.kind, document.system) == ("party_report", "party")


def test_report_needs_a_plan_in_force(hoa_phu: Cast) -> None:
    with pytest.raises(Refused, match="đang có hiệu lực"):
        draft_result_report(hoa_phu.ha, make_plan(hoa_phu, PlanState.DRAFT).pk, now=NOW)


def test_second_report_waits_for_a_yes(hoa_phu: Cast) -> None:
    plan = make_plan(hoa_phu)
    draft_result_report(hoa_phu.ha, plan.pk, now=NOW)
    with pytest.raises(Refused, match="đã được soạn"):
        draft_result_report(hoa_phu.ha, plan.pk, now=NOW)
    draft_result_report(hoa_phu.ha, plan.pk, confirmed=True, now=NOW)
    assert PlanPaper.objects.count() == 2


@pytest.mark.parametrize("name", ["phuc", "tuan", "van"])
def test_others_draft_no_report(hoa_phu: Cast, name: str) -> None:
    with pytest.raises(Forbidden):
        draft_result_report(hoa_phu.actors[name], make_plan(hoa_phu).pk, now=NOW)
