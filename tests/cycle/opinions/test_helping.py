"""Units that help, and units that give back."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.cast import NOW, TODAY, Cast, do_jobs, make_opinion, new_key, send, submission

from dienhong.civic.notices.models import Notice
from dienhong.cycle.opinions.actions.assign import assign_opinion
from dienhong.cycle.opinions.actions.bulk import continue_bulk, start_bulk, start_undo
from dienhong.cycle.opinions.actions.hand_back import hand_back
from dienhong.cycle.opinions.actions.submit import submit_opinion
from dienhong.cycle.opinions.actions.supporting import ask_support, give_support
from dienhong.cycle.opinions.models import Assignment, Opinion, SupportingUnit
from dienhong.cycle.opinions.queries import visible_to, waiting_for
from dienhong.cycle.opinions.states import BulkTask, Channel, HandBackCause, OpinionState
from dienhong.cycle.replies.actions.draft import draft_reply
from dienhong.cycle.replies.models import Reply
from dienhong.engines.journal.models import Entry
from dienhong.engines.secrets.seal import Seal
from dienhong.kernel.errors import Forbidden, Refused

S = OpinionState


def ask(cast: Cast, opinion: Opinion, unit: str = "culture", by: str = "ha") -> SupportingUnit:
    ask_support(
        cast.actors[by], opinion.pk, unit_id=cast.units[unit].pk, asked="Có bao nhiêu hộ nghèo?",
        due_date=TODAY + timedelta(3), now=NOW,
    )  # fmt: skip
    return SupportingUnit.objects.get(opinion=opinion, unit=cast.units[unit])


def back(cast: Cast, opinion: Opinion, by: str = "tuan", note: str = "Nên giao Phòng Văn hóa.") -> None:
    hand_back(cast.actors[by], opinion.pk, cause=HandBackCause.NOT_COMPETENT, note=note, now=NOW)


@pytest.mark.parametrize("by", ["ha", "dung", "tuan"])
def test_asked_unit_sees_the_opinion_is_told_and_contributes(hoa_phu: Cast, by: str) -> None:
    opinion = make_opinion(hoa_phu, S.ASSIGNED)
    support = ask(hoa_phu, opinion, by=by)
    do_jobs()
    assert list(visible_to(hoa_phu.thuy)) == [opinion]
    assert list(waiting_for(hoa_phu.thuy)) == []
    assert Notice.objects.filter(user_id=hoa_phu.thuy.person_id).count() == 1
    give_support(hoa_phu.thuy, support.pk, answer="Có 12 hộ.", now=NOW)
    do_jobs()
    support.refresh_from_db()
    assert (support.answer, support.answered_by_id) == ("Có 12 hộ.", hoa_phu.thuy.person_id)
    assert Notice.objects.filter(user_id=hoa_phu.tuan.person_id, key__startswith="supported:").count() == 1


def test_unit_that_was_not_asked_sees_nothing(hoa_phu: Cast) -> None:
    make_opinion(hoa_phu, S.ASSIGNED)
    assert list(visible_to(hoa_phu.thuy)) == []


def test_number_of_queries_does_not_grow_with_contributions(hoa_phu: Cast) -> None:
    counts = []
    for _ in range(3):
        ask(hoa_phu, make_opinion(hoa_phu, S.ASSIGNED))
        with CaptureQueriesContext(connection) as queries:
            list(visible_to(hoa_phu.thuy))
        counts.append(len(queries))
    assert counts == [1, 1, 1]


@pytest.mark.parametrize("unit", ["economy", "culture"])
def test_lead_and_units_asked_before_are_not_asked(hoa_phu: Cast, unit: str) -> None:
    opinion = make_opinion(hoa_phu, S.ASSIGNED)
    ask(hoa_phu, opinion)
    with pytest.raises(Refused) as refusal:
        ask(hoa_phu, opinion, unit)
    assert refusal.value.field == "unit"


@pytest.mark.parametrize("who", ["tuan", "ha", "sau"])
def test_contribution_is_the_asked_unit_s_own(hoa_phu: Cast, who: str) -> None:
    support = ask(hoa_phu, make_opinion(hoa_phu, S.ASSIGNED))
    with pytest.raises(Forbidden):
        give_support(hoa_phu.actors[who], support.pk, answer="Không.", now=NOW)


@pytest.mark.parametrize("who", ["thuy", "sau", "van"])
def test_strangers_do_not_ask_units(hoa_phu: Cast, who: str) -> None:
    opinion = make_opinion(hoa_phu, S.ASSIGNED)
    with pytest.raises(Forbidden):
        ask(hoa_phu, opinion, "office", by=who)


def test_hand_back_returns_to_the_office_which_is_told(hoa_phu: Cast) -> None:
    opinion = make_opinion(hoa_phu, S.ASSIGNED)
    do_jobs()
    back(hoa_phu, opinion)
    do_jobs()
    opinion.refresh_from_db()
    last = Entry.objects.get(verb="opinion_handed_back")
    told = Notice.objects.filter(key__startswith="handed_back:").values_list("user_id", flat=True)
    assert (opinion.state, opinion.unit_id) == (S.TRIAGED, None)
    assert last.details["reason"] == HandBackCause.NOT_COMPETENT.label
    assert set(told) == {hoa_phu.actors[key].person_id for key in ("ha", "dung", "phuc")}
    assert list(visible_to(hoa_phu.tuan)) == []


def test_lineage_is_kept_through_the_next_assignment(hoa_phu: Cast) -> None:
    opinion = make_opinion(hoa_phu, S.ASSIGNED)
    back(hoa_phu, opinion)
    later = NOW + timedelta(hours=1)
    assign_opinion(hoa_phu.ha, opinion.pk, unit_id=hoa_phu.units["culture"].pk, now=later)
    rows = Assignment.objects.filter(opinion=opinion).order_by("assigned_at")
    assert [(row.unit.key, row.hand_back_cause, row.hand_back_note) for row in rows] == [
        ("economy", "not_competent", "Nên giao Phòng Văn hóa."),
        ("culture", "", ""),
    ]


@pytest.mark.parametrize("who", ["thuy", "ha", "sau"])
def test_only_the_unit_itself_gives_back(hoa_phu: Cast, who: str) -> None:
    opinion = make_opinion(hoa_phu, S.ASSIGNED)
    with pytest.raises(Forbidden):
        back(hoa_phu, opinion, by=who)
    assert Opinion.objects.get(pk=opinion.pk).state == S.ASSIGNED


def test_hand_back_without_words_is_refused(hoa_phu: Cast) -> None:
    with pytest.raises(Refused) as refusal:
        back(hoa_phu, make_opinion(hoa_phu, S.ASSIGNED), note=" ")
    assert refusal.value.field == "note"


def test_village_head_enters_for_the_own_village_alone(hoa_phu: Cast, seal: Seal) -> None:
    for village, allowed in (("Thôn Đông", True), ("Thôn Đoài", False)):
        what = submission(channel=Channel.VILLAGE_HEAD, village_id=hoa_phu.villages[village].pk, key=new_key())
        if allowed:
            submit_opinion(hoa_phu.sau, what, seal=seal, random=lambda n: n // 2, now=NOW)
            continue
        with pytest.raises(Refused, match="thôn, tổ dân phố của mình") as refusal:
            submit_opinion(hoa_phu.sau, what, seal=seal, random=lambda n: n // 3, now=NOW)
        assert refusal.value.field == "village"
    assert send(hoa_phu, submission(village_id=hoa_phu.villages["Thôn Đoài"].pk)).startswith("DH")


def lost(cast: Cast, who: str) -> list[str]:
    """What this person was told about opinions that are no longer theirs."""
    user_id = cast.actors[who].person_id
    return list(Notice.objects.filter(user_id=user_id, key__startswith="lost:").values_list("text", flat=True))


def test_unit_that_loses_an_assignment_is_told_to_whom(hoa_phu: Cast) -> None:
    opinion = make_opinion(hoa_phu, S.ASSIGNED)
    assign_opinion(hoa_phu.ha, opinion.pk, unit_id=hoa_phu.units["economy"].pk, now=NOW)
    do_jobs()
    assert lost(hoa_phu, "tuan") == []
    assign_opinion(hoa_phu.ha, opinion.pk, unit_id=hoa_phu.units["culture"].pk, now=NOW)
    do_jobs()
    given = f"Văn phòng đã giao {hoa_phu.units['culture'].name}. Bản trả lời đã soạn được giữ lại."
    assert lost(hoa_phu, "tuan") == [f"Ý kiến {opinion.code} không còn giao đơn vị ông/bà: {given}"]
    assert lost(hoa_phu, "thuy") == []


def test_assignment_that_is_taken_back_keeps_the_begun_reply_and_is_told(hoa_phu: Cast) -> None:
    opinion = make_opinion(hoa_phu, S.TRIAGED)
    version = Opinion.objects.get(pk=opinion.pk).version
    choices = {"unit": hoa_phu.units["economy"].pk, "due_date": None, "note": ""}
    run = start_bulk(hoa_phu.ha, BulkTask.ASSIGN, choices=choices, rows=[(opinion.pk, version)], now=NOW)
    continue_bulk(hoa_phu.ha, run.pk, after=0, now=NOW)
    draft_reply(hoa_phu.tuan, opinion.pk, text="Phòng đang kiểm tra đoạn đường này.", now=NOW)
    undo = start_undo(hoa_phu.ha, run.pk, now=NOW)
    continue_bulk(hoa_phu.ha, undo.pk, after=0, now=NOW)
    do_jobs()
    opinion.refresh_from_db()
    assert (opinion.state, opinion.unit_id) == (S.TRIAGED, None)
    assert [told.split(": ")[1] for told in lost(hoa_phu, "tuan")] == [
        "Văn phòng đã thu hồi để giao lại. Bản trả lời đã soạn được giữ lại."
    ]
    assign_opinion(hoa_phu.ha, opinion.pk, unit_id=hoa_phu.units["culture"].pk, now=NOW)
    text = "Phòng Văn hóa viết tiếp bản của Phòng Kinh tế."
    draft_reply(hoa_phu.thuy, opinion.pk, text=text, seen_version=Reply.objects.get().version, now=NOW)
    assert Reply.objects.get().text == text
