"""Approving a wording and taking it back."""

from datetime import timedelta

import pytest
from tests.cast import ANSWER, NOW, PUBLIC_ROAD, Cast, make_opinion, make_reply, run_at_once

from dienhong.cycle.opinions.models import Opinion
from dienhong.cycle.opinions.states import OpinionState
from dienhong.cycle.privacy import rules
from dienhong.cycle.privacy.actions.wording import approve_wording, publish_reply, take_back_wording
from dienhong.cycle.privacy.models import PublicWording
from dienhong.cycle.privacy.queries import made_public, to_review
from dienhong.cycle.replies.actions.review import give_reply
from dienhong.cycle.replies.models import Reply
from dienhong.cycle.replies.queries import answer_for, published_replies
from dienhong.cycle.replies.states import ReplyState
from dienhong.engines.journal.models import Entry
from dienhong.kernel.errors import Forbidden, Overtaken, Refused

LATER = NOW + timedelta(days=1)


def given(cast: Cast) -> Reply:
    reply = make_reply(cast, ReplyState.APPROVED)
    give_reply(cast.ha, reply.pk, seen_version=reply.version, now=NOW)
    reply.refresh_from_db()
    return reply


def test_a_given_answer_is_its_sender_s_alone(hoa_phu: Cast) -> None:
    reply = given(hoa_phu)
    assert (list(published_replies()), answer_for(reply.opinion)) == ([], reply)
    assert (list(to_review(hoa_phu.ha)), list(made_public(hoa_phu.ha))) == ([reply], [])


def test_approval_tells_who_when_which_version(hoa_phu: Cast) -> None:
    reply = given(hoa_phu)
    approve_wording(hoa_phu.ha, reply.pk, seen_version=reply.version, public_text=PUBLIC_ROAD, now=LATER)
    wording = PublicWording.objects.get()
    assert (wording.version, wording.question, wording.answer) == (1, PUBLIC_ROAD, ANSWER)
    assert (wording.approved_by_id, wording.approved_at) == (hoa_phu.ha.user_id, LATER)
    assert list(published_replies()) == [reply]


def test_taking_back_closes_at_once_and_approval_opens_the_next_version(hoa_phu: Cast) -> None:
    reply = make_reply(hoa_phu, ReplyState.PUBLISHED)
    take_back_wording(hoa_phu.ha, reply.pk, reason="Sót tên", now=LATER)
    reply.refresh_from_db()
    assert (list(published_replies()), reply.public_text, Opinion.objects.get().public_text) == ([], "", "")
    assert answer_for(reply.opinion) == reply
    with pytest.raises(Overtaken):
        take_back_wording(hoa_phu.ha, reply.pk, reason="Sót tên", now=LATER)
    approve_wording(hoa_phu.ha, reply.pk, seen_version=reply.version, public_text="Đường hỏng.", now=LATER)
    told = PublicWording.objects.values_list("version", "taken_back_at", "reason")
    assert list(told) == [(2, None, ""), (1, LATER, "Sót tên")]
    assert published_replies().get().opinion.public_text == "Đường hỏng."


def test_undecided_and_unconfirmed_wordings_are_refused_whole(hoa_phu: Cast) -> None:
    reply = make_reply(hoa_phu, ReplyState.APPROVED)
    for text in ("Nhà bà Hoa bị ngập.", "Gọi cho tôi số 0912 000 555."):
        with pytest.raises(Refused) as refusal:
            publish_reply(hoa_phu.ha, reply.pk, seen_version=reply.version, public_text=text, now=NOW)
        assert refusal.value.field == "confirmed"
    assert (Reply.objects.get().state, PublicWording.objects.exists()) == (ReplyState.APPROVED, False)


def test_what_was_chosen_to_be_hidden_is_hidden_however_it_was_typed(hoa_phu: Cast) -> None:
    reply = make_reply(hoa_phu, ReplyState.APPROVED)
    text = "Nhà bà Hoa bị ngập."
    choice = {rules.questions(text)[0].key: rules.HIDE}
    publish_reply(hoa_phu.ha, reply.pk, seen_version=reply.version, public_text=text, decisions=choice, now=NOW)
    assert Opinion.objects.get().public_text == "Nhà bà [tên người] bị ngập."


@pytest.mark.parametrize("who", ["tuan", "van", "sau", "quyen", "khoa"])
def test_only_office_and_leaders_approve_and_take_back(hoa_phu: Cast, who: str) -> None:
    reply, actor = given(hoa_phu), hoa_phu.actors[who]
    with pytest.raises(Forbidden):
        approve_wording(actor, reply.pk, seen_version=reply.version, public_text=PUBLIC_ROAD, now=NOW)
    with pytest.raises(Forbidden):
        take_back_wording(actor, reply.pk, reason="Không", now=NOW)


def test_a_public_wording_is_not_overwritten(hoa_phu: Cast) -> None:
    reply = make_reply(hoa_phu, ReplyState.PUBLISHED)
    with pytest.raises(Overtaken):
        approve_wording(hoa_phu.ha, reply.pk, seen_version=reply.version, public_text="Khác.", now=LATER)
    assert PublicWording.objects.get().question == PUBLIC_ROAD


def test_taking_back_one_of_two_answers_keeps_the_question_of_the_other(hoa_phu: Cast) -> None:
    opinion = make_opinion(hoa_phu, OpinionState.ASSIGNED)
    first = make_reply(hoa_phu, ReplyState.PUBLISHED, opinion=opinion)
    Opinion.objects.filter(pk=opinion.pk).update(state=OpinionState.ASSIGNED)
    second = make_reply(hoa_phu, ReplyState.PUBLISHED, opinion=opinion)
    take_back_wording(hoa_phu.ha, second.pk, reason="Sai", now=LATER)
    assert list(published_replies()) == [first]


def test_the_journal_tells_the_version_and_no_words(hoa_phu: Cast) -> None:
    reply = make_reply(hoa_phu, ReplyState.PUBLISHED)
    take_back_wording(hoa_phu.ha, reply.pk, reason="Sót tên bà Hoa", now=LATER)
    told = Entry.objects.filter(verb__startswith="wording").order_by("number").values_list("verb", "details")
    details = {"opinion": reply.opinion_id, "wording": 1}
    assert list(told) == [("wording_approved", details), ("wording_taken_back", details)]


def test_two_who_approve_at_once_open_one_version(hoa_phu_committed: Cast) -> None:
    cast = hoa_phu_committed
    reply = given(cast)

    def approve(text: str) -> object:
        return approve_wording(cast.ha, reply.pk, seen_version=reply.version, public_text=text, now=LATER)

    results = run_at_once(cast, lambda: approve("Đường hỏng."), lambda: approve("Đường sụt."))
    assert sorted(type(result).__name__ for result in results) == ["Overtaken", "PublicWording"]
    assert PublicWording.objects.count() == 1
