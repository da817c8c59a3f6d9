"""Where an opinion's due date comes from, and how a question to the sender stops it."""

from datetime import date, datetime, time, timedelta

import pytest
from tests.cast import NOW, TODAY, VIETNAM, Cast, make_opinion

from dienhong.civic.deadlines.models import LocalLimit
from dienhong.cycle.opinions.actions.assign import assign_opinion
from dienhong.cycle.opinions.actions.messages import answer_question, ask_sender
from dienhong.cycle.opinions.actions.triage import triage_opinion
from dienhong.cycle.opinions.models import Clock, Opinion, Pause
from dienhong.cycle.opinions.states import OpinionKind, OpinionState, Urgency
from dienhong.engines.secrets.seal import Seal

QUESTION = "Đoạn sụt nằm gần nhà nào, dài khoảng mấy mét?"
ANSWER = "Gần nhà văn hóa thôn, dài chừng năm mét."


def at(day: date) -> datetime:
    return datetime.combine(day, time(9), VIETNAM)


def min_of(below: int) -> int:
    return min(range(below))


def due_of(opinion: Opinion) -> date | None:
    return Opinion.objects.values_list("due_date", flat=True).get(pk=opinion.pk)


def ask(cast: Cast, opinion: Opinion, day: date) -> None:
    ask_sender(cast.tuan, opinion.pk, text=QUESTION, now=at(day))


def answer(cast: Cast, opinion: Opinion, seal: Seal, day: date) -> None:
    answer_question(cast.citizen, opinion.pk, text=ANSWER, seal=seal, random=min_of, now=at(day))


@pytest.fixture
def opinion(hoa_phu: Cast) -> Opinion:
    """Received and assigned on 9 March 2026; thirty days, so until Wednesday 8 April."""
    return make_opinion(hoa_phu, OpinionState.ASSIGNED)


def test_question_stops_the_clock_at_most_ten_days(hoa_phu: Cast, opinion: Opinion) -> None:
    assert opinion.due_date == date(2026, 4, 8)
    ask(hoa_phu, opinion, date(2026, 3, 12))
    pause = Pause.objects.get()
    assert (pause.starts_on, pause.ends_by, pause.ended_on) == (date(2026, 3, 12), date(2026, 3, 23), None)
    assert due_of(opinion) == date(2026, 4, 20)  # eleven days later: 19 April is a Sunday


def test_answer_moves_the_due_date_back_to_the_pause_s_length(hoa_phu: Cast, opinion: Opinion, seal: Seal) -> None:
    ask(hoa_phu, opinion, date(2026, 3, 12))
    answer(hoa_phu, opinion, seal, date(2026, 3, 14))
    assert due_of(opinion) == date(2026, 4, 10)
    assert Pause.objects.get().ended_on == date(2026, 3, 14)


def test_third_question_is_asked_while_the_clock_runs(hoa_phu: Cast, opinion: Opinion, seal: Seal) -> None:
    for day in (date(2026, 3, 10), date(2026, 3, 12)):
        ask(hoa_phu, opinion, day)
        answer(hoa_phu, opinion, seal, day + timedelta(days=1))
    due = due_of(opinion)
    ask(hoa_phu, opinion, date(2026, 3, 16))
    answer(hoa_phu, opinion, seal, date(2026, 3, 18))
    assert (due_of(opinion), Pause.objects.count()) == (due, 2)


def test_question_after_the_due_date_stops_nothing(hoa_phu: Cast, opinion: Opinion) -> None:
    ask(hoa_phu, opinion, date(2026, 4, 9))
    assert (due_of(opinion), Pause.objects.count()) == (date(2026, 4, 8), 0)


def test_pause_before_the_triage_still_counts_after_it(hoa_phu: Cast, seal: Seal) -> None:
    opinion = make_opinion(hoa_phu)
    ask_sender(hoa_phu.ha, opinion.pk, text=QUESTION, now=at(date(2026, 3, 10)))
    answer(hoa_phu, opinion, seal, date(2026, 3, 13))
    triage_opinion(
        hoa_phu.ha,
        opinion.pk,
        kind=OpinionKind.PETITION,
        fields=["TRANS"],
        urgency=Urgency.SOON,
        now=at(date(2026, 3, 16)),
    )
    assert due_of(opinion) == date(2026, 3, 27)  # 24 March and three days


def test_date_by_hand_holds_and_moves_with_a_pause(hoa_phu: Cast, opinion: Opinion, seal: Seal) -> None:
    assign_opinion(
        hoa_phu.ha, opinion.pk, unit_id=hoa_phu.units["economy"].pk, due_date=date(2026, 3, 20), now=at(TODAY)
    )
    assert Clock.objects.get().fixed_date == date(2026, 3, 20)
    ask(hoa_phu, opinion, date(2026, 3, 12))
    answer(hoa_phu, opinion, seal, date(2026, 3, 16))
    assert due_of(opinion) == date(2026, 3, 24)  # two working days: the Friday and the Monday


def test_same_date_again_is_no_date_by_hand(hoa_phu: Cast, opinion: Opinion) -> None:
    economy = hoa_phu.units["economy"].pk
    assign_opinion(hoa_phu.ha, opinion.pk, unit_id=economy, due_date=opinion.due_date, now=NOW)
    assert Clock.objects.get().fixed_date is None


@pytest.mark.parametrize(
    ("kind", "field", "due"),
    [
        (OpinionKind.PETITION, "TRANS", date(2026, 4, 8)),
        (OpinionKind.QUESTION, "TRANS", date(2026, 3, 24)),
        (OpinionKind.PETITION, "ENV", date(2026, 3, 19)),
    ],
)
def test_due_date_follows_kind_and_field(hoa_phu: Cast, kind: OpinionKind, field: str, due: date) -> None:
    LocalLimit.objects.create(rule="ordinary", field="ENV", amount=10, source="Quy chế xã Hòa Phú")
    opinion = make_opinion(hoa_phu)
    triage_opinion(hoa_phu.ha, opinion.pk, kind=kind, fields=[field], urgency=Urgency.ORDINARY, now=NOW)
    assert due_of(opinion) == due
