"""Whatever officials and senders do to groups, in whichever order: nobody is lost, nobody has two leaders."""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.cast import NOW, Cast, make_opinion, make_reply

from dienhong.cycle.opinions.actions.merging import merge_opinions, undo_merge
from dienhong.cycle.opinions.actions.settle import reopen_opinion, withdraw_opinion
from dienhong.cycle.opinions.models import Merge, Opinion
from dienhong.cycle.opinions.states import OpinionState
from dienhong.cycle.replies.queries import answer_for
from dienhong.cycle.replies.states import ReplyState
from dienhong.kernel.errors import DienHongError

S = OpinionState
_PEOPLE = 5
Act = tuple[str, int, int]
ACTS = st.tuples(
    st.sampled_from(["merge", "merge", "merge", "undo", "answer", "reopen", "withdraw"]),
    st.integers(0, _PEOPLE - 1),
    st.integers(0, _PEOPLE - 1),
)


def act(cast: Cast, pks: list[int], what: Act) -> None:
    name, one, other = what
    pk, then = pks[one], NOW + timedelta(days=1)
    deeds: dict[str, Callable[[], object]] = {
        "merge": lambda: merge_opinions(cast.ha, [pk], into_id=pks[other], now=then),
        "undo": lambda: undo_merge(cast.ha, pk, now=then),
        "answer": lambda: make_reply(cast, ReplyState.PUBLISHED, opinion=Opinion.objects.get(pk=pk)),
        "reopen": lambda: reopen_opinion(cast.citizen, pk, now=then),
        "withdraw": lambda: withdraw_opinion(cast.citizen, pk, now=then),
    }
    with suppress(DienHongError), transaction.atomic():
        deeds[name]()


def check(pks: list[int]) -> None:
    opinions = Opinion.objects.in_bulk(pks)
    live = {row.opinion_id: row for row in Merge.objects.filter(left_at=None)}
    assert len(opinions) == _PEOPLE
    for opinion in opinions.values():
        if opinion.state == S.MERGED:
            leader = opinions[opinion.merged_into_id or 0]
            assert leader.state in (S.RECEIVED, S.TRIAGED, S.ASSIGNED)
            assert leader.merged_into_id is None
            assert live[opinion.pk].answered_at is None
        elif opinion.state == S.REPLIED:
            assert answer_for(opinion) is not None
        else:
            assert (opinion.merged_into_id, opinion.pk in live) == (None, False)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(ACTS, min_size=1, max_size=9))
def test_nobody_is_lost_and_nobody_has_two_leaders(hoa_phu: Cast, acts: list[Act]) -> None:
    pks = [make_opinion(hoa_phu, S.ASSIGNED if at < 2 else S.RECEIVED).pk for at in range(_PEOPLE)]
    for what in acts:
        act(hoa_phu, pks, what)
        check(pks)
