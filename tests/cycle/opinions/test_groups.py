"""One issue, many askers: merging, taking apart, one answer for all, splitting, leaving."""

from datetime import timedelta

import pytest
from django.conf import settings
from tests.cast import ANSWER, LAN, MINH, NOW, ROAD, Cast, make_opinion, make_reply

from dienhong.cycle.opinions.actions.merging import merge_opinion, merge_opinions, undo_merge
from dienhong.cycle.opinions.actions.sealing import divert_opinion
from dienhong.cycle.opinions.actions.settle import reject_opinion, reopen_opinion, transfer_opinion, withdraw_opinion
from dienhong.cycle.opinions.actions.splitting import split_opinion
from dienhong.cycle.opinions.models import Merge, Opinion, Part, Similarity
from dienhong.cycle.opinions.queries import by_code
from dienhong.cycle.opinions.relations import group_of, parts_of
from dienhong.cycle.opinions.states import OpinionState
from dienhong.cycle.replies.actions.rate import rate_reply
from dienhong.cycle.replies.models import Rating
from dienhong.cycle.replies.queries import answer_for, history_of, public_figures
from dienhong.cycle.replies.states import ReplyState, Satisfaction
from dienhong.engines.journal.models import Entry
from dienhong.engines.secrets.seal import Seal
from dienhong.kernel.errors import Forbidden, Missing, Refused

S = OpinionState
LATER = NOW + timedelta(days=2)
TWO_ISSUES = "Đường vào thôn Đông sụt một đoạn dài. Nước máy tuần nào cũng mất hai ngày."


def group(cast: Cast, *states: OpinionState, leader: OpinionState = S.ASSIGNED) -> tuple[Opinion, list[Opinion]]:
    """A leader, and members that stood in `states` before."""
    first = make_opinion(cast, leader)
    members = [make_opinion(cast, state, sender=MINH) for state in states]
    merge_opinions(cast.ha, [member.pk for member in members], into_id=first.pk, reason="Cùng đoạn đường", now=NOW)
    return fresh(first), [fresh(member) for member in members]


def fresh(opinion: Opinion) -> Opinion:
    return Opinion.objects.get(pk=opinion.pk)


def test_many_are_merged_and_each_refusal_has_its_reason(hoa_phu: Cast) -> None:
    leader, done = make_opinion(hoa_phu, S.ASSIGNED), make_opinion(hoa_phu, S.REJECTED)
    one = make_opinion(hoa_phu)
    outcomes = merge_opinions(hoa_phu.ha, [one.pk, done.pk, leader.pk], into_id=leader.pk, now=NOW)
    whys = {outcome.opinion_id: outcome.why for outcome in outcomes}
    assert whys == {
        one.pk: "",
        done.pk: f"Ý kiến {done.code} đã xử lý xong nên không gộp được nữa.",
        leader.pk: "Không gộp ý kiến vào chính nó. Hãy ghi mã của ý kiến khác.",
    }
    row = Merge.objects.get()
    assert (row.opinion_id, row.into_id, row.by_id, row.previous_state) == (
        one.pk, leader.pk, hoa_phu.ha.user_id, S.RECEIVED,
    )  # fmt: skip


@pytest.mark.parametrize("before", [S.RECEIVED, S.TRIAGED, S.ASSIGNED])
def test_undo_restores_what_it_was(hoa_phu: Cast, before: OpinionState) -> None:
    opinion = make_opinion(hoa_phu, before)
    kept = ("state", "unit_id", "due_date", "kind", "fields", "lead_field", "urgency", "merged_into_id", "text")
    was = {name: getattr(opinion, name) for name in kept}
    merge_opinion(hoa_phu.ha, opinion.pk, into_code=make_opinion(hoa_phu, S.ASSIGNED).code, now=NOW)
    undo_merge(hoa_phu.ha, opinion.pk, now=LATER)
    assert {name: getattr(fresh(opinion), name) for name in kept} == was
    row = Merge.objects.get()
    assert (row.left_at, row.left_by_id) == (LATER, hoa_phu.ha.user_id)
    with pytest.raises(Refused, match="không nằm trong nhóm nào"):
        undo_merge(hoa_phu.ha, opinion.pk, now=LATER)


def test_followers_go_with_their_leader_and_come_back_with_it(hoa_phu: Cast) -> None:
    leader, (first, second) = group(hoa_phu, S.RECEIVED, S.RECEIVED)
    above = make_opinion(hoa_phu, S.ASSIGNED)
    merge_opinion(hoa_phu.ha, leader.pk, into_code=above.code, now=NOW)
    assert set(group_of(above.pk)) == {leader, first, second}
    undo_merge(hoa_phu.ha, leader.pk, now=LATER)
    assert (set(group_of(above.pk)), set(group_of(leader.pk))) == (set(), {first, second})


def test_merge_into_a_member_names_its_leader(hoa_phu: Cast) -> None:
    leader, (member,) = group(hoa_phu, S.RECEIVED)
    with pytest.raises(Refused, match=f"Hãy gộp vào {leader.code}"):
        merge_opinion(hoa_phu.ha, make_opinion(hoa_phu).pk, into_code=member.code, now=NOW)
    with pytest.raises(Refused, match=f"Hãy gộp vào {leader.code}"):
        merge_opinion(hoa_phu.ha, leader.pk, into_code=member.code, now=NOW)


def test_another_commune_is_out_of_reach(hoa_phu: Cast) -> None:
    opinion = make_opinion(hoa_phu)
    assert merge_opinions(hoa_phu.ha, [999_999], into_id=opinion.pk, now=NOW) == []
    with pytest.raises(Missing):
        undo_merge(hoa_phu.ha, 999_999, now=NOW)


def test_units_do_not_merge(hoa_phu: Cast) -> None:
    _, (member,) = group(hoa_phu, S.RECEIVED)
    with pytest.raises(Forbidden):
        undo_merge(hoa_phu.tuan, member.pk, now=NOW)
    with pytest.raises(Forbidden):
        merge_opinions(hoa_phu.tuan, [member.pk], into_id=member.pk, now=NOW)


def test_one_answer_serves_all_under_their_own_codes(hoa_phu: Cast) -> None:
    leader, members = group(hoa_phu, S.RECEIVED, S.TRIAGED, S.ASSIGNED)
    reply = make_reply(hoa_phu, ReplyState.PUBLISHED, opinion=leader)
    for member in map(fresh, members):
        assert (member.state, member.unit_id, member.lead_field) == (S.REPLIED, leader.unit_id, "TRANS")
        assert answer_for(member) == reply
        assert [entry.verb for entry in history_of(member.pk)][-1] == "opinion_replied"
    figures = public_figures(NOW - timedelta(days=1))
    assert (figures.received, figures.answered, figures.on_time) == (4, 4, 4)
    with pytest.raises(Refused, match="Đã có kết quả chung ngày 09/03/2026"):
        undo_merge(hoa_phu.ha, members[0].pk, now=LATER)


def test_merged_into_an_answered_one_is_answered_at_once(hoa_phu: Cast) -> None:
    leader = make_opinion(hoa_phu, S.REPLIED)
    late = make_opinion(hoa_phu)
    merge_opinion(hoa_phu.ha, late.pk, into_code=leader.code, now=LATER)
    assert (fresh(late).state, answer_for(fresh(late))) == (S.REPLIED, answer_for(leader))


def test_each_asker_rates_once(hoa_phu: Cast) -> None:
    leader, (first, second) = group(hoa_phu, S.RECEIVED, S.RECEIVED)
    reply = make_reply(hoa_phu, ReplyState.PUBLISHED, opinion=leader)
    rate_reply(hoa_phu.citizen, reply.pk, score=Satisfaction.GOOD, now=LATER)
    rate_reply(hoa_phu.citizen, reply.pk, opinion_id=first.pk, score=Satisfaction.BAD, now=LATER)
    with pytest.raises(Refused, match="đã đánh giá"):
        rate_reply(hoa_phu.citizen, reply.pk, opinion_id=first.pk, score=Satisfaction.GOOD, now=LATER)
    with pytest.raises(Missing):
        rate_reply(hoa_phu.citizen, reply.pk, opinion_id=make_opinion(hoa_phu).pk, score=Satisfaction.BAD, now=LATER)
    assert dict(Rating.objects.values_list("opinion_id", "score")) == {leader.pk: 4, first.pk: 2}
    told = {one.pk: [e.details["score"] for e in history_of(one.pk) if e.verb == "reply_rated"]
            for one in (leader, first, second)}  # fmt: skip
    assert told == {leader.pk: [4], first.pk: [2], second.pk: []}


def test_reopened_member_leaves_and_keeps_the_answer_it_had(hoa_phu: Cast) -> None:
    leader, (member, other) = group(hoa_phu, S.RECEIVED, S.RECEIVED)
    reply = make_reply(hoa_phu, ReplyState.PUBLISHED, opinion=leader)
    reopen_opinion(hoa_phu.citizen, member.pk, reason="Đoạn của tôi chưa sửa", now=LATER)
    member = fresh(member)
    assert (member.state, member.merged_into_id, member.unit_id) == (S.ASSIGNED, None, leader.unit_id)
    assert (fresh(other).state, fresh(leader).state, answer_for(member)) == (S.REPLIED, S.REPLIED, reply)
    assert Merge.objects.get(opinion=member).left_at == LATER
    own = make_reply(hoa_phu, ReplyState.PUBLISHED, opinion=member, now=LATER)
    assert (answer_for(member), answer_for(fresh(other))) == (own, reply)


def test_group_outlives_a_leader_who_withdraws(hoa_phu: Cast) -> None:
    leader, (heir, other) = group(hoa_phu, S.TRIAGED, S.RECEIVED)
    withdraw_opinion(hoa_phu.citizen, leader.pk, now=LATER)
    assert (fresh(heir).state, fresh(heir).merged_into_id) == (S.TRIAGED, None)
    assert (fresh(other).state, fresh(other).merged_into_id) == (S.MERGED, heir.pk)


def test_group_outlives_a_leader_who_is_rejected(hoa_phu: Cast) -> None:
    leader, (heir,) = group(hoa_phu, S.RECEIVED, leader=S.TRIAGED)
    reject_opinion(hoa_phu.ha, leader.pk, reason="Quảng cáo", now=LATER)
    assert (fresh(heir).state, fresh(heir).merged_into_id) == (S.RECEIVED, None)


def test_member_who_withdraws_leaves_its_followers_in_the_group(hoa_phu: Cast) -> None:
    middle, (follower,) = group(hoa_phu, S.RECEIVED)
    leader = make_opinion(hoa_phu, S.ASSIGNED)
    merge_opinion(hoa_phu.ha, middle.pk, into_code=leader.code, now=NOW)
    withdraw_opinion(hoa_phu.citizen, middle.pk, now=LATER)
    assert (fresh(middle).state, fresh(middle).merged_into_id) == (S.WITHDRAWN, None)
    assert list(group_of(leader.pk)) == [follower]
    undo_merge(hoa_phu.ha, follower.pk, now=LATER)
    assert fresh(follower).state == S.RECEIVED


def test_transfer_goes_for_all_who_asked(hoa_phu: Cast) -> None:
    leader, (member,) = group(hoa_phu, S.RECEIVED)
    transfer_opinion(hoa_phu.ha, leader.pk, to="Điện lực huyện", reason="Đúng thẩm quyền", now=LATER)
    member = fresh(member)
    assert (member.state, member.outcome_reason) == (S.TRANSFERRED, fresh(leader).outcome_reason)
    assert [entry.verb for entry in history_of(member.pk)][-1] == "opinion_transferred"
    with pytest.raises(Refused, match="Đã có kết quả chung"):
        undo_merge(hoa_phu.ha, member.pk, now=LATER)


def test_withheld_member_leaves_without_a_word(hoa_phu: Cast) -> None:
    leader, (member,) = group(hoa_phu, S.RECEIVED)
    Similarity.objects.create(a=leader, b=member, level="incident", score=0.9, model="words-1", found_at=NOW)
    divert_opinion(hoa_phu.ha, member.pk, seal=Seal(settings.SEALED_KEYS), now=LATER)
    row = Merge.objects.get()
    assert (row.left_at, row.reason, Similarity.objects.count(), list(group_of(leader.pk))) == (LATER, "", 0, [])
    assert (fresh(member).state, fresh(member).text) == (S.DIVERTED, "")


def test_withheld_leader_hands_its_group_over(hoa_phu: Cast) -> None:
    leader, (heir, other) = group(hoa_phu, S.RECEIVED, S.RECEIVED)
    divert_opinion(hoa_phu.ha, leader.pk, seal=Seal(settings.SEALED_KEYS), now=LATER)
    assert (fresh(heir).state, fresh(other).merged_into_id) == (S.RECEIVED, heir.pk)


def split(cast: Cast, opinion: Opinion, words: str) -> Opinion:
    start = opinion.text.index(words)
    numbers = iter(range(1, 1000))
    return split_opinion(
        cast.ha, opinion.pk, [(start, start + len(words))], random=lambda below: next(numbers) % below, now=NOW
    )[0]


def test_split_quotes_and_changes_no_word_of_the_original(hoa_phu: Cast) -> None:
    opinion = make_opinion(hoa_phu, S.TRIAGED, text=TWO_ISSUES)
    child = split(hoa_phu, opinion, "Nước máy tuần nào cũng mất hai ngày.")
    part = Part.objects.get()
    assert fresh(opinion).text == TWO_ISSUES
    assert TWO_ISSUES[part.start : part.end] == child.text == "Nước máy tuần nào cũng mất hai ngày."
    assert (child.state, child.received_at, list(parts_of(opinion.pk))) == (S.RECEIVED, opinion.received_at, [part])
    assert (by_code(child.code), by_code(opinion.code)) == (None, opinion)
    assert public_figures(NOW - timedelta(days=1)).received == 1


def test_part_merged_back_is_no_part_any_more(hoa_phu: Cast) -> None:
    opinion = make_opinion(hoa_phu, text=TWO_ISSUES)
    child = split(hoa_phu, opinion, "Nước máy tuần nào cũng mất hai ngày.")
    with pytest.raises(Refused, match="một phần của ý kiến này"):
        merge_opinion(hoa_phu.ha, opinion.pk, into_code=child.code, now=NOW)
    merge_opinion(hoa_phu.ha, child.pk, into_code=opinion.code, now=NOW)
    assert list(parts_of(opinion.pk)) == []


def test_withheld_original_takes_its_parts_along(hoa_phu: Cast) -> None:
    opinion = make_opinion(hoa_phu, text=TWO_ISSUES)
    child = split(hoa_phu, opinion, "Nước máy tuần nào cũng mất hai ngày.")
    with pytest.raises(Refused, match=f"Hãy chuyển ý kiến {opinion.code}"):
        divert_opinion(hoa_phu.ha, child.pk, seal=Seal(settings.SEALED_KEYS), now=LATER)
    divert_opinion(hoa_phu.ha, opinion.pk, seal=Seal(settings.SEALED_KEYS), now=LATER)
    assert set(Opinion.objects.values_list("state", "text")) == {(S.DIVERTED, "")}


def test_events_hold_no_words(hoa_phu: Cast) -> None:
    opinion = make_opinion(hoa_phu, text=TWO_ISSUES, sender=LAN)
    split(hoa_phu, opinion, "Nước máy tuần nào cũng mất hai ngày.")
    group(hoa_phu, S.RECEIVED)
    written = " ".join(str(entry.details) for entry in Entry.objects.all())
    assert [
        words for words in ("Nước máy", ROAD[:12], LAN.name, "Cùng đoạn đường", ANSWER[:12]) if words in written
    ] == []
