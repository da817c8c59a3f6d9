"""Papers of a dialogue drafted from its record: each in its time, once unless asked, into one dossier, fit to go out."""

from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from tests.cast import HELD_ON, NOW, VIETNAM, Cast, do_jobs, make_dialogue, make_opinion, make_plan, make_reply
from tests.civic.documents.office import mandate

from dienhong.civic.documents.actions.decide import approve_document, sign_document
from dienhong.civic.documents.actions.dossiers import close_dossier
from dienhong.civic.documents.actions.draft import discard_document, submit_document
from dienhong.civic.documents.actions.register import issue_document
from dienhong.civic.documents.issuing import findings_of
from dienhong.civic.documents.models import Dossier, OfficialDocument
from dienhong.civic.documents.moving import document_by_id
from dienhong.civic.documents.states import Medium
from dienhong.civic.notices.models import Notice
from dienhong.cycle.conference.actions.drafting import draft_agenda, draft_brief, draft_house_rules, draft_opening
from dienhong.cycle.dialogues.actions.move import move_dialogue
from dienhong.cycle.dialogues.models import Dialogue, DialoguePaper
from dienhong.cycle.dialogues.papers import Official
from dienhong.cycle.dialogues.states import PAPER_STATES, DialogueState, PaperKind
from dienhong.cycle.opinions.models import Opinion
from dienhong.cycle.opinions.states import Channel, OpinionState
from dienhong.cycle.plans.models import Plan
from dienhong.cycle.publicity.actions.drafting import draft_collection, draft_notice
from dienhong.cycle.replies.actions.drafting import draft_conclusions, draft_minutes, draft_replies_report
from dienhong.cycle.replies.papers import Hours
from dienhong.cycle.replies.states import ReplyState
from dienhong.engines.journal.queries import entries_about
from dienhong.engines.typeset.plain import to_text
from dienhong.engines.typeset.stored import from_json
from dienhong.kernel.errors import Forbidden, Missing, Refused

PAGE = "https://hoaphu.example.vn/doi-thoai/1/"
HOURS = Hours(time(8), time(11, 5), Official("Nguyễn Thị Hà", "Chánh Văn phòng"))
DUE = date(2026, 4, 3)

DRAFTS = {
    PaperKind.NOTICE: lambda cast, pk, **how: draft_notice(cast.ha, pk, address=PAGE, now=NOW, **how),
    PaperKind.COLLECTION: lambda cast, pk, **how: draft_collection(cast.ha, pk, due=DUE, address=PAGE, now=NOW, **how),
    PaperKind.AGENDA: lambda cast, pk, **how: draft_agenda(cast.ha, pk, now=NOW, **how),
    PaperKind.HOUSE_RULES: lambda cast, pk, **how: draft_house_rules(cast.ha, pk, now=NOW, **how),
    PaperKind.OPENING: lambda cast, pk, **how: draft_opening(cast.ha, pk, now=NOW, **how),
    PaperKind.BRIEF: lambda cast, pk, **how: draft_brief(cast.ha, pk, period="quý I năm 2026", now=NOW, **how),
    PaperKind.DRAFTS: lambda cast, pk, **how: draft_replies_report(cast.ha, pk, now=NOW, **how),
    PaperKind.MINUTES: lambda cast, pk, **how: draft_minutes(cast.ha, pk, HOURS, now=NOW, **how),
    PaperKind.CONCLUSIONS: lambda cast, pk, **how: draft_conclusions(cast.ha, pk, now=NOW, **how),
}


def text_of(document: OfficialDocument) -> str:
    return to_text(from_json(document.content).body)


@pytest.mark.parametrize("paper", DRAFTS)
def test_paper_is_drafted_in_the_dialogues_dossier(hoa_phu: Cast, paper: PaperKind) -> None:
    dialogue = make_dialogue(hoa_phu, PAPER_STATES[paper][0])
    document = DRAFTS[paper](hoa_phu, dialogue.pk, medium=Medium.PAPER)
    dialogue.refresh_from_db()
    assert document.dossier == dialogue.dossier == Dossier.objects.get(code="01.DT2026")
    assert document.medium == Medium.PAPER
    assert DialoguePaper.objects.get().paper == paper
    told = entries_about("dialogue", dialogue.pk).last()
    assert (told.verb, told.details) == (
        "dialogue_paper_drafted",
        {"paper": paper, "document": document.pk, "count": 1},
    )


@pytest.mark.parametrize("paper", [PaperKind.NOTICE, PaperKind.COLLECTION, PaperKind.AGENDA, PaperKind.DRAFTS])
def test_paper_from_complete_records_may_go_out_as_it_is(hoa_phu: Cast, paper: PaperKind) -> None:
    dialogue = make_dialogue(hoa_phu, PAPER_STATES[paper][0])
    dialogue.plan = make_plan(hoa_phu)
    dialogue.save()
    document = DRAFTS[paper](hoa_phu, dialogue.pk)
    submit_document(hoa_phu.ha, document.pk, signer_id=mandate(hoa_phu).pk, seen_version=1, now=NOW)
    assert [finding for finding in findings_of(document_by_id(document.pk)) if finding.severity == "error"] == []


@pytest.mark.parametrize("paper", [PaperKind.BRIEF, PaperKind.MINUTES, PaperKind.CONCLUSIONS])
def test_what_only_people_know_is_left_open_and_found(hoa_phu: Cast, paper: PaperKind) -> None:
    document = DRAFTS[paper](hoa_phu, make_dialogue(hoa_phu, PAPER_STATES[paper][0]).pk)
    assert "blank_left" in {finding.rule for finding in findings_of(document_by_id(document.pk))}


@pytest.mark.parametrize("paper", DRAFTS)
def test_paper_has_its_time(hoa_phu: Cast, paper: PaperKind) -> None:
    wrong = DialogueState.CANCELLED
    with pytest.raises(Refused, match="chỉ soạn khi"):
        DRAFTS[paper](hoa_phu, make_dialogue(hoa_phu, wrong).pk)
    assert not OfficialDocument.objects.exists()


def test_only_the_request_for_opinions_needs_no_arrangement(hoa_phu: Cast) -> None:
    dialogue = Dialogue.objects.create(
        title="Đối thoại với Nhân dân thôn Đông", audience_kind="village", audience_name="Thôn Đông"
    )
    with pytest.raises(Refused, match="xếp ngày"):
        DRAFTS[PaperKind.AGENDA](hoa_phu, dialogue.pk)
    assert DRAFTS[PaperKind.COLLECTION](hoa_phu, dialogue.pk).kind == "letter"


@pytest.mark.parametrize("due", [NOW.date() - timedelta(days=1), HELD_ON])
def test_opinions_are_collected_until_a_day_between_today_and_the_dialogue(hoa_phu: Cast, due: date) -> None:
    dialogue = make_dialogue(hoa_phu, DialogueState.PLANNED)
    with pytest.raises(Refused) as refused:
        draft_collection(hoa_phu.ha, dialogue.pk, due=due, address=PAGE, now=NOW)
    assert refused.value.field == "due"


def test_second_draft_waits_for_a_yes(hoa_phu: Cast) -> None:
    dialogue = make_dialogue(hoa_phu, DialogueState.PLANNED)
    first = DRAFTS[PaperKind.AGENDA](hoa_phu, dialogue.pk)
    with pytest.raises(Refused, match="đã được soạn"):
        DRAFTS[PaperKind.AGENDA](hoa_phu, dialogue.pk)
    DRAFTS[PaperKind.HOUSE_RULES](hoa_phu, dialogue.pk)  # another paper of the same kind
    second = DRAFTS[PaperKind.AGENDA](hoa_phu, dialogue.pk, confirmed=True)
    for draft in (first, second):
        discard_document(hoa_phu.ha, draft.pk, now=NOW)
    assert DRAFTS[PaperKind.AGENDA](hoa_phu, dialogue.pk).dossier_id == first.dossier_id


def test_late_notice_waits_for_a_yes(hoa_phu: Cast) -> None:
    dialogue = make_dialogue(hoa_phu, DialogueState.PLANNED)
    late = datetime.combine(HELD_ON - timedelta(days=6), time(8), VIETNAM)
    with pytest.raises(Refused, match="ít nhất 7 ngày"):
        draft_notice(hoa_phu.ha, dialogue.pk, address=PAGE, now=late)
    assert draft_notice(hoa_phu.ha, dialogue.pk, address=PAGE, confirmed=True, now=late).kind == "notice"


@pytest.mark.parametrize("name", ["phuc", "tuan", "van", "sau", "quyen"])
def test_others_draft_no_papers_of_a_dialogue(hoa_phu: Cast, name: str) -> None:
    with pytest.raises(Forbidden):
        draft_agenda(hoa_phu.actors[name], make_dialogue(hoa_phu, DialogueState.PLANNED).pk, now=NOW)


def test_unknown_dialogue_is_missing(hoa_phu: Cast) -> None:
    with pytest.raises(Missing):
        draft_agenda(hoa_phu.ha, 4711, now=NOW)


def test_closed_dossier_takes_no_more_drafts(hoa_phu: Cast) -> None:
    dialogue = make_dialogue(hoa_phu, DialogueState.PLANNED)
    document = DRAFTS[PaperKind.AGENDA](hoa_phu, dialogue.pk)
    close_dossier(hoa_phu.ha, document.dossier_id, on=NOW.date(), now=NOW)
    with pytest.raises(Refused, match="đã kết thúc"):
        DRAFTS[PaperKind.OPENING](hoa_phu, dialogue.pk)


def issue_notice(cast: Cast, dialogue: Dialogue, folder: Path, now: datetime = NOW) -> OfficialDocument:
    """The notice, on its whole way."""
    document = draft_notice(cast.ha, dialogue.pk, address=PAGE, confirmed=True, now=now)
    submit_document(cast.ha, document.pk, signer_id=mandate(cast).pk, seen_version=1, now=now)
    approve_document(cast.dung, document.pk, seen_version=2, now=now)
    sign_document(cast.dung, document.pk, seen_version=2, now=now)
    issue_document(cast.van, document.pk, folder=folder, now=now)
    do_jobs()
    dialogue.refresh_from_db()
    return document_by_id(document.pk)


def test_issued_notice_announces_the_dialogue(hoa_phu: Cast, tmp_path: Path) -> None:
    dialogue = make_dialogue(hoa_phu, DialogueState.PLANNED)
    issue_notice(hoa_phu, dialogue, tmp_path)
    assert (dialogue.state, dialogue.announced_at) == (DialogueState.ANNOUNCED, NOW)
    told = entries_about("dialogue", dialogue.pk).last()
    assert (told.verb, told.actor_name) == ("dialogue_moved", "Hệ thống")


def test_notice_of_a_dialogue_announced_by_hand_changes_nothing(hoa_phu: Cast, tmp_path: Path) -> None:
    dialogue = make_dialogue(hoa_phu, DialogueState.PLANNED)
    move_dialogue(hoa_phu.ha, dialogue.pk, "announce", now=NOW)
    issue_notice(hoa_phu, dialogue, tmp_path, NOW + timedelta(days=1))
    assert (dialogue.state, dialogue.announced_at) == (DialogueState.ANNOUNCED, NOW)
    assert not Notice.objects.exists()


def test_notice_issued_too_late_tells_the_organisers(hoa_phu: Cast, tmp_path: Path) -> None:
    dialogue = make_dialogue(hoa_phu, DialogueState.PLANNED)
    document = issue_notice(
        hoa_phu, dialogue, tmp_path, datetime.combine(HELD_ON - timedelta(days=3), time(8), VIETNAM)
    )
    assert dialogue.state == DialogueState.PLANNED
    told = Notice.objects.filter(subject="dialogue", subject_id=dialogue.pk)
    assert {notice.user.username for notice in told} == {"ha", "dung"}
    assert all(document.reference in notice.text for notice in told)


def test_minutes_hold_what_was_said_in_the_hall_and_nothing_else(hoa_phu: Cast) -> None:
    dialogue = make_dialogue(hoa_phu)
    said = make_opinion(
        hoa_phu, OpinionState.REPLIED, text="Cầu qua kênh Nam đã yếu, xe nặng không qua được.", dialogue=dialogue
    )
    make_opinion(hoa_phu, text="Ý kiến này gửi qua trang thông tin từ hôm trước hội nghị.", dialogue=dialogue)
    Opinion.objects.filter(pk=said.pk).update(channel=Channel.HALL)
    Dialogue.objects.filter(pk=dialogue.pk).update(state=DialogueState.HELD)
    text = text_of(draft_minutes(hoa_phu.ha, dialogue.pk, HOURS, now=NOW))
    assert Opinion.objects.get(pk=said.pk).public_text.rstrip(".") in text
    assert make_answer_of(said) in text
    assert "gửi qua trang thông tin" not in text
    assert "Phạm Thị Lan" not in text
    assert "Hội nghị kết thúc vào 11 giờ 05, ngày 15 tháng 4 năm 2026" in text


def make_answer_of(opinion: Opinion) -> str:
    return opinion.replies.get().text.rstrip(".")


def test_minutes_without_entered_opinions_do_not_say_that_nobody_spoke(hoa_phu: Cast) -> None:
    text = text_of(DRAFTS[PaperKind.MINUTES](hoa_phu, make_dialogue(hoa_phu, DialogueState.HELD).pk))
    assert "Không có ý kiến" not in text


def test_minutes_end_after_they_begin(hoa_phu: Cast) -> None:
    hours = Hours(time(11), time(8), Official("Nguyễn Thị Hà"))
    with pytest.raises(Refused) as refused:
        draft_minutes(hoa_phu.ha, make_dialogue(hoa_phu, DialogueState.HELD).pk, hours, now=NOW)
    assert refused.value.field == "ended"


def test_papers_leave_out_what_was_not_approved(hoa_phu: Cast) -> None:
    dialogue = make_dialogue(hoa_phu)
    opinion = make_opinion(hoa_phu, OpinionState.ASSIGNED, dialogue=dialogue)
    make_reply(hoa_phu, ReplyState.IN_REVIEW, opinion=opinion, text="Trả lời này còn chờ lãnh đạo Ủy ban xem xét.")
    Opinion.objects.filter(pk=opinion.pk).update(channel=Channel.HALL)
    Dialogue.objects.filter(pk=dialogue.pk).update(state=DialogueState.HELD)
    assert "còn chờ lãnh đạo" not in text_of(draft_minutes(hoa_phu.ha, dialogue.pk, HOURS, now=NOW))


def test_dossiers_of_a_year_count_on(hoa_phu: Cast) -> None:
    plan = Plan.objects.get(pk=make_plan(hoa_phu).pk)
    for number in (1, 2):
        dialogue = make_dialogue(hoa_phu, DialogueState.PLANNED, on=HELD_ON + timedelta(days=number))
        Dialogue.objects.filter(pk=dialogue.pk).update(plan=plan)
        DRAFTS[PaperKind.AGENDA](hoa_phu, dialogue.pk)
    assert sorted(Dossier.objects.values_list("code", flat=True)) == ["01.DT2026", "02.DT2026"]
