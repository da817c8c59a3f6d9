"""More time on request, the ladder of reminders, and what the clock does by itself."""

import json
from datetime import date, datetime, time

import pytest
from tests.cast import DENUNCIATION, TODAY, VIETNAM, Cast, do_jobs, make_opinion

from dienhong.civic.deadlines.ladder import rungs
from dienhong.civic.deadlines.models import LocalLimit
from dienhong.civic.notices.models import Notice
from dienhong.civic.sealed.models import SealedCase
from dienhong.cycle.opinions.actions.escalating import escalate_overdue
from dienhong.cycle.opinions.actions.extending import ask_extension, grant_extension, refuse_extension
from dienhong.cycle.opinions.actions.messages import answer_question, ask_sender
from dienhong.cycle.opinions.actions.recomputing import Changed, lapse_questions, recompute_deadlines
from dienhong.cycle.opinions.actions.sealing import divert_opinion, release_to_register
from dienhong.cycle.opinions.correspondence import messages_of, open_question
from dienhong.cycle.opinions.models import Escalation, Extension, Message, Opinion, Pause
from dienhong.cycle.opinions.states import OpinionState
from dienhong.cycle.opinions.timing import told_to_sender
from dienhong.engines.journal.models import Entry
from dienhong.engines.secrets.seal import Seal
from dienhong.kernel.actors import system
from dienhong.kernel.errors import Forbidden, Overtaken, Refused

DUE = date(2026, 4, 8)
QUESTION = "Đoạn sụt nằm gần nhà nào, dài khoảng mấy mét?"
WHY = "Phải đo đạc lại cùng đơn vị thi công."


def at(day: date) -> datetime:
    return datetime.combine(day, time(9), VIETNAM)


def due_of(opinion: Opinion) -> date | None:
    return Opinion.objects.values_list("due_date", flat=True).get(pk=opinion.pk)


def last_entry(opinion: Opinion) -> Entry:
    return Entry.objects.filter(subject="opinion", subject_id=opinion.pk).order_by("-number")[0]


@pytest.fixture
def opinion(hoa_phu: Cast) -> Opinion:
    """Assigned on 9 March 2026, due on 8 April."""
    return make_opinion(hoa_phu, OpinionState.ASSIGNED)


def ask_more_time(cast: Cast, opinion: Opinion, until: date = date(2026, 4, 20)) -> None:
    ask_extension(cast.tuan, opinion.pk, until=until, reason=WHY, now=at(TODAY))


def test_extension_is_asked_by_the_unit_and_granted_by_the_office(hoa_phu: Cast, opinion: Opinion) -> None:
    ask_more_time(hoa_phu, opinion)
    assert due_of(opinion) == DUE
    grant_extension(hoa_phu.ha, opinion.pk, now=at(TODAY))
    assert due_of(opinion) == date(2026, 4, 20)
    opinion.refresh_from_db()
    assert told_to_sender(opinion) == f"Trả lời chậm nhất 20/04/2026. Lý do gia hạn: {WHY}"
    entry = last_entry(opinion)
    assert (entry.verb, entry.details) == (
        "extension_granted", {"due_before": "2026-04-08", "due_date": "2026-04-20"}
    )  # fmt: skip
    do_jobs()
    assert Notice.objects.filter(user_id=hoa_phu.tuan.user_id, text__startswith="Đã duyệt gia hạn").count() == 1


def test_refused_extension_leaves_the_due_date(hoa_phu: Cast, opinion: Opinion) -> None:
    ask_more_time(hoa_phu, opinion)
    refuse_extension(hoa_phu.dung, opinion.pk, note="Việc nhỏ, làm ngay được.", now=at(TODAY))
    assert (due_of(opinion), Extension.objects.get().state) == (DUE, "refused")
    with pytest.raises(Overtaken):
        grant_extension(hoa_phu.ha, opinion.pk, now=at(TODAY))


@pytest.mark.parametrize("until", [date(2026, 4, 8), date(2026, 4, 24)])
def test_extension_goes_at_most_fifteen_days_ahead(hoa_phu: Cast, opinion: Opinion, until: date) -> None:
    with pytest.raises(Refused) as refusal:
        ask_more_time(hoa_phu, opinion, until)
    assert refusal.value.field == "until"


def test_extension_is_granted_once(hoa_phu: Cast, opinion: Opinion) -> None:
    ask_more_time(hoa_phu, opinion)
    with pytest.raises(Refused, match="đang chờ duyệt"):
        ask_more_time(hoa_phu, opinion)
    grant_extension(hoa_phu.ha, opinion.pk, now=at(TODAY))
    with pytest.raises(Refused, match="đã được gia hạn một lần"):
        ask_more_time(hoa_phu, opinion, date(2026, 4, 22))


def test_nobody_decides_what_they_asked_for_and_no_other_unit_asks(hoa_phu: Cast, opinion: Opinion) -> None:
    with pytest.raises(Forbidden):
        ask_extension(hoa_phu.thuy, opinion.pk, until=date(2026, 4, 20), reason=WHY, now=at(TODAY))
    ask_extension(hoa_phu.ha, opinion.pk, until=date(2026, 4, 20), reason=WHY, now=at(TODAY))
    with pytest.raises(Forbidden):
        grant_extension(hoa_phu.ha, opinion.pk, now=at(TODAY))
    with pytest.raises(Forbidden):
        grant_extension(hoa_phu.tuan, opinion.pk, now=at(TODAY))


def test_late_opinion_is_not_extended(hoa_phu: Cast, opinion: Opinion) -> None:
    with pytest.raises(Refused, match="quá hạn"):
        ask_extension(hoa_phu.tuan, opinion.pk, until=date(2026, 4, 20), reason=WHY, now=at(date(2026, 4, 9)))


def go(cast: Cast, day: date) -> int:
    return escalate_overdue(system(cast.commune.pk), now=at(day))


def told(cast: Cast, who: str) -> list[str]:
    rows = Notice.objects.filter(user_id=cast.actors[who].user_id).order_by("created_at", "pk")
    return [text.split(":")[0] for text in rows.values_list("text", flat=True)]


def test_ladder_climbs_from_unit_to_office_to_leaders(hoa_phu: Cast, opinion: Opinion) -> None:
    days = [date(2026, 4, day) for day in (4, 5, 5, 6, 8, 9, 10, 13, 30)]
    assert [go(hoa_phu, day) for day in days] == [0, 1, 0, 0, 1, 1, 0, 1, 0]
    assert told(hoa_phu, "tuan") == ["Sắp hạn trả lời", "Hôm nay đến hạn trả lời"]
    assert told(hoa_phu, "ha") == ["Đã quá hạn trả lời"]
    assert told(hoa_phu, "dung") == told(hoa_phu, "phuc") == ["Quá hạn từ 05 ngày, đề nghị lãnh đạo chỉ đạo"]
    assert list(Escalation.objects.order_by("pk").values_list("step", flat=True)) == [rung.key for rung in rungs()]


def test_outage_is_healed_by_one_notice_for_all(hoa_phu: Cast) -> None:
    for number in range(3):
        make_opinion(hoa_phu, OpinionState.ASSIGNED, text=f"Đèn đường số {number} ở thôn Đông bị hỏng đã lâu.")
    assert go(hoa_phu, date(2026, 5, 20)) == 3
    assert (told(hoa_phu, "tuan"), told(hoa_phu, "ha"), len(told(hoa_phu, "dung"))) == ([], [], 1)
    assert Notice.objects.filter(user_id=hoa_phu.dung.user_id).get().text.split(": ")[1].startswith("3 ý kiến")
    assert go(hoa_phu, date(2026, 5, 21)) == 0


def test_new_due_date_starts_the_ladder_anew(hoa_phu: Cast, opinion: Opinion) -> None:
    ask_more_time(hoa_phu, opinion)
    go(hoa_phu, date(2026, 4, 6))
    grant_extension(hoa_phu.ha, opinion.pk, now=at(date(2026, 4, 7)))
    assert go(hoa_phu, date(2026, 4, 8)) == 0
    assert go(hoa_phu, date(2026, 4, 17)) == 1


@pytest.mark.parametrize("state", [OpinionState.DIVERTED, OpinionState.REPLIED, OpinionState.WITHDRAWN])
def test_ended_and_diverted_opinions_are_never_reminded(hoa_phu: Cast, state: OpinionState) -> None:
    make_opinion(hoa_phu, state)
    assert (go(hoa_phu, date(2026, 6, 1)), Escalation.objects.count()) == (0, 0)


def test_unanswered_question_lapses_and_the_due_date_stays(hoa_phu: Cast, opinion: Opinion) -> None:
    ask_sender(hoa_phu.tuan, opinion.pk, text=QUESTION, now=at(date(2026, 3, 12)))
    due = due_of(opinion)
    assert lapse_questions(system(hoa_phu.commune.pk), now=at(date(2026, 3, 23))) == 0
    assert lapse_questions(system(hoa_phu.commune.pk), now=at(date(2026, 3, 30))) == 1
    assert (due_of(opinion), open_question(opinion.pk), Pause.objects.get().ended_on) == (due, None, date(2026, 3, 23))
    assert last_entry(opinion).verb == "question_lapsed"
    assert lapse_questions(system(hoa_phu.commune.pk), now=at(date(2026, 3, 31))) == 0


def test_changed_limit_moves_open_due_dates_but_none_set_by_hand(hoa_phu: Cast, opinion: Opinion) -> None:
    by_hand = make_opinion(hoa_phu, OpinionState.ASSIGNED, text="Mương thoát nước cuối thôn Đông bị tắc từ tháng Hai.")
    ask_more_time(hoa_phu, by_hand)
    grant_extension(hoa_phu.ha, by_hand.pk, now=at(TODAY))
    LocalLimit.objects.create(rule="ordinary", amount=20, source="Quy chế xã Hòa Phú")
    expected = [Changed(opinion.code, DUE, date(2026, 3, 30))]
    robot = system(hoa_phu.commune.pk)
    assert recompute_deadlines(robot, dry_run=True, now=at(TODAY)) == expected
    assert due_of(opinion) == DUE
    assert recompute_deadlines(robot, now=at(TODAY)) == expected
    assert (due_of(opinion), due_of(by_hand)) == (date(2026, 3, 30), date(2026, 4, 20))
    assert last_entry(opinion).details == {"due_before": "2026-04-08", "due_date": "2026-03-30"}
    assert recompute_deadlines(robot, now=at(TODAY)) == []


def test_diverted_opinion_takes_its_messages_along(hoa_phu: Cast, opinion: Opinion, seal: Seal) -> None:
    ask_sender(hoa_phu.tuan, opinion.pk, text=QUESTION, now=at(TODAY))
    ask_more_time(hoa_phu, opinion, date(2026, 4, 24))
    divert_opinion(hoa_phu.ha, opinion.pk, seal=seal, now=at(TODAY))
    left = (Message.objects.count(), Pause.objects.count(), Extension.objects.count())
    assert left == (0, 0, 0)
    content = json.loads(seal.open(SealedCase.objects.get().sealed))
    assert [row["text"] for row in content["messages"]] == [QUESTION]


def test_released_answer_stands_where_it_was_written(hoa_phu: Cast, opinion: Opinion, seal: Seal) -> None:
    ask_sender(hoa_phu.tuan, opinion.pk, text=QUESTION, now=at(TODAY))
    answer_question(
        hoa_phu.citizen, opinion.pk, text=DENUNCIATION, seal=seal, random=lambda below: below - 1, now=at(TODAY)
    )
    release_to_register(hoa_phu.quyen, SealedCase.objects.get().pk, seal=seal, now=at(date(2026, 3, 11)))
    assert [row.text for row in messages_of(opinion.pk)] == [QUESTION, DENUNCIATION]
    assert open_question(opinion.pk) is None
    assert due_of(opinion) == date(2026, 4, 10)
