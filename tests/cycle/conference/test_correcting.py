"""Those who spoke ask to correct their words; both texts are kept, and the window has an end."""

import uuid
from datetime import datetime, timedelta

import pytest
from tests.cast import NOW, Cast
from tests.cycle.conference.ended import LAMPS, LATER, ROAD, answered, assigned, close, speak
from tests.cycle.conference.hall import press
from tests.cycle.conference.test_record import write

from dienhong.cycle.conference.actions.correcting import accept_correction, ask_correction, refuse_correction
from dienhong.cycle.conference.actions.reviewing import close_review, reopen_review
from dienhong.cycle.conference.actions.undo import undo_act
from dienhong.cycle.conference.models import Conference, Correction, MinutesReview, MinutesRow, RowText, Turn
from dienhong.cycle.conference.settled import spoken_text
from dienhong.cycle.conference.states import CorrectionDoor, CorrectionState, OutcomeKind, RowKind
from dienhong.kernel.errors import Forbidden, Missing, Overtaken, Refused

RIGHT = "Đường vào thôn Đông bị sụt hai đoạn, đề nghị xã sửa trước mùa mưa."
_D = CorrectionDoor


def ask(
    cast: Cast, turn: Turn, wanted: str = RIGHT, *, door: CorrectionDoor = _D.CODE, now: datetime = LATER
) -> Correction:
    return ask_correction(cast.citizen, turn.pk, wanted, door=door, key=uuid.uuid4(), now=now)


@pytest.fixture
def turn(hoa_phu: Cast, conference: Conference) -> Turn:
    """Bính spoke, and the conference is over."""
    spoken = answered(hoa_phu, conference)
    close(hoa_phu, conference)
    return spoken


def test_accepted_correction_changes_the_minutes_and_keeps_both_texts(hoa_phu: Cast, turn: Turn) -> None:
    asked = ask(hoa_phu, turn)
    assert (asked.recorded, asked.wanted) == (ROAD, RIGHT)
    act = accept_correction(hoa_phu.ha, asked.pk, text=RIGHT, seen=ROAD, press=press(), now=LATER)
    asked.refresh_from_db()
    assert (asked.state, asked.decided_by_id) == (CorrectionState.ACCEPTED, hoa_phu.ha.user_id)
    assert spoken_text(turn) == RIGHT
    assert list(RowText.objects.order_by("pk").values_list("version", "text")) == [(1, ROAD), (2, RIGHT)]
    undo_act(hoa_phu.ha, turn.conference_id, act.pk, press=press(), now=LATER)
    asked.refresh_from_db()
    assert (spoken_text(turn), asked.state) == (ROAD, CorrectionState.WAITING)


def test_correction_of_several_rows_leaves_one(hoa_phu: Cast, conference: Conference) -> None:
    turn = answered(hoa_phu, conference)
    write(hoa_phu, conference, RowKind.STATEMENT, "Cảm ơn.", turn_id=turn.pk)
    close(hoa_phu, conference)
    asked = ask(hoa_phu, turn)
    accept_correction(hoa_phu.ha, asked.pk, text=RIGHT, seen=f"{ROAD}\nCảm ơn.", press=press(), now=LATER)
    assert list(MinutesRow.objects.order_by("number").values_list("text", "taken_back")) == [
        (RIGHT, False),
        ("Cảm ơn.", True),
    ]


def test_correction_of_words_that_were_not_written_makes_a_row(hoa_phu: Cast, conference: Conference) -> None:
    turn = speak(hoa_phu, conference, "Đào Thị Sen", "", OutcomeKind.ACCEPTED, details={"subject": LAMPS})
    close(hoa_phu, conference)
    asked = ask(hoa_phu, turn)
    accept_correction(hoa_phu.ha, asked.pk, text=RIGHT, seen=LAMPS, press=press(), now=LATER)
    assert MinutesRow.objects.get().text == RIGHT


def test_refusal_needs_a_reason_that_the_speaker_reads(hoa_phu: Cast, turn: Turn) -> None:
    asked = ask(hoa_phu, turn)
    with pytest.raises(Refused, match="Hãy ghi lý do không sửa"):
        refuse_correction(hoa_phu.ha, asked.pk, reason=" ", now=LATER)
    refuse_correction(hoa_phu.ha, asked.pk, reason="Ghi âm đúng như biên bản", now=LATER)
    asked.refresh_from_db()
    assert (asked.state, asked.reason, spoken_text(turn)) == (CorrectionState.REFUSED, "Ghi âm đúng như biên bản", ROAD)
    with pytest.raises(Refused, match="tình trạng hiện tại"):
        refuse_correction(hoa_phu.ha, asked.pk, reason="Lần nữa", now=LATER)


def test_minutes_changed_meanwhile_are_not_overwritten(hoa_phu: Cast, turn: Turn) -> None:
    asked = ask(hoa_phu, turn)
    MinutesRow.objects.update(text="Bản khác")
    with pytest.raises(Overtaken, match="vừa được sửa"):
        accept_correction(hoa_phu.ha, asked.pk, text=RIGHT, seen=ROAD, press=press(), now=LATER)
    assert Correction.objects.get().state == CorrectionState.WAITING


def test_sent_twice_is_one_request_and_one_waits_at_a_time(hoa_phu: Cast, turn: Turn) -> None:
    key = uuid.uuid4()
    for _ in range(2):
        ask_correction(hoa_phu.citizen, turn.pk, RIGHT, door=_D.CODE, key=key, now=LATER)
    with pytest.raises(Refused, match="đang chờ xem xét"):
        ask(hoa_phu, turn, f"{RIGHT} Cả cống.")
    assert Correction.objects.count() == 1


@pytest.mark.parametrize(
    ("wanted", "told"), [(ROAD, "giống hệt"), (" ", "Hãy ghi nội dung"), ("a" * 5001, "tối đa là 5000")]
)
def test_unfit_wording_is_refused(hoa_phu: Cast, turn: Turn, wanted: str, told: str) -> None:
    with pytest.raises(Refused, match=told):
        ask(hoa_phu, turn, wanted)


def test_window_ends_with_its_day_or_by_a_person(hoa_phu: Cast, turn: Turn) -> None:
    assert MinutesReview.objects.get().until == (NOW + timedelta(days=3)).date()
    with pytest.raises(Refused, match="Đã hết thời gian"):
        ask(hoa_phu, turn, now=LATER + timedelta(days=4))
    asked = ask(hoa_phu, turn, now=LATER + timedelta(days=3))
    with pytest.raises(Refused, match="Còn 1 đề nghị"):
        close_review(hoa_phu.ha, turn.conference_id, reason="Xong", now=LATER)
    refuse_correction(hoa_phu.ha, asked.pk, reason="Không đúng", now=LATER)
    close_review(hoa_phu.ha, turn.conference_id, reason="Xong", now=LATER)
    with pytest.raises(Refused, match="Đã hết thời gian"):
        ask(hoa_phu, turn)
    reopen_review(hoa_phu.ha, turn.conference_id, now=LATER)
    assert ask(hoa_phu, turn).state == CorrectionState.WAITING


def test_who_may_do_what(hoa_phu: Cast, conference: Conference) -> None:
    first, sealed = (
        answered(hoa_phu, conference),
        speak(hoa_phu, conference, "Vi Thị Nhàn", LAMPS, OutcomeKind.DIVERTED),
    )
    with pytest.raises(Missing):
        ask(hoa_phu, first)
    close(hoa_phu, conference)
    with pytest.raises(Missing):
        ask(hoa_phu, sealed)
    for actor in (hoa_phu.citizen, hoa_phu.tuan):
        with pytest.raises(Forbidden):
            ask_correction(actor, first.pk, RIGHT, door=_D.TOLD, key=uuid.uuid4(), now=LATER)
        with pytest.raises(Forbidden):
            close_review(actor, conference.pk, reason="Xong", now=LATER)
    asked = ask(hoa_phu, first)
    with pytest.raises(Forbidden):
        accept_correction(hoa_phu.tuan, asked.pk, text=RIGHT, seen=ROAD, press=press(), now=LATER)
    with pytest.raises(Forbidden):
        refuse_correction(hoa_phu.tuan, asked.pk, reason="Không", now=LATER)


def test_assigned_turn_can_be_corrected_too(hoa_phu: Cast, conference: Conference) -> None:
    turn = assigned(hoa_phu, conference)
    close(hoa_phu, conference)
    assert ask(hoa_phu, turn).recorded == LAMPS
