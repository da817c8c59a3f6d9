"""What was decided in the hall is carried out in the register, once."""

import json
import uuid
from typing import Any

import pytest
from django.apps import apps
from tests.cast import DENUNCIATION, NOW, Cast, make_opinion
from tests.cycle.conference.ended import DUE, LAMPS, LATER, ROAD, answered, assigned, close, do_all_jobs, speak
from tests.cycle.conference.hall import press

from dienhong.civic.notices.models import Notice
from dienhong.civic.sealed.models import SealedCase
from dienhong.cycle.conference.actions.correcting import ask_correction
from dienhong.cycle.conference.actions.outcomes import Decision, commit_to, set_outcome
from dienhong.cycle.conference.actions.prepare import give_duty
from dienhong.cycle.conference.actions.settling import settle_again
from dienhong.cycle.conference.actions.steps import close_conference, resume_conference
from dienhong.cycle.conference.jobs import tools
from dienhong.cycle.conference.models import Conference, MinutesReview, Outcome, Settlement, Turn
from dienhong.cycle.conference.states import CorrectionDoor, Duty, OutcomeKind
from dienhong.cycle.dialogues.states import DialogueState
from dienhong.cycle.opinions.models import Assignment, Opinion
from dienhong.cycle.opinions.states import Channel, OpinionState
from dienhong.cycle.replies.models import Commitment, Reply
from dienhong.cycle.replies.states import ReplyState
from dienhong.engines.journal.models import Entry
from dienhong.kernel.errors import Forbidden

_K = OutcomeKind


def of(turn: Turn) -> Opinion:
    return Opinion.objects.get(turns=turn)


def test_answered_turn_is_an_opinion_with_its_reply(hoa_phu: Cast, conference: Conference) -> None:
    turn = answered(hoa_phu, conference)
    unit = hoa_phu.units["economy"].pk
    commit_to(
        hoa_phu.dung, conference.pk, "Đổ bê tông lại", unit_id=unit, due_date=DUE, turn_id=turn.pk, press=press(),
        now=NOW,
    )  # fmt: skip
    close(hoa_phu, conference)
    opinion = of(turn)
    assert (opinion.text, opinion.channel, opinion.state) == (ROAD, Channel.HALL, OpinionState.REPLIED)
    assert (opinion.dialogue_id, opinion.village_id) == (conference.dialogue_id, turn.village_id)
    assert (opinion.submitter.name, opinion.submitter.consented_at) == ("Phạm Văn Bính", None)
    reply = Reply.objects.get()
    assert (reply.turn, reply.opinion, reply.state, reply.public_since) == (turn, opinion, ReplyState.PUBLISHED, None)
    assert reply.text == (
        "Trả lời tại hội nghị tiếp xúc, đối thoại ngày 09 tháng 3 năm 2026, Chủ tịch Trần Văn Dũng: "
        "Xã sửa đoạn đường này trong quý II."
    )
    assert list(Commitment.objects.values_list("reply", "text", "due_date")) == [(reply.pk, "Đổ bê tông lại", DUE)]


def test_assigned_turn_has_its_unit_and_the_draft_of_its_reply(hoa_phu: Cast, conference: Conference) -> None:
    turn, unwritten = assigned(hoa_phu, conference), assigned(hoa_phu, conference, "Lê Văn Tám", written=False)
    close(hoa_phu, conference)
    given = list(Assignment.objects.order_by("pk").values_list("opinion", "unit__name", "due_date"))
    assert given == [(of(one).pk, "Phòng Kinh tế", DUE) for one in (turn, unwritten)]
    assert {of(turn).state, of(unwritten).state} == {OpinionState.ASSIGNED}
    draft = Reply.objects.get()
    assert (draft.opinion, draft.state) == (of(turn), ReplyState.DRAFT)
    assert "chủ tọa đã giao Phòng Kinh tế giải quyết" in draft.text


@pytest.mark.parametrize(
    ("kind", "decision", "state", "told"),
    [
        (_K.TRANSFERRED, {"body": "Công ty Điện lực"}, OpinionState.TRANSFERRED, "Xã đã chuyển đến Công ty Điện lực"),
        (_K.NOT_CONSIDERED, {"reason": "Trùng ý kiến trước"}, OpinionState.REJECTED, "Lý do: Trùng ý kiến trước"),
        (_K.ACCEPTED, {"text": "đưa vào kế hoạch năm 2027"}, OpinionState.REPLIED, ""),
    ],
)
def test_other_outcomes_take_their_way(
    hoa_phu: Cast, conference: Conference, kind: OutcomeKind, decision: dict[str, Any], state: OpinionState, told: str
) -> None:
    turn = speak(hoa_phu, conference, "Đào Thị Sen", LAMPS, kind, **decision)
    close(hoa_phu, conference)
    opinion = of(turn)
    assert opinion.state == state
    assert told in opinion.outcome_reason
    answers = ["Nội dung tiếp thu: đưa vào kế hoạch năm 2027"] if kind == _K.ACCEPTED else []
    assert [reply.text.partition(". ")[2] for reply in Reply.objects.all()] == answers


def test_opinion_from_the_register_is_linked_not_made_again(hoa_phu: Cast, conference: Conference) -> None:
    sent = make_opinion(hoa_phu)
    answer = {"responder": "Chủ tịch Trần Văn Dũng", "text": "Đã có trong kế hoạch quý II."}
    speak(hoa_phu, conference, "Phạm Thị Lan", "", _K.ANSWERED, details={"opinion_id": sent.pk}, **answer)
    close(hoa_phu, conference)
    sent.refresh_from_db()
    assert Opinion.objects.get() == sent
    assert (sent.state, sent.replies.get().state) == (OpinionState.REPLIED, ReplyState.PUBLISHED)


@pytest.mark.parametrize(
    ("text", "kind"),
    [(LAMPS, _K.DIVERTED), (DENUNCIATION, _K.DIVERTED), (DENUNCIATION, _K.ANSWERED), ("", _K.DIVERTED)],
)
def test_diverted_words_are_nowhere_but_sealed(
    hoa_phu: Cast, conference: Conference, text: str, kind: OutcomeKind
) -> None:
    answer = {"responder": "Chủ tịch", "text": f"Về việc: {text}"} if kind == _K.ANSWERED else {}
    turn = speak(hoa_phu, conference, "Vi Thị Nhàn", text, kind, details={"subject": text[:300]}, **answer)
    close(hoa_phu, conference)
    assert SealedCase.objects.count() == 1
    assert not Opinion.objects.exists()
    turn.refresh_from_db()
    assert (turn.name, turn.subject, turn.settlement.is_sealed) == ("Người phát biểu", "", True)
    stored = [row for model in apps.get_app_config("conference").get_models() for row in model.objects.values()]
    told = json.dumps([*stored, *Entry.objects.values("details")], default=str, ensure_ascii=False)
    assert "Nhàn" not in told
    assert not text or text not in told


def test_diverted_opinion_of_the_register_leaves_it(hoa_phu: Cast, conference: Conference) -> None:
    sent = make_opinion(hoa_phu)
    speak(hoa_phu, conference, "Phạm Thị Lan", "", _K.DIVERTED, details={"opinion_id": sent.pk})
    close(hoa_phu, conference)
    sent.refresh_from_db()
    assert (sent.state, sent.text) == (OpinionState.DIVERTED, "")
    assert SealedCase.objects.get().code == sent.code


def test_closing_again_does_nothing_twice(hoa_phu: Cast, conference: Conference) -> None:
    answered(hoa_phu, conference)
    assigned(hoa_phu, conference)
    speak(hoa_phu, conference, "Vi Thị Nhàn", LAMPS, _K.DIVERTED)
    close(hoa_phu, conference)
    review = MinutesReview.objects.get()
    before = [model.objects.count() for model in (Opinion, Reply, Assignment, SealedCase, Settlement)]
    resume_conference(hoa_phu.dung, conference.pk, press=press(), now=LATER)
    close_conference(hoa_phu.dung, conference.pk, press=press(), now=LATER)
    do_all_jobs()
    assert settle_again(hoa_phu.ha, conference.pk, tools=tools(), now=LATER) == 0
    assert [model.objects.count() for model in (Opinion, Reply, Assignment, SealedCase, Settlement)] == before
    assert MinutesReview.objects.get() == review


def test_changed_outcome_is_carried_out_at_the_next_closing(hoa_phu: Cast, conference: Conference) -> None:
    turn = assigned(hoa_phu, conference, written=False)
    close(hoa_phu, conference)
    resume_conference(hoa_phu.dung, conference.pk, press=press(), now=LATER)
    other = Decision(kind=_K.ASSIGNED, unit_id=hoa_phu.units["culture"].pk, due_date=DUE)
    set_outcome(hoa_phu.dung, conference.pk, turn.pk, other, press=press(), now=LATER)
    close_conference(hoa_phu.dung, conference.pk, press=press(), now=LATER)
    do_all_jobs()
    opinion = of(turn)
    assert opinion.unit is not None
    assert (opinion.unit.key, Opinion.objects.count()) == ("culture", 1)


def test_what_the_register_forbids_is_told_and_can_be_tried_again(hoa_phu: Cast, conference: Conference) -> None:
    done = make_opinion(hoa_phu, OpinionState.REPLIED)
    known = speak(hoa_phu, conference, "Phạm Thị Lan", "", _K.ACCEPTED, details={"opinion_id": done.pk})
    mute = speak(hoa_phu, conference, "Trương Văn Kha", "", _K.ACCEPTED)
    close(hoa_phu, conference)
    problems = dict(Settlement.objects.values_list("turn", "problem"))
    assert problems == {
        known.pk: "Không thể “trả lời tại hội nghị” ở tình trạng hiện tại. Mời tải lại trang.",
        mute.pk: "Biên bản chưa ghi đủ lời phát biểu của lượt này. Hãy ghi thêm ở trang thư ký rồi làm lại.",
    }
    Turn.objects.filter(pk=mute.pk).update(subject=LAMPS)
    with pytest.raises(Forbidden):
        settle_again(hoa_phu.tuan, conference.pk, tools=tools(), now=LATER)
    assert settle_again(hoa_phu.ha, conference.pk, tools=tools(), now=LATER) == 1
    do_all_jobs()
    assert of(mute).state == OpinionState.REPLIED


def test_long_turn_is_cut_for_the_register(hoa_phu: Cast, conference: Conference) -> None:
    turn = answered(hoa_phu, conference, text="Đề nghị sửa đường. " * 2600)
    close(hoa_phu, conference)
    assert len(of(turn).text) == 5000
    assert of(turn).text.endswith("(Còn nữa, xem biên bản hội nghị.)")


def test_closed_conference_counts_as_held_only_on_its_day(hoa_phu: Cast, conference: Conference) -> None:
    close(hoa_phu, conference)
    conference.dialogue.refresh_from_db()
    assert conference.dialogue.state == DialogueState.INTAKE_CLOSED
    assert Outcome.objects.count() == 0
    assert MinutesReview.objects.get().until.isoformat() == "2026-03-12"


def test_the_office_and_the_secretary_are_told(hoa_phu: Cast, conference: Conference) -> None:
    give_duty(hoa_phu.dung, conference.pk, Duty.SECRETARY, user_id=hoa_phu.thuy.user_id, press=press(), now=NOW)
    turn = answered(hoa_phu, conference)
    speak(hoa_phu, conference, "Trương Văn Kha", "", _K.ACCEPTED)
    close(hoa_phu, conference)
    ask_correction(hoa_phu.citizen, turn.pk, LAMPS, door=CorrectionDoor.CODE, key=uuid.uuid4(), now=LATER)
    do_all_jobs()
    told = Notice.objects.filter(user=hoa_phu.thuy.user_id).order_by("pk").values_list("text", flat=True)
    assert [text.partition(".")[0].partition(":")[0] for text in told] == [
        "Kết quả hội nghị đã được đưa vào sổ ý kiến; còn 1 lượt chưa đưa vào sổ được",
        "Có đề nghị đính chính biên bản chờ xem xét",
    ]
    assert Notice.objects.filter(user=hoa_phu.ha.user_id, subject="dialogue").count() == len(told)


def test_laptop_in_the_hall_leaves_the_register_to_the_server(
    hoa_phu: Cast, conference: Conference, settings: Any
) -> None:
    settings.HALL = True
    answered(hoa_phu, conference)
    close(hoa_phu, conference)
    assert (Opinion.objects.count(), Settlement.objects.count(), MinutesReview.objects.count()) == (0, 0, 0)
