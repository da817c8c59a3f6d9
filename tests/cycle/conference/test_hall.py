"""What happens in the hall: once for each press, in order, and taken back where nothing was built on it."""

import uuid
from datetime import timedelta

import pytest
from tests.cast import HELD_ON, NOW, Cast, make_dialogue, run_at_once
from tests.cycle.conference.hall import enlist, press, run_to

from dienhong.cycle.conference.actions.acting import Press
from dienhong.cycle.conference.actions.minutes import choose_text, save_text, write_row
from dienhong.cycle.conference.actions.outcomes import Decision, set_outcome
from dienhong.cycle.conference.actions.prepare import prepare_conference
from dienhong.cycle.conference.actions.queue import (
    call_next,
    call_turn,
    finish_turn,
    mark_absent,
    pause_turn,
    pin_turn,
    resume_turn,
    return_turn,
)
from dienhong.cycle.conference.actions.register import Registration, register_turn
from dienhong.cycle.conference.actions.steps import begin_step, close_conference, skip_step, start_conference
from dienhong.cycle.conference.actions.undo import undo_act
from dienhong.cycle.conference.models import Act, AgendaStep, Conference, MinutesRow, RowText, Turn
from dienhong.cycle.conference.queries import queue, speaking, timer_of
from dienhong.cycle.conference.states import ConferenceState, Door, OutcomeKind, RowKind, StepState, TurnState
from dienhong.cycle.dialogues.states import DialogueState
from dienhong.kernel.actors import citizen
from dienhong.kernel.errors import Forbidden, Refused


def step_of(conference: Conference, kind: str) -> AgendaStep:
    return AgendaStep.objects.get(conference=conference, kind=kind)


def test_hearing_waits_for_the_house_rules(hoa_phu: Cast, conference: Conference) -> None:
    hearing = step_of(conference, "hearing")
    with pytest.raises(Refused, match="Thông qua chương trình"):
        begin_step(hoa_phu.dung, conference.pk, hearing.pk, press=press(), now=NOW)


def test_beginning_a_step_finishes_the_running_one(hoa_phu: Cast, conference: Conference) -> None:
    run_to(hoa_phu, conference, "opening")
    assert [step_of(conference, kind).state for kind in ("reception", "opening", "rules")] == [
        StepState.DONE, StepState.RUNNING, StepState.AHEAD
    ]  # fmt: skip


def test_required_step_is_not_skipped_and_another_needs_a_reason(hoa_phu: Cast, conference: Conference) -> None:
    with pytest.raises(Refused, match="bắt buộc"):
        skip_step(
            hoa_phu.dung, conference.pk, step_of(conference, "hearing").pk, reason="hết giờ", press=press(), now=NOW
        )
    overview = step_of(conference, "overview")
    with pytest.raises(Refused, match="lý do"):
        skip_step(hoa_phu.dung, conference.pk, overview.pk, reason=" ", press=press(), now=NOW)
    skip_step(hoa_phu.dung, conference.pk, overview.pk, reason="đã phát tài liệu", press=press(), now=NOW)
    overview.refresh_from_db()
    assert (overview.state, overview.skip_reason) == (StepState.SKIPPED, "đã phát tài liệu")


def test_same_press_twice_registers_one(hoa_phu: Cast, conference: Conference) -> None:
    once = press()
    for _ in range(2):
        register_turn(hoa_phu.ha, conference.pk, Registration(name="Lan"), press=once, now=NOW)
    assert Turn.objects.filter(conference=conference).count() == 1


def test_person_without_log_in_registers_by_phone_but_not_at_the_desk(hoa_phu: Cast, conference: Conference) -> None:
    register_turn(
        citizen(hoa_phu.commune.pk), conference.pk, Registration(name="Lan", door=Door.PHONE), press=press(), now=NOW
    )
    with pytest.raises(Forbidden):
        register_turn(citizen(hoa_phu.commune.pk), conference.pk, Registration(name="Lan"), press=press(), now=NOW)


def test_closed_list_takes_nobody_but_a_question_after(hoa_phu: Cast, conference: Conference) -> None:
    Conference.objects.update(list_closed=True)
    with pytest.raises(Refused, match="đã khóa"):
        enlist(hoa_phu, conference, "Minh")
    assert enlist(hoa_phu, conference, "Minh", door=Door.FOLLOW_UP).state == TurnState.WAITING


def test_calling_the_next_finishes_who_speaks(hoa_phu: Cast, conference: Conference) -> None:
    lan, minh = enlist(hoa_phu, conference, "Lan"), enlist(hoa_phu, conference, "Minh")
    call_next(hoa_phu.ha, conference.pk, press=press(), now=NOW)
    call_next(hoa_phu.ha, conference.pk, press=press(), now=NOW + timedelta(minutes=2))
    lan.refresh_from_db()
    assert (lan.state, lan.ended_at) == (TurnState.SPOKEN, NOW + timedelta(minutes=2))
    assert speaking(conference.pk) == minh


def test_absent_returns_to_the_queue(hoa_phu: Cast, conference: Conference) -> None:
    lan, minh = enlist(hoa_phu, conference, "Lan"), enlist(hoa_phu, conference, "Minh")
    mark_absent(hoa_phu.ha, conference.pk, lan.pk, press=press(), now=NOW)
    assert queue(conference) == [minh]
    return_turn(hoa_phu.ha, conference.pk, lan.pk, press=press(), now=NOW)
    assert queue(conference) == [lan, minh]


def test_pinned_turn_is_called_first_until_that_is_taken_back(hoa_phu: Cast, conference: Conference) -> None:
    lan, minh = enlist(hoa_phu, conference, "Lan"), enlist(hoa_phu, conference, "Minh")
    act = pin_turn(hoa_phu.ha, conference.pk, minh.pk, press=press(), now=NOW)
    assert queue(conference) == [minh, lan]
    undo_act(hoa_phu.ha, conference.pk, act.pk, press=press(), now=NOW)
    assert queue(conference) == [lan, minh]


def test_clock_leaves_pauses_out(hoa_phu: Cast, conference: Conference) -> None:
    lan = enlist(hoa_phu, conference, "Lan")
    call_turn(hoa_phu.ha, conference.pk, lan.pk, press=press(), now=NOW)
    pause_turn(hoa_phu.ha, conference.pk, lan.pk, press=press(), now=NOW + timedelta(seconds=60))
    resume_turn(hoa_phu.ha, conference.pk, lan.pk, press=press(), now=NOW + timedelta(seconds=90))
    lan.refresh_from_db()
    timer = timer_of(lan)
    assert timer is not None
    assert timer.left(NOW + timedelta(seconds=100)) == timedelta(seconds=180 - 70)


def test_undone_call_gives_the_floor_back(hoa_phu: Cast, conference: Conference) -> None:
    lan, minh = enlist(hoa_phu, conference, "Lan"), enlist(hoa_phu, conference, "Minh")
    call_turn(hoa_phu.ha, conference.pk, lan.pk, press=press(), now=NOW)
    act = call_next(hoa_phu.ha, conference.pk, press=press(), now=NOW)
    undo_act(hoa_phu.ha, conference.pk, act.pk, press=press(), now=NOW)
    assert (speaking(conference.pk), queue(conference)) == (lan, [minh])


def test_act_that_something_was_built_on_is_not_taken_back(hoa_phu: Cast, conference: Conference) -> None:
    lan = enlist(hoa_phu, conference, "Lan")
    act = call_turn(hoa_phu.ha, conference.pk, lan.pk, press=press(), now=NOW)
    finish_turn(hoa_phu.ha, conference.pk, lan.pk, press=press(), now=NOW)
    with pytest.raises(Refused, match="việc mới hơn"):
        undo_act(hoa_phu.ha, conference.pk, act.pk, press=press(), now=NOW)


def test_undoing_can_be_undone(hoa_phu: Cast, conference: Conference) -> None:
    lan = enlist(hoa_phu, conference, "Lan")
    act = call_turn(hoa_phu.ha, conference.pk, lan.pk, press=press(), now=NOW)
    back = undo_act(hoa_phu.ha, conference.pk, act.pk, press=press(), now=NOW)
    undo_act(hoa_phu.ha, conference.pk, back.pk, press=press(), now=NOW)
    assert speaking(conference.pk) == lan


def test_conference_does_not_close_while_an_opinion_has_no_outcome(hoa_phu: Cast, conference: Conference) -> None:
    lan = enlist(hoa_phu, conference, "Lan")
    call_turn(hoa_phu.ha, conference.pk, lan.pk, press=press(), now=NOW)
    run_to(hoa_phu, conference, "closing")
    with pytest.raises(Refused, match="đang phát biểu"):
        close_conference(hoa_phu.dung, conference.pk, press=press(), now=NOW)
    finish_turn(hoa_phu.ha, conference.pk, lan.pk, press=press(), now=NOW)
    with pytest.raises(Refused, match="Còn 1 ý kiến"):
        close_conference(hoa_phu.dung, conference.pk, press=press(), now=NOW)
    answer = Decision(kind=OutcomeKind.ANSWERED, responder="Chủ tịch", text="Xã sửa trong tháng Tư.")
    set_outcome(hoa_phu.dung, conference.pk, lan.pk, answer, press=press(), now=NOW)
    close_conference(hoa_phu.dung, conference.pk, press=press(), now=NOW)
    conference.refresh_from_db()
    assert conference.state == ConferenceState.CLOSED
    with pytest.raises(Refused):
        close_conference(hoa_phu.dung, conference.pk, press=press(), now=NOW)


def test_assigned_outcome_needs_unit_and_day(hoa_phu: Cast, conference: Conference) -> None:
    lan = enlist(hoa_phu, conference, "Lan")
    call_turn(hoa_phu.ha, conference.pk, lan.pk, press=press(), now=NOW)
    for lacking in (Decision(kind=OutcomeKind.ASSIGNED), Decision(kind=OutcomeKind.TRANSFERRED)):
        with pytest.raises(Refused):
            set_outcome(hoa_phu.dung, conference.pk, lan.pk, lacking, press=press(), now=NOW)
    given = Decision(kind=OutcomeKind.ASSIGNED, unit_id=hoa_phu.units["economy"].pk, due_date=HELD_ON)
    act = set_outcome(hoa_phu.dung, conference.pk, lan.pk, given, press=press(), now=NOW)
    undo_act(hoa_phu.dung, conference.pk, act.pk, press=press(), now=NOW)
    lan.refresh_from_db()
    assert lan.outcome.taken_back


def test_two_secretaries_lose_no_text(hoa_phu: Cast, conference: Conference) -> None:
    key = uuid.uuid4()
    write_row(hoa_phu.ha, conference.pk, RowKind.STATEMENT, key=key, text="Đường sụt", press=press(), now=NOW)
    save_text(hoa_phu.ha, conference.pk, key, "Đường sụt gần cống", seen_version=1, press=press(), now=NOW)
    late = save_text(hoa_phu.dung, conference.pk, key, "Đường thôn Đông sụt", seen_version=1, press=press(), now=NOW)
    assert MinutesRow.objects.get(key=key).text == "Đường sụt gần cống"
    other = RowText.objects.get(pk=late.result["conflict"])
    assert (other.text, other.settled) == ("Đường thôn Đông sụt", False)
    both = "Đường thôn Đông sụt gần cống"
    choose_text(hoa_phu.ha, conference.pk, other.pk, chosen=both, seen_version=2, press=press(), now=NOW)
    assert MinutesRow.objects.get(key=key).text == both
    assert not RowText.objects.filter(settled=False).exists()


def test_unit_clerk_may_neither_lead_nor_record(hoa_phu: Cast, conference: Conference) -> None:
    with pytest.raises(Forbidden):
        call_next(hoa_phu.tuan, conference.pk, press=press(), now=NOW)
    with pytest.raises(Forbidden):
        write_row(hoa_phu.tuan, conference.pk, RowKind.NOTE, key=uuid.uuid4(), press=press(), now=NOW)


def test_acts_are_numbered_without_gap_when_many_register_at_once(hoa_phu_committed: Cast) -> None:
    cast = hoa_phu_committed
    dialogue = make_dialogue(cast, DialogueState.INTAKE_CLOSED)
    conference = prepare_conference(cast.ha, dialogue.pk, now=NOW)
    start_conference(cast.dung, conference.pk, press=press(), now=NOW)
    presses = [press() for _ in range(8)]

    def register(at: int, one: Press) -> None:
        register_turn(cast.ha, conference.pk, Registration(name=f"Người {at}"), press=one, now=NOW)

    both = [lambda at=at, one=one: register(at, one) for at, one in enumerate(presses)]
    run_at_once(cast, *both, *both[:4])
    assert list(Turn.objects.values_list("number", flat=True)) == list(range(1, 9))
    assert list(Act.objects.values_list("number", flat=True)) == list(range(1, 10))
