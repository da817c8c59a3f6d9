"""Who came, and what phones in the hall ask."""

import uuid

import pytest
from tests.cast import NOW, Cast
from tests.cycle.conference.hall import press

from dienhong.cycle.conference.actions.checkin import Expected, check_in, expect, walk_in
from dienhong.cycle.conference.actions.questions import Asked, ask, hide_question, second_question, show_question
from dienhong.cycle.conference.actions.undo import undo_act
from dienhong.cycle.conference.models import Attendance, Conference, HallQuestion
from dienhong.cycle.conference.queries import found_by_name, present_counts
from dienhong.cycle.conference.states import QuestionState
from dienhong.kernel.actors import citizen
from dienhong.kernel.errors import Forbidden, Missing, Refused


def guest(name: str = "Phạm Thị Lan", **details: object) -> Expected:
    return Expected(key=uuid.uuid4(), name=name, **details)  # type: ignore[arg-type]


def test_list_takes_each_person_once(hoa_phu: Cast, conference: Conference) -> None:
    people = [guest(), guest("Vũ Đức Minh")]
    assert expect(hoa_phu.ha, conference.pk, people, now=NOW) == 2
    assert expect(hoa_phu.ha, conference.pk, people, now=NOW) == 0


def test_second_scan_tells_who_and_when_and_signs_nobody_out(hoa_phu: Cast, conference: Conference) -> None:
    lan = guest()
    expect(hoa_phu.ha, conference.pk, [lan], now=NOW)
    check_in(hoa_phu.ha, conference.pk, lan.key, press=press(), now=NOW)
    again = check_in(hoa_phu.dung, conference.pk, lan.key, press=press(), now=NOW)
    assert (again.result["again"], again.result["by"]) == (True, "Nguyễn Thị Hà")
    row = Attendance.objects.get(key=lan.key)
    assert (row.present_at, row.scans) == (NOW, 2)


def test_walk_in_counts_for_group_and_village_until_taken_back(hoa_phu: Cast, conference: Conference) -> None:
    dong = hoa_phu.villages["Thôn Đông"]
    act = walk_in(hoa_phu.ha, conference.pk, guest(village_id=dong.pk, group="Nhân dân"), press=press(), now=NOW)
    assert present_counts(conference.pk) == {"group": {"Nhân dân": 1}, "village": {"Thôn Đông": 1}}
    undo_act(hoa_phu.ha, conference.pk, act.pk, press=press(), now=NOW)
    assert present_counts(conference.pk) == {"group": {}, "village": {}}


def test_name_is_found_without_diacritics(hoa_phu: Cast, conference: Conference) -> None:
    expect(hoa_phu.ha, conference.pk, [guest("Đỗ Thị Thủy"), guest("Đỗ Văn Thụ")], now=NOW)
    assert [row.name for row in found_by_name(conference.pk, "thuy do")] == ["Đỗ Thị Thủy"]


def test_nobody_without_duty_checks_in(hoa_phu: Cast, conference: Conference) -> None:
    with pytest.raises(Forbidden):
        walk_in(hoa_phu.tuan, conference.pk, guest(), press=press(), now=NOW)


def test_question_is_shown_only_in_the_wording_that_passed(hoa_phu: Cast, conference: Conference) -> None:
    phone = citizen(hoa_phu.commune.pk)
    asked = Asked(key=uuid.uuid4(), text="Bao giờ ông Tư 0900000003 trả lại mặt đường?")
    act = ask(phone, conference.pk, asked, press=press(), now=NOW)
    question = HallQuestion.objects.get(pk=act.result["question"])
    assert (question.state, question.shown_text) == (QuestionState.SENT, "")
    with pytest.raises(Missing):
        second_question(phone, conference.pk, question.pk, device="a", press=press(), now=NOW)
    show_question(hoa_phu.ha, conference.pk, question.pk, shown_text="Bao giờ sửa mặt đường?", press=press(), now=NOW)
    counts = [
        second_question(phone, conference.pk, question.pk, device=device, press=press(), now=NOW).result["seconded"]
        for device in ("a", "a", "b")
    ]
    assert counts == [1, 1, 2]
    hide_question(hoa_phu.ha, conference.pk, question.pk, press=press(), now=NOW)
    question.refresh_from_db()
    assert (question.state, question.text) == (QuestionState.HIDDEN, asked.text)


@pytest.mark.parametrize("text", ["", "  ", "a\0b", "dài " * 300])
def test_nonsense_is_no_question(hoa_phu: Cast, conference: Conference, text: str) -> None:
    with pytest.raises(Refused):
        ask(citizen(hoa_phu.commune.pk), conference.pk, Asked(key=uuid.uuid4(), text=text), press=press(), now=NOW)
