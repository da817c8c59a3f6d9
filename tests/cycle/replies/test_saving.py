"""Texts of a reply in writing: saved once, never overwritten unseen, all kept."""

from datetime import timedelta

import pytest
from tests.cast import ANSWER, NOW, Cast, make_opinion, make_reply, new_key

from dienhong.cycle.opinions.states import OpinionState
from dienhong.cycle.replies.actions.draft import draft_reply
from dienhong.cycle.replies.actions.saving import choose_text, save_text
from dienhong.cycle.replies.models import Commitment, Reply, ReplyText
from dienhong.cycle.replies.states import ReplyState
from dienhong.engines.journal.models import Entry
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Forbidden, Missing, Overtaken, Refused

HERS = "Bản của Hà, khác hẳn."


def texts() -> list[tuple[str, int | None, bool]]:
    return [(text.text, text.version, text.settled) for text in ReplyText.objects.order_by("pk")]


def test_first_saving_starts_the_draft_once(hoa_phu: Cast) -> None:
    opinion, key = make_opinion(hoa_phu, OpinionState.ASSIGNED), new_key()
    first = save_text(hoa_phu.tuan, opinion.pk, client_id=key, text="Đường", now=NOW)
    again = save_text(hoa_phu.tuan, opinion.pk, client_id=key, text="Đường", now=NOW)
    assert (first.reply.version, again.reply.version, again.waiting) == (1, 1, None)
    assert texts() == [("Đường", 1, True)]
    assert Entry.objects.filter(verb="reply_drafted").count() == 1


def test_writing_on_makes_one_text_in_two_minutes(hoa_phu: Cast) -> None:
    opinion = make_opinion(hoa_phu, OpinionState.ASSIGNED)
    for seen, (text, seconds) in enumerate([("Một", 0), ("Một hai", 60), ("Một hai ba", 121), ("Một", 125)]):
        now = NOW + timedelta(seconds=seconds)
        save_text(hoa_phu.tuan, opinion.pk, client_id=new_key(), text=text, seen_version=seen or None, now=now)
    assert texts() == [("Một hai", 2, True), ("Một hai ba", 3, True), ("Một", 4, True)]
    assert Reply.objects.get().version == 4


def test_same_text_again_is_no_new_version(hoa_phu: Cast) -> None:
    reply = make_reply(hoa_phu, text=ANSWER)
    saved = save_text(hoa_phu.tuan, reply.opinion_id, client_id=new_key(), text=ANSWER, seen_version=7, now=NOW)
    assert (saved.reply.version, saved.waiting) == (reply.version, None)


def test_two_writers_both_texts_are_kept(hoa_phu: Cast) -> None:
    reply = make_reply(hoa_phu, text=ANSWER)
    save_text(hoa_phu.tuan, reply.opinion_id, client_id=new_key(), text="Bản của Tuấn", seen_version=1, now=NOW)
    key = new_key()
    for _ in range(2):
        saved = save_text(hoa_phu.ha, reply.opinion_id, client_id=key, text=HERS, seen_version=1, now=NOW)
    assert saved.waiting is not None
    assert (saved.reply.text, saved.waiting.text) == ("Bản của Tuấn", HERS)
    assert [text for text in texts() if text[1] is None] == [(HERS, None, False)]


@pytest.mark.parametrize(("take", "text"), [(True, HERS), (False, "Bản của Tuấn")])
def test_choosing_settles_and_keeps_both(hoa_phu: Cast, take: bool, text: str) -> None:
    reply = make_reply(hoa_phu, text=ANSWER)
    save_text(hoa_phu.tuan, reply.opinion_id, client_id=new_key(), text="Bản của Tuấn", seen_version=1, now=NOW)
    saved = save_text(hoa_phu.ha, reply.opinion_id, client_id=new_key(), text=HERS, seen_version=1, now=NOW)
    assert saved.waiting is not None
    chosen = choose_text(hoa_phu.ha, saved.waiting.pk, take=take, seen_version=2, now=NOW)
    assert (chosen.text, chosen.version) == (text, 3 if take else 2)
    assert {"Bản của Tuấn", HERS} <= {kept[0] for kept in texts()}
    assert not ReplyText.objects.filter(settled=False).exists()
    with pytest.raises(Missing):
        choose_text(hoa_phu.ha, saved.waiting.pk, take=True, seen_version=3, now=NOW)


def test_choosing_on_an_older_version_settles_nothing(hoa_phu: Cast) -> None:
    reply = make_reply(hoa_phu, text=ANSWER)
    saved = save_text(hoa_phu.ha, reply.opinion_id, client_id=new_key(), text=HERS, seen_version=None, now=NOW)
    assert saved.waiting is not None
    with pytest.raises(Overtaken):
        choose_text(hoa_phu.ha, saved.waiting.pk, take=True, seen_version=9, now=NOW)
    assert ReplyText.objects.filter(settled=False).count() == 1


def test_promises_stay_when_the_text_is_saved(hoa_phu: Cast) -> None:
    reply = make_reply(hoa_phu, text=ANSWER)
    due = NOW.date() + timedelta(days=9)
    Commitment.objects.create(reply=reply, text="Đổ bê tông", unit=hoa_phu.units["economy"], due_date=due)
    save_text(hoa_phu.tuan, reply.opinion_id, client_id=new_key(), text="Mới", seen_version=1, now=NOW)
    assert reply.commitments.count() == 1


def test_manual_saving_joins_the_history_and_settles(hoa_phu: Cast) -> None:
    reply = make_reply(hoa_phu, text=ANSWER)
    save_text(hoa_phu.ha, reply.opinion_id, client_id=new_key(), text=HERS, seen_version=None, now=NOW)
    draft_reply(hoa_phu.ha, reply.opinion_id, text="Bản ghép", seen_version=1, now=NOW)
    assert texts()[-1] == ("Bản ghép", 2, True)
    assert not ReplyText.objects.filter(settled=False).exists()


def test_nothing_is_saved_on_a_reply_in_review(hoa_phu: Cast) -> None:
    reply = make_reply(hoa_phu, ReplyState.IN_REVIEW)
    with pytest.raises(Refused):
        save_text(hoa_phu.tuan, reply.opinion_id, client_id=new_key(), text="Lén", seen_version=reply.version, now=NOW)


@pytest.mark.parametrize("who", ["sau", "lua"])
def test_others_may_not(hoa_phu: Cast, who: str) -> None:
    actor: Actor | None = hoa_phu.actors.get(who)
    opinion = make_opinion(hoa_phu, OpinionState.ASSIGNED)
    with pytest.raises(Forbidden):
        save_text(actor or hoa_phu.citizen, opinion.pk, client_id=new_key(), text="Một", now=NOW)


def test_a_text_that_is_too_long_is_refused(hoa_phu: Cast) -> None:
    opinion = make_opinion(hoa_phu, OpinionState.ASSIGNED)
    with pytest.raises(Refused):
        save_text(hoa_phu.tuan, opinion.pk, client_id=new_key(), text="a" * 20_001, now=NOW)
