"""A plan as a document, and the plan put in force by it."""

from datetime import timedelta

import pytest
from tests.cast import NOW, TODAY, Cast, do_jobs, make_plan
from tests.civic.documents.office import authority, make_document, mandate

from dienhong.civic.documents.actions.decide import approve_document, override_findings, sign_document
from dienhong.civic.documents.actions.draft import discard_document, submit_document
from dienhong.civic.documents.actions.register import issue_document
from dienhong.civic.documents.models import Dossier, OfficialDocument
from dienhong.civic.documents.moving import document_by_id
from dienhong.civic.documents.states import DocumentState
from dienhong.civic.notices.models import Notice
from dienhong.cycle.plans.actions.drafting import draft_plan_document
from dienhong.cycle.plans.actions.issue import issue_plan
from dienhong.cycle.plans.models import Plan
from dienhong.cycle.plans.states import PlanState
from dienhong.engines.journal.queries import entries_about
from dienhong.kernel.errors import Forbidden, Missing, Refused


def issue(cast: Cast, document: OfficialDocument, folder) -> OfficialDocument:
    """The draft on its whole way, by those whose work it is."""
    by = mandate(cast, what=authority())
    submit_document(cast.ha, document.pk, signer_id=by.pk, seen_version=document.version, now=NOW)
    document = document_by_id(document.pk)
    approve_document(cast.dung, document.pk, seen_version=document.version, now=NOW)
    sign_document(cast.dung, document.pk, seen_version=document.version, now=NOW)
    override_findings(cast.dung, document.pk, reason="Kế hoạch thử", now=NOW)
    issue_document(cast.van, document.pk, folder=folder, now=NOW)
    return document_by_id(document.pk)


def test_document_says_what_the_plan_says_and_lies_in_its_dossier(hoa_phu: Cast) -> None:
    plan = make_plan(hoa_phu, PlanState.DRAFT)
    document = draft_plan_document(hoa_phu.ha, plan.pk, now=NOW)
    plan.refresh_from_db()
    assert (document.kind, document.symbol, document.subject) == ("plan", "KH-UBND", plan.title)
    assert document.dossier == plan.dossier == Dossier.objects.get(code="01.KH2026")
    assert "Đối thoại với Nhân dân thôn Đông" in str(document.content)
    assert entries_about("plan", plan.pk).last().details == {"paper": "plan", "document": document.pk}


def test_dossiers_are_numbered_through_the_year(hoa_phu: Cast) -> None:
    for _ in range(2):
        draft_plan_document(hoa_phu.ha, make_plan(hoa_phu, PlanState.DRAFT).pk, now=NOW)
    draft_plan_document(hoa_phu.ha, make_plan(hoa_phu, PlanState.DRAFT, year=2027).pk, now=NOW)
    assert sorted(Dossier.objects.values_list("code", flat=True)) == ["01.KH2026", "01.KH2027", "02.KH2026"]


def test_second_draft_is_refused_until_confirmed_or_the_first_dropped(hoa_phu: Cast) -> None:
    plan = make_plan(hoa_phu, PlanState.DRAFT)
    first = draft_plan_document(hoa_phu.ha, plan.pk, now=NOW)
    with pytest.raises(Refused, match="đã được soạn"):
        draft_plan_document(hoa_phu.ha, plan.pk, now=NOW)
    draft_plan_document(hoa_phu.ha, plan.pk, confirmed=True, now=NOW)
    assert OfficialDocument.objects.count() == 2
    for row in OfficialDocument.objects.all():
        discard_document(hoa_phu.ha, row.pk, now=NOW)
    assert draft_plan_document(hoa_phu.ha, plan.pk, now=NOW).pk > first.pk


def test_only_a_draft_with_dialogues_becomes_a_document(hoa_phu: Cast, binh_an: Cast) -> None:
    issued = make_plan(hoa_phu)
    with pytest.raises(Refused, match="dự thảo"):
        draft_plan_document(hoa_phu.ha, issued.pk, now=NOW)
    empty = make_plan(hoa_phu, PlanState.DRAFT, content={"system": "state", "subject": "Đối thoại", "year": 2027})
    with pytest.raises(Refused, match="chưa có cuộc đối thoại"):
        draft_plan_document(hoa_phu.ha, empty.pk, now=NOW)
    with pytest.raises(Missing):
        draft_plan_document(hoa_phu.ha, empty.pk + 1000, now=NOW)


@pytest.mark.parametrize("name", ["phuc", "tuan", "van", "sau"])
def test_others_draft_nothing_from_a_plan(hoa_phu: Cast, name: str) -> None:
    with pytest.raises(Forbidden):
        draft_plan_document(hoa_phu.actors[name], make_plan(hoa_phu, PlanState.DRAFT).pk, now=NOW)


def test_issued_document_puts_the_plan_in_force(hoa_phu: Cast, tmp_path) -> None:
    plan = make_plan(hoa_phu, PlanState.DRAFT)
    document = issue(hoa_phu, draft_plan_document(hoa_phu.ha, plan.pk, now=NOW), tmp_path)
    do_jobs()
    plan.refresh_from_db()
    assert (plan.state, plan.reference, plan.issued_on) == (PlanState.ISSUED, document.reference, TODAY)
    assert document.reference == "01/KH-UBND"


def test_plan_issued_by_hand_stays_as_it_is(hoa_phu: Cast, tmp_path) -> None:
    plan = make_plan(hoa_phu, PlanState.DRAFT)
    document = draft_plan_document(hoa_phu.ha, plan.pk, now=NOW)
    issue_plan(hoa_phu.dung, plan.pk, number="9", issued_on=TODAY, now=NOW)
    issue(hoa_phu, document, tmp_path)
    do_jobs()
    plan.refresh_from_db()
    assert plan.reference == "9/KH-UBND"
    assert not Notice.objects.filter(subject="plan").exists()


def test_leaders_are_told_when_another_plan_is_in_force(hoa_phu: Cast, tmp_path) -> None:
    make_plan(hoa_phu)
    plan = make_plan(hoa_phu, PlanState.DRAFT)
    issue(hoa_phu, draft_plan_document(hoa_phu.ha, plan.pk, now=NOW), tmp_path)
    do_jobs()
    plan.refresh_from_db()
    assert plan.state == PlanState.DRAFT
    told = Notice.objects.filter(subject="plan", subject_id=plan.pk)
    assert {notice.user.username for notice in told} == {"dung", "phuc"}
    assert all("01/KH-UBND đã ban hành nhưng" in notice.text for notice in told)


def test_document_that_replaces_the_one_in_force_replaces_the_plan(hoa_phu: Cast, tmp_path) -> None:
    first = make_plan(hoa_phu, PlanState.DRAFT)
    issue(hoa_phu, draft_plan_document(hoa_phu.ha, first.pk, now=NOW), tmp_path)
    do_jobs()
    second = make_plan(hoa_phu, PlanState.DRAFT)
    document = draft_plan_document(hoa_phu.ha, second.pk, replaces=True, now=NOW + timedelta(hours=1))
    issue(hoa_phu, document, tmp_path)
    do_jobs()
    assert list(Plan.objects.order_by("pk").values_list("state", flat=True)) == [PlanState.REPLACED, PlanState.ISSUED]
    assert OfficialDocument.objects.order_by("pk").first().state == DocumentState.REPLACED


def test_issue_of_any_other_document_changes_no_plan(hoa_phu: Cast, tmp_path) -> None:
    plan = make_plan(hoa_phu, PlanState.DRAFT)
    make_document(hoa_phu, DocumentState.ISSUED, folder=tmp_path)
    do_jobs()
    plan.refresh_from_db()
    assert plan.state == PlanState.DRAFT
