"""Drafting, reviewing, publishing, rating and keeping promises."""

from datetime import date, timedelta

import pytest
from tests.cast import ANSWER, NOW, PUBLIC_ROAD, Cast, do_jobs, make_opinion, make_reply, run_at_once

from dienhong.civic.notices.models import Notice
from dienhong.cycle.opinions.actions.merging import merge_opinion
from dienhong.cycle.opinions.actions.settle import reopen_opinion, withdraw_opinion
from dienhong.cycle.opinions.models import Opinion
from dienhong.cycle.opinions.states import OpinionState
from dienhong.cycle.privacy.actions.wording import publish_reply
from dienhong.cycle.replies import rules
from dienhong.cycle.replies.actions.draft import Promise, draft_reply, move_reply, submit_reply
from dienhong.cycle.replies.actions.rate import fulfil_commitment, rate_reply
from dienhong.cycle.replies.actions.review import approve_reply, return_reply
from dienhong.cycle.replies.models import Commitment, Rating, Reply
from dienhong.cycle.replies.queries import (
    answer_for,
    history_of,
    late_commitments,
    open_commitments,
    public_commitments,
    published_replies,
    replies_to,
    to_approve,
    to_publish,
)
from dienhong.cycle.replies.states import COMMITMENT_FLOW, REPLY_FLOW, CommitmentState, ReplyState, Satisfaction
from dienhong.engines.journal.models import Entry
from dienhong.kernel.errors import Forbidden, Missing, Overtaken, Refused
from dienhong.kernel.states import Step

S = ReplyState
ALLOWED = [(step, state) for step in REPLY_FLOW.steps for state in step.sources]
FORBIDDEN = [(step, state) for step in REPLY_FLOW.steps for state in S if state not in step.sources]
JUNE = date(2026, 6, 30)


def promise(cast: Cast, due: date = JUNE) -> Promise:
    return Promise("Đổ bê tông đoạn sụt", cast.units["economy"].pk, due)


@pytest.mark.parametrize(("step", "state"), ALLOWED, ids=lambda value: getattr(value, "name", value))
def test_step_leads_to_its_target(hoa_phu: Cast, step: Step[S], state: S) -> None:
    reply = make_reply(hoa_phu, state)
    move_reply(reply, step.name)
    assert Reply.objects.get().state == step.target


@pytest.mark.parametrize(("step", "state"), FORBIDDEN, ids=lambda value: getattr(value, "name", value))
def test_step_is_refused_elsewhere(step: Step[S], state: S) -> None:
    with pytest.raises(Refused):
        REPLY_FLOW.require(step.name, state)


def test_every_state_is_reached() -> None:
    assert {REPLY_FLOW.start} | {step.target for step in REPLY_FLOW.steps} == set(S)
    assert {COMMITMENT_FLOW.start} | {step.target for step in COMMITMENT_FLOW.steps} == set(CommitmentState)


def test_slower_leader_is_told_that_someone_was_faster(hoa_phu: Cast) -> None:
    seen = make_reply(hoa_phu, S.IN_REVIEW)
    return_reply(hoa_phu.dung, seen.pk, seen_version=seen.version, reason="Bổ sung căn cứ", now=NOW)
    with pytest.raises(Overtaken):
        move_reply(seen, "approve")


def test_whole_way_is_in_the_history(hoa_phu: Cast) -> None:
    reply = make_reply(hoa_phu, S.PUBLISHED)
    rate_reply(hoa_phu.citizen, reply.pk, score=Satisfaction.GOOD, now=NOW)
    assert [entry.verb for entry in history_of(reply.opinion_id)] == [
        "opinion_received",
        "opinion_triaged",
        "opinion_assigned",
        "reply_drafted",
        "reply_submitted",
        "reply_approved",
        "opinion_replied",
        "reply_published",
        "wording_approved",
        "reply_rated",
    ]


def test_each_step_tells_those_who_come_next(hoa_phu: Cast) -> None:
    reply = make_reply(hoa_phu, S.IN_REVIEW)
    return_reply(hoa_phu.dung, reply.pk, seen_version=reply.version, reason="Bổ sung căn cứ", now=NOW)
    submit_reply(hoa_phu.tuan, reply.pk, now=NOW)
    reply.refresh_from_db()
    approve_reply(hoa_phu.phuc, reply.pk, seen_version=reply.version, now=NOW)
    do_jobs()
    told = {(n.user.username, n.text.partition(reply.opinion.code)[2].strip(" .")) for n in Notice.objects.all()}
    leaders, office = ["dung", "phuc"], ["dung", "ha", "phuc"]
    assert told == (
        {("tuan", ", hạn trả lời 08/04/2026"), ("tuan", "được trả lại: Bổ sung căn cứ")}
        | {(who, "chờ duyệt") for who in leaders}
        | {(who, "đã duyệt, chờ công khai") for who in office}
    )


@pytest.mark.parametrize("state", [s for s in OpinionState if s != OpinionState.ASSIGNED])
def test_only_an_assigned_opinion_is_answered(hoa_phu: Cast, state: OpinionState) -> None:
    opinion = make_opinion(hoa_phu, state)
    with pytest.raises(Refused):
        draft_reply(hoa_phu.ha, opinion.pk, text=ANSWER, now=NOW)


@pytest.mark.parametrize(
    ("who", "allowed"),
    [("tuan", True), ("ha", True), ("dung", True), ("thuy", False), ("phuc", False), ("van", False), ("sau", False),
     ("quyen", False), ("khoa", False)],
)  # fmt: skip
def test_own_unit_office_and_chairman_draft(hoa_phu: Cast, who: str, allowed: bool) -> None:
    opinion = make_opinion(hoa_phu, OpinionState.ASSIGNED)
    if allowed:
        assert draft_reply(hoa_phu.actors[who], opinion.pk, text=ANSWER, now=NOW).state == S.DRAFT
    else:
        with pytest.raises(Forbidden):
            draft_reply(hoa_phu.actors[who], opinion.pk, text=ANSWER, now=NOW)


def test_saving_again_makes_the_next_version(hoa_phu: Cast) -> None:
    reply = make_reply(hoa_phu)
    again = draft_reply(hoa_phu.ha, reply.opinion_id, text="Bản hai", seen_version=1, now=NOW)
    assert (again.pk, again.version, again.text, again.drafted_by_id) == (reply.pk, 2, "Bản hai", hoa_phu.ha.user_id)


def test_newer_version_of_a_colleague_is_not_overwritten(hoa_phu: Cast) -> None:
    reply = make_reply(hoa_phu)
    draft_reply(hoa_phu.tuan, reply.opinion_id, text="Bản của Tuấn", seen_version=1, now=NOW)
    with pytest.raises(Overtaken, match="Có người vừa lưu một bản khác"):
        draft_reply(
            hoa_phu.ha, reply.opinion_id, text="Bản của Hà", seen_version=1, promises=[promise(hoa_phu)], now=NOW
        )
    assert (Reply.objects.get().text, Commitment.objects.count()) == ("Bản của Tuấn", 0)


def test_two_writers_who_both_saw_no_draft_do_not_overwrite_each_other(hoa_phu: Cast) -> None:
    opinion = make_opinion(hoa_phu, OpinionState.ASSIGNED)
    draft_reply(hoa_phu.tuan, opinion.pk, text="Bản của Tuấn", now=NOW)
    with pytest.raises(Overtaken):
        draft_reply(hoa_phu.ha, opinion.pk, text="Bản của Hà", now=NOW)
    assert Reply.objects.get().text == "Bản của Tuấn"


def test_two_first_drafts_at_once_are_one_reply(hoa_phu_committed: Cast) -> None:
    cast = hoa_phu_committed
    opinion = make_opinion(cast, OpinionState.ASSIGNED)
    results = run_at_once(
        cast,
        lambda: draft_reply(cast.tuan, opinion.pk, text="Bản của Tuấn", now=NOW).text,
        lambda: draft_reply(cast.ha, opinion.pk, text="Bản của Hà", now=NOW).text,
    )
    assert sorted(isinstance(result, Overtaken) for result in results) == [False, True]
    assert Reply.objects.get().text in results


@pytest.mark.parametrize("state", [S.IN_REVIEW, S.APPROVED])
def test_reply_in_review_is_not_edited(hoa_phu: Cast, state: S) -> None:
    reply = make_reply(hoa_phu, state)
    with pytest.raises(Refused):
        draft_reply(hoa_phu.tuan, reply.opinion_id, text="Sửa lén", now=NOW)
    assert Reply.objects.get().text == ANSWER


def test_too_short_reply_is_not_handed_in(hoa_phu: Cast) -> None:
    reply = make_reply(hoa_phu, text="Đã rõ.")
    with pytest.raises(Refused) as refusal:
        submit_reply(hoa_phu.tuan, reply.pk, now=NOW)
    assert refusal.value.field == "text"


def test_promises_are_replaced_with_the_draft_and_recorded_when_handed_in(hoa_phu: Cast) -> None:
    reply = make_reply(hoa_phu)
    for version, due in ((1, JUNE), (2, JUNE + timedelta(days=1))):
        draft_reply(
            hoa_phu.tuan,
            reply.opinion_id,
            text=ANSWER,
            promises=[promise(hoa_phu, due)],
            seen_version=version,
            now=NOW,
        )
    submit_reply(hoa_phu.tuan, reply.pk, now=NOW)
    made = Entry.objects.get(verb="commitment_made")
    assert made.details == {
        "opinion": reply.opinion_id,
        "commitment": Commitment.objects.get().pk,
        "due_date": "2026-07-01",
    }


def test_promise_for_a_day_that_is_over_is_refused(hoa_phu: Cast) -> None:
    opinion = make_opinion(hoa_phu, OpinionState.ASSIGNED)
    late = promise(hoa_phu, NOW.date() - timedelta(days=1))
    with pytest.raises(Refused) as refusal:
        draft_reply(hoa_phu.tuan, opinion.pk, text=ANSWER, promises=[late], now=NOW)
    assert (refusal.value.field, Reply.objects.count()) == ("promises", 0)


def test_promise_of_another_commune_s_unit_is_refused(hoa_phu: Cast, binh_an: Cast) -> None:
    opinion = make_opinion(hoa_phu, OpinionState.ASSIGNED)
    foreign = Promise("Làm đường", binh_an.units["office"].pk, JUNE)
    with pytest.raises(Refused) as refusal:
        draft_reply(hoa_phu.tuan, opinion.pk, text=ANSWER, promises=[foreign], now=NOW)
    assert (refusal.value.field, Reply.objects.count()) == ("promises", 0)


def test_vice_chairman_does_not_approve_his_own_draft(hoa_phu: Cast) -> None:
    reply = make_reply(hoa_phu, S.IN_REVIEW)
    Reply.objects.update(drafted_by=hoa_phu.phuc.user_id)
    with pytest.raises(Forbidden, match="Người soạn không tự duyệt"):
        approve_reply(hoa_phu.phuc, reply.pk, seen_version=reply.version, now=NOW)
    approve_reply(hoa_phu.dung, reply.pk, seen_version=reply.version, now=NOW)
    assert Reply.objects.get().approved_by_id == hoa_phu.dung.user_id


def test_chairman_answers_for_everything_himself(hoa_phu: Cast) -> None:
    reply = make_reply(hoa_phu, S.IN_REVIEW)
    Reply.objects.update(drafted_by=hoa_phu.dung.user_id)
    approve_reply(hoa_phu.dung, reply.pk, seen_version=reply.version, now=NOW)
    assert Reply.objects.get().state == S.APPROVED


@pytest.mark.parametrize("who", ["ha", "tuan", "van", "sau", "quyen", "khoa"])
def test_only_leaders_approve_and_return(hoa_phu: Cast, who: str) -> None:
    reply = make_reply(hoa_phu, S.IN_REVIEW)
    with pytest.raises(Forbidden):
        approve_reply(hoa_phu.actors[who], reply.pk, seen_version=reply.version, now=NOW)
    with pytest.raises(Forbidden):
        return_reply(hoa_phu.actors[who], reply.pk, seen_version=reply.version, reason="Không", now=NOW)


@pytest.mark.parametrize("decide", ["approve", "return", "publish"])
def test_nobody_decides_on_a_text_that_was_changed_meanwhile(hoa_phu: Cast, decide: str) -> None:
    reply = make_reply(hoa_phu, S.APPROVED if decide == "publish" else S.IN_REVIEW)
    seen, state = reply.version - 1, reply.state
    acts = {
        "approve": lambda: approve_reply(hoa_phu.dung, reply.pk, seen_version=seen, now=NOW),
        "return": lambda: return_reply(hoa_phu.dung, reply.pk, seen_version=seen, reason="Sửa", now=NOW),
        "publish": lambda: publish_reply(hoa_phu.ha, reply.pk, seen_version=seen, public_text=PUBLIC_ROAD, now=NOW),
    }
    with pytest.raises(Overtaken, match="đọc bản mới"):
        acts[decide]()
    reply.refresh_from_db()
    assert reply.state == state


def test_handing_in_again_makes_a_new_version(hoa_phu: Cast) -> None:
    reply = make_reply(hoa_phu, S.IN_REVIEW)
    return_reply(hoa_phu.dung, reply.pk, seen_version=reply.version, reason="Sửa", now=NOW)
    submit_reply(hoa_phu.tuan, reply.pk, now=NOW)
    assert Reply.objects.get().version == reply.version + 1


def test_returning_says_what_to_change(hoa_phu: Cast) -> None:
    reply = make_reply(hoa_phu, S.IN_REVIEW)
    with pytest.raises(Refused) as refusal:
        return_reply(hoa_phu.dung, reply.pk, seen_version=reply.version, reason=" ", now=NOW)
    assert refusal.value.field == "reason"


def test_publishing_needs_a_wording_without_names(hoa_phu: Cast) -> None:
    reply = make_reply(hoa_phu, S.APPROVED)
    with pytest.raises(Refused) as refusal:
        publish_reply(hoa_phu.ha, reply.pk, seen_version=reply.version, public_text="  ", now=NOW)
    assert (refusal.value.field, Reply.objects.get().state) == ("public_text", S.APPROVED)
    assert not rules.publishable("\n")


def test_publishing_answers_the_opinion_in_the_same_moment(hoa_phu: Cast) -> None:
    reply = make_reply(hoa_phu, S.PUBLISHED)
    opinion = Opinion.objects.get()
    assert (opinion.state, opinion.public_text, list(published_replies())) == (
        OpinionState.REPLIED,
        PUBLIC_ROAD,
        [reply],
    )


@pytest.mark.parametrize("who", ["tuan", "van", "sau", "quyen", "khoa"])
def test_only_office_and_leaders_publish(hoa_phu: Cast, who: str) -> None:
    reply = make_reply(hoa_phu, S.APPROVED)
    with pytest.raises(Forbidden):
        publish_reply(hoa_phu.actors[who], reply.pk, seen_version=reply.version, public_text=PUBLIC_ROAD, now=NOW)


def test_reply_to_a_withdrawn_opinion_is_not_published(hoa_phu: Cast) -> None:
    reply = make_reply(hoa_phu, S.APPROVED)
    withdraw_opinion(hoa_phu.citizen, reply.opinion_id, now=NOW)
    with pytest.raises(Refused):
        publish_reply(hoa_phu.ha, reply.pk, seen_version=reply.version, public_text=PUBLIC_ROAD, now=NOW)
    assert Reply.objects.get().state == S.APPROVED


def test_nothing_is_public_before_publishing(hoa_phu: Cast) -> None:
    for state in (S.DRAFT, S.IN_REVIEW, S.APPROVED):
        opinion = make_opinion(hoa_phu, OpinionState.ASSIGNED)
        draft_reply(hoa_phu.tuan, opinion.pk, text=ANSWER, promises=[promise(hoa_phu)], now=NOW)
        make_reply(hoa_phu, state)
        assert answer_for(opinion) is None
    assert (list(published_replies()), list(public_commitments())) == ([], [])


def test_merged_opinion_shows_its_target_s_reply(hoa_phu: Cast) -> None:
    target = make_opinion(hoa_phu, OpinionState.ASSIGNED)
    merged = make_opinion(hoa_phu)
    merge_opinion(hoa_phu.ha, merged.pk, into_code=target.code, now=NOW)
    merged.refresh_from_db()
    assert answer_for(merged) is None
    reply = make_reply(hoa_phu, S.PUBLISHED, opinion=target)
    assert answer_for(merged) == reply


def test_reply_is_rated_once(hoa_phu: Cast) -> None:
    reply = make_reply(hoa_phu, S.PUBLISHED)
    rate_reply(hoa_phu.citizen, reply.pk, score=Satisfaction.GOOD, comment="Cảm ơn xã", now=NOW)
    with pytest.raises(Refused, match="đã đánh giá"):
        rate_reply(hoa_phu.citizen, reply.pk, score=Satisfaction.BAD, now=NOW)
    assert (Rating.objects.get().score, Entry.objects.filter(verb="reply_rated").count()) == (Satisfaction.GOOD, 1)


def test_double_click_rates_once(hoa_phu_committed: Cast) -> None:
    cast = hoa_phu_committed
    reply = make_reply(cast, S.PUBLISHED)
    rate = lambda: rate_reply(cast.citizen, reply.pk, score=Satisfaction.GOOD, now=NOW)  # noqa: E731
    results = run_at_once(cast, rate, rate)
    assert sorted(isinstance(result, Refused) for result in results) == [False, True]
    assert Rating.objects.count() == 1


@pytest.mark.parametrize("state", [S.DRAFT, S.IN_REVIEW, S.APPROVED])
def test_unpublished_reply_cannot_be_rated(hoa_phu: Cast, state: S) -> None:
    with pytest.raises(Missing):
        rate_reply(hoa_phu.citizen, make_reply(hoa_phu, state).pk, score=Satisfaction.GOOD, now=NOW)


def test_words_of_a_rating_stay_out_of_the_journal(hoa_phu: Cast) -> None:
    reply = make_reply(hoa_phu, S.PUBLISHED)
    rate_reply(hoa_phu.citizen, reply.pk, score=Satisfaction.BAD, comment="Ông Ba ở thôn Đông nói khác", now=NOW)
    assert Entry.objects.get(verb="reply_rated").details == {"opinion": reply.opinion_id, "score": 2}


def test_reopened_opinion_gets_a_second_reply_and_the_first_stays(hoa_phu: Cast) -> None:
    first = make_reply(hoa_phu, S.PUBLISHED)
    reopen_opinion(hoa_phu.citizen, first.opinion_id, now=NOW + timedelta(days=1))
    opinion = Opinion.objects.get()
    second = make_reply(hoa_phu, S.PUBLISHED, opinion=opinion, now=NOW + timedelta(days=2))
    assert list(replies_to(opinion.pk)) == [second, first]
    assert answer_for(opinion) == second
    assert [reply.state for reply in (first, second)] == [S.PUBLISHED, S.PUBLISHED]


def publish_with_promise(cast: Cast) -> Commitment:
    opinion = make_opinion(cast, OpinionState.ASSIGNED)
    draft_reply(cast.tuan, opinion.pk, text=ANSWER, promises=[promise(cast)], now=NOW)
    reply = Reply.objects.get(opinion=opinion)
    submit_reply(cast.tuan, reply.pk, now=NOW)
    reply.refresh_from_db()
    approve_reply(cast.dung, reply.pk, seen_version=reply.version, now=NOW)
    publish_reply(cast.ha, reply.pk, seen_version=reply.version, public_text=PUBLIC_ROAD, now=NOW)
    return Commitment.objects.get(reply=reply)


def test_promise_is_public_until_it_is_kept(hoa_phu: Cast) -> None:
    made = publish_with_promise(hoa_phu)
    assert list(open_commitments()) == list(public_commitments()) == [made]
    assert (list(late_commitments(JUNE)), list(late_commitments(JUNE + timedelta(days=1)))) == ([], [made])
    fulfil_commitment(hoa_phu.tuan, made.pk, on=JUNE, evidence="Đã đổ bê tông 120 m", now=NOW)
    assert (list(open_commitments()), list(public_commitments())) == ([], [made])
    assert Commitment.objects.get().fulfilled_on == JUNE


def test_promise_is_kept_once_with_evidence_by_its_unit(hoa_phu: Cast) -> None:
    made = publish_with_promise(hoa_phu)
    with pytest.raises(Forbidden):
        fulfil_commitment(hoa_phu.thuy, made.pk, on=JUNE, evidence="Xong", now=NOW)
    with pytest.raises(Refused):
        fulfil_commitment(hoa_phu.tuan, made.pk, on=JUNE, evidence=" ", now=NOW)
    fulfil_commitment(hoa_phu.tuan, made.pk, on=JUNE, evidence="Xong", now=NOW)
    with pytest.raises(Overtaken):
        fulfil_commitment(hoa_phu.tuan, made.pk, on=JUNE, evidence="Lần hai", now=NOW)
    assert Entry.objects.filter(verb="commitment_fulfilled").count() == 1


def test_promise_of_an_unpublished_reply_cannot_be_kept(hoa_phu: Cast) -> None:
    opinion = make_opinion(hoa_phu, OpinionState.ASSIGNED)
    draft_reply(hoa_phu.tuan, opinion.pk, text=ANSWER, promises=[promise(hoa_phu)], now=NOW)
    with pytest.raises(Refused):
        fulfil_commitment(hoa_phu.tuan, Commitment.objects.get().pk, on=JUNE, evidence="Xong", now=NOW)


def test_leaders_and_office_see_what_waits_for_them(hoa_phu: Cast) -> None:
    in_review, approved = make_reply(hoa_phu, S.IN_REVIEW), make_reply(hoa_phu, S.APPROVED)
    make_reply(hoa_phu, S.PUBLISHED)
    assert (list(to_approve(hoa_phu.dung)), list(to_publish(hoa_phu.ha))) == ([in_review], [approved])
