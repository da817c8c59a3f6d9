"""Named reads: who sees what, search, and that no list asks once a row."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.cast import NOW, TODAY, Cast, make_opinion, make_reply

from dienhong.cycle.opinions.models import Opinion
from dienhong.cycle.opinions.queries import (
    Filter,
    by_code,
    counts_by_state,
    found_first,
    overdue,
    to_assign,
    to_triage,
    visible_to,
    waiting_for,
    with_as_typed,
)
from dienhong.cycle.opinions.states import OpinionState, Urgency
from dienhong.cycle.replies.queries import published_replies, replies_to
from dienhong.cycle.replies.states import ReplyState

S = OpinionState


@pytest.mark.parametrize(
    ("who", "sees"),
    [("ha", 3), ("dung", 3), ("phuc", 3), ("van", 3), ("tuan", 1), ("thuy", 0), ("sau", 0), ("quyen", 0), ("khoa", 0)],
)
def test_register_is_seen_by_those_whose_work_it_is(hoa_phu: Cast, who: str, sees: int) -> None:
    for state in (S.RECEIVED, S.TRIAGED, S.ASSIGNED, S.DIVERTED):
        make_opinion(hoa_phu, state)
    assert visible_to(hoa_phu.actors[who]).count() == sees
    assert visible_to(hoa_phu.citizen).count() == 0


@pytest.mark.parametrize("words", ["bi sut", "BỊ SỤT", "sụt bị", "sut", "  cong  ", "đường vào"])
def test_search_finds_with_and_without_diacritics_in_any_order(hoa_phu: Cast, words: str) -> None:
    opinion = make_opinion(hoa_phu)
    make_opinion(hoa_phu, text="Nước máy yếu vào buổi tối ở thôn Đoài.")
    assert list(Filter(words=words).apply(visible_to(hoa_phu.ha))) == [opinion]


def test_search_finds_by_code(hoa_phu: Cast) -> None:
    opinion = make_opinion(hoa_phu)
    make_opinion(hoa_phu)
    assert list(Filter(words=opinion.code.lower()).apply(visible_to(hoa_phu.ha))) == [opinion]


def test_what_was_typed_with_diacritics_comes_first(hoa_phu: Cast) -> None:
    exact = make_opinion(hoa_phu, text="Đề nghị làm cổng chào thôn.")
    other = make_opinion(hoa_phu, text="Đề nghị làm cống thoát nước.")
    found = found_first(visible_to(hoa_phu.ha).values("pk"), "cổng", 9)
    listed = with_as_typed(Filter(words="cổng").apply(visible_to(hoa_phu.ha)), "cổng").order_by("as_typed")
    assert ([row["pk"] for row in found], list(listed)) == ([exact.pk, other.pk], [exact, other])


def test_filters_narrow_together(hoa_phu: Cast) -> None:
    economy = make_opinion(hoa_phu, S.ASSIGNED, urgency=Urgency.PRESSING)
    make_opinion(hoa_phu, S.ASSIGNED, unit="culture", urgency=Urgency.PRESSING)
    make_opinion(hoa_phu, S.ASSIGNED)
    wanted = Filter(states=(S.ASSIGNED,), unit_id=hoa_phu.units["economy"].pk, urgency=Urgency.PRESSING, field="TRANS")
    assert list(wanted.apply(visible_to(hoa_phu.ha))) == [economy]
    assert Filter().apply(visible_to(hoa_phu.ha)).count() == 3


def test_overdue_are_open_and_past_their_day(hoa_phu: Cast) -> None:
    late = make_opinion(hoa_phu, S.ASSIGNED)
    make_opinion(hoa_phu, S.REPLIED)
    day = late.due_date + timedelta(days=1)
    assert list(overdue(hoa_phu.ha, day)) == [late] == list(Filter(overdue_on=day).apply(visible_to(hoa_phu.ha)))
    assert list(overdue(hoa_phu.ha, late.due_date)) == []


def test_each_desk_has_its_pile(hoa_phu: Cast) -> None:
    received, triaged, assigned = (make_opinion(hoa_phu, state) for state in (S.RECEIVED, S.TRIAGED, S.ASSIGNED))
    assert (list(to_triage(hoa_phu.ha)), list(to_assign(hoa_phu.ha)), list(waiting_for(hoa_phu.tuan))) == (
        [received],
        [triaged],
        [assigned],
    )
    assert list(waiting_for(hoa_phu.thuy)) == []


def test_counts_by_state(hoa_phu: Cast) -> None:
    for state in (S.RECEIVED, S.RECEIVED, S.TRIAGED):
        make_opinion(hoa_phu, state)
    assert counts_by_state(Opinion.objects.all()) == {S.RECEIVED: 2, S.TRIAGED: 1}


def test_code_of_another_commune_is_unknown(hoa_phu: Cast, binh_an: Cast) -> None:
    opinion = make_opinion(hoa_phu)
    assert (by_code(opinion.code), by_code("DH-XXXX-XXXX")) == (opinion, None)


def queries_for(read: object) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert callable(read)
        read()
    return len(captured)


@pytest.mark.parametrize("rows", [1, 3])
def test_number_of_queries_does_not_grow_with_rows(hoa_phu: Cast, rows: int) -> None:
    for _ in range(rows):
        reply = make_reply(hoa_phu, ReplyState.PUBLISHED)
    assert (
        queries_for(lambda: [(r.opinion.unit, r.opinion.dialogue, r.opinion.village) for r in published_replies()]) == 1
    )
    assert queries_for(lambda: [(r.drafted_by, list(r.commitments.all())) for r in replies_to(reply.opinion_id)]) == 3
    assert queries_for(lambda: list(Filter(words="đường", overdue_on=TODAY).apply(visible_to(hoa_phu.ha)))) == 1
    make_opinion(hoa_phu, now=NOW)
    assert queries_for(lambda: list(to_triage(hoa_phu.ha))) == 1
