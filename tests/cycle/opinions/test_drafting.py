"""Slips that go with an opinion."""

import pytest
from tests.cast import NOW, Cast, make_dialogue, make_opinion

from dienhong.civic.documents.models import Dossier
from dienhong.cycle.opinions.actions.drafting import draft_slip
from dienhong.cycle.opinions.models import OpinionPaper
from dienhong.cycle.opinions.states import OpinionState, PaperKind
from dienhong.engines.journal.queries import entries_about
from dienhong.engines.typeset.plain import to_text
from dienhong.engines.typeset.stored import from_json
from dienhong.kernel.errors import Forbidden, Missing, Refused


def test_assignment_slip_tells_unit_and_day(hoa_phu: Cast) -> None:
    opinion = make_opinion(hoa_phu, OpinionState.ASSIGNED)
    document = draft_slip(hoa_phu.ha, opinion.pk, PaperKind.ASSIGNMENT, now=NOW)
    content = from_json(document.content)
    assert (document.kind, document.dossier, content.addressees) == ("transfer_slip", None, ("Phòng Kinh tế",))
    text = to_text(content.body)
    assert f"{opinion.due_date.day:02d}/{opinion.due_date.month}/{opinion.due_date.year}" in text.replace("/0", "/")
    assert OpinionPaper.objects.get().document == document
    assert entries_about("opinion", opinion.pk).last().details == {"paper": "assignment", "document": document.pk}


def test_transfer_slip_tells_whom_and_why_but_not_who_sent_it(hoa_phu: Cast) -> None:
    opinion = make_opinion(hoa_phu, OpinionState.TRANSFERRED)
    content = from_json(draft_slip(hoa_phu.ha, opinion.pk, PaperKind.TRANSFER, now=NOW).content)
    text = to_text(content.body)
    assert content.addressees == ("Điện lực huyện",)
    assert "Căn cứ chuyển: Đúng thẩm quyền" in text
    assert "Phạm Thị Lan" not in text


def test_slip_lies_in_the_dossier_of_the_opinions_dialogue(hoa_phu: Cast) -> None:
    dialogue = make_dialogue(hoa_phu)
    for _ in range(2):
        opinion = make_opinion(hoa_phu, OpinionState.ASSIGNED, dialogue=dialogue)
        document = draft_slip(hoa_phu.ha, opinion.pk, PaperKind.ASSIGNMENT, now=NOW)
        dialogue.refresh_from_db()
        assert document.dossier == dialogue.dossier == Dossier.objects.get()


@pytest.mark.parametrize(
    "state", [OpinionState.RECEIVED, OpinionState.TRIAGED, OpinionState.REPLIED, OpinionState.DIVERTED]
)
@pytest.mark.parametrize("paper", PaperKind)
def test_slip_has_its_time(hoa_phu: Cast, state: OpinionState, paper: PaperKind) -> None:
    opinion = make_opinion(hoa_phu, state)
    with pytest.raises(Refused, match="chỉ soạn khi"):
        draft_slip(hoa_phu.ha, opinion.pk, paper, now=NOW)


def test_second_slip_waits_for_a_yes(hoa_phu: Cast) -> None:
    opinion = make_opinion(hoa_phu, OpinionState.ASSIGNED)
    draft_slip(hoa_phu.ha, opinion.pk, PaperKind.ASSIGNMENT, now=NOW)
    with pytest.raises(Refused, match="đã được soạn"):
        draft_slip(hoa_phu.ha, opinion.pk, PaperKind.ASSIGNMENT, now=NOW)
    draft_slip(hoa_phu.ha, opinion.pk, PaperKind.ASSIGNMENT, confirmed=True, now=NOW)
    assert OpinionPaper.objects.count() == 2


@pytest.mark.parametrize("name", ["tuan", "van", "quyen", "sau"])
def test_others_draft_no_slips(hoa_phu: Cast, name: str) -> None:
    opinion = make_opinion(hoa_phu, OpinionState.ASSIGNED)
    with pytest.raises(Forbidden):
        draft_slip(hoa_phu.actors[name], opinion.pk, PaperKind.ASSIGNMENT, now=NOW)


def test_unknown_opinion_is_missing(hoa_phu: Cast) -> None:
    with pytest.raises(Missing):
        draft_slip(hoa_phu.ha, 4711, PaperKind.ASSIGNMENT, now=NOW)
