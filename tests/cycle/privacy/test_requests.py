"""Consent and requests about personal data."""

import json
import random
import uuid
from datetime import timedelta

import pytest
from django.conf import settings
from tests.cast import LAN, NOW, Cast, do_jobs, make_opinion, make_reply

from dienhong.civic.deadlines.queries import calendar, limit
from dienhong.civic.sealed.models import SealedCase
from dienhong.cycle.mailbox.models import Mail
from dienhong.cycle.opinions.models import Opinion, Submitter
from dienhong.cycle.opinions.states import OpinionState
from dienhong.cycle.privacy.actions.consent import withdraw_consent
from dienhong.cycle.privacy.actions.effects import Amending
from dienhong.cycle.privacy.actions.requests import (
    acknowledge_request,
    answer_request,
    extend_request,
    open_request,
    refuse_request,
)
from dienhong.cycle.privacy.copying import as_json, held_about
from dienhong.cycle.privacy.models import Amendment, Consent, DataRequest
from dienhong.cycle.privacy.queries import requests_open_to
from dienhong.cycle.privacy.states import About, Purpose, RequestKind, RequestState
from dienhong.cycle.replies.queries import published_replies
from dienhong.cycle.replies.states import ReplyState
from dienhong.engines.journal.models import Entry
from dienhong.engines.secrets.seal import Seal
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Forbidden, Missing, Refused

LATER = NOW + timedelta(days=1)


def ask(cast: Cast, opinion: Opinion, kind: RequestKind, text: str = "", *, by: Actor | None = None) -> DataRequest:
    return open_request(
        by or cast.citizen,
        opinion.pk,
        kind=kind,
        text=text,
        key=uuid.uuid4(),
        seal=Seal(settings.SEALED_KEYS),
        random=random.Random(4).randrange,
        now=NOW,
    )


def told_of(opinion: Opinion) -> str:
    return json.dumps(as_json(opinion, now=NOW), ensure_ascii=False)


def with_mail(opinion: Opinion) -> Mail:
    return Mail.objects.create(
        key=uuid.uuid4(),
        opinion=opinion,
        sender_name="Lan thư",
        sender_address="lan@thu.example",
        text="Lời thư",
        raw_text="Lời thư, ký tên 0912000777",
        received_at=NOW,
        fetched_at=NOW,
    )


def test_consent_tells_purpose_words_day_and_channel(hoa_phu: Cast) -> None:
    opinion = make_opinion(hoa_phu)
    do_jobs()
    told = Consent.objects.values_list("purpose", "wording", "given_at", "channel", "withdrawn_at")
    received = opinion.received_at
    assert list(told) == [
        (Purpose.CONTACT, "v1", received, opinion.channel, None),
        (Purpose.NAMING, "v1", received, opinion.channel, None),
    ]


def test_nobody_agrees_who_was_not_asked(hoa_phu: Cast) -> None:
    opinion = make_opinion(hoa_phu)
    Submitter.objects.filter(opinion=opinion).update(consented_at=None)
    do_jobs()
    assert Consent.objects.count() == 0


def test_withdrawing_forgets_what_it_was_given_for_and_keeps_the_words(hoa_phu: Cast) -> None:
    opinion = make_opinion(hoa_phu)
    mail = with_mail(opinion)
    withdraw_consent(hoa_phu.citizen, opinion.pk, Purpose.CONTACT, now=LATER)
    sender = Submitter.objects.get()
    assert (sender.name, sender.phone, sender.email) == (LAN.name, "", "")
    withdraw_consent(hoa_phu.citizen, opinion.pk, Purpose.NAMING, now=LATER)
    sender.refresh_from_db()
    mail.refresh_from_db()
    assert (sender.name, sender.consented_at) == ("", None)
    assert (mail.sender_name, mail.sender_address, mail.raw_text, mail.text) == ("", "", "", "Lời thư")
    assert Opinion.objects.get().text == opinion.text
    with pytest.raises(Refused):
        withdraw_consent(hoa_phu.citizen, opinion.pk, Purpose.NAMING, now=LATER)


def test_only_the_office_withdraws_for_somebody(hoa_phu: Cast) -> None:
    opinion = make_opinion(hoa_phu)
    with pytest.raises(Forbidden):
        withdraw_consent(hoa_phu.tuan, opinion.pk, Purpose.CONTACT, now=LATER)
    withdraw_consent(hoa_phu.ha, opinion.pk, Purpose.CONTACT, now=LATER)
    assert Consent.objects.get(purpose=Purpose.CONTACT).withdrawn_by_id == hoa_phu.ha.user_id


@pytest.mark.parametrize("kind", RequestKind)
def test_each_kind_has_its_own_clock(hoa_phu: Cast, kind: RequestKind) -> None:
    request = ask(hoa_phu, make_opinion(hoa_phu), kind, "Ghi sai.")
    due = limit(f"data_{kind}").due(NOW.date(), calendar())
    told = limit("data_acknowledge").due(NOW.date(), calendar())
    assert (request.due_date, request.acknowledge_by) == (due, told)


def test_the_same_request_twice_is_one(hoa_phu: Cast) -> None:
    opinion = make_opinion(hoa_phu)
    first = ask(hoa_phu, opinion, RequestKind.ERASE)
    again = open_request(
        hoa_phu.citizen,
        opinion.pk,
        kind=RequestKind.ERASE,
        text="",
        key=first.key,
        seal=Seal(settings.SEALED_KEYS),
        random=random.Random(4).randrange,
        now=NOW,
    )
    assert again == first
    with pytest.raises(Refused):
        ask(hoa_phu, opinion, RequestKind.ERASE)


def test_whole_way_with_extension_and_answer(hoa_phu: Cast) -> None:
    request = ask(hoa_phu, make_opinion(hoa_phu), RequestKind.SEE)
    acknowledge_request(hoa_phu.ha, request.pk, now=LATER)
    extend_request(hoa_phu.ha, request.pk, reason="Phải đối chiếu hồ sơ giấy", now=LATER)
    with pytest.raises(Refused):
        extend_request(hoa_phu.ha, request.pk, reason="Lần nữa", now=LATER)
    answer_request(hoa_phu.ha, request.pk, answer="Đã gửi bản sao.", now=LATER)
    request.refresh_from_db()
    assert (request.state, request.is_extended, request.closed_at) == (RequestState.DONE, True, LATER)
    verbs = Entry.objects.filter(verb__startswith="data_request").order_by("number").values_list("verb", flat=True)
    assert list(verbs) == [
        "data_request_received",
        "data_request_acknowledged",
        "data_request_extended",
        "data_request_done",
    ]


def test_refusal_needs_a_reason_and_changes_nothing(hoa_phu: Cast) -> None:
    request = ask(hoa_phu, make_opinion(hoa_phu), RequestKind.ERASE)
    with pytest.raises(Refused):
        refuse_request(hoa_phu.ha, request.pk, reason=" ", now=LATER)
    refuse_request(hoa_phu.ha, request.pk, reason="Đang khiếu nại", now=LATER)
    request.refresh_from_db()
    assert (request.state, Submitter.objects.get().name) == (RequestState.REFUSED, LAN.name)
    with pytest.raises(Refused):
        answer_request(hoa_phu.ha, request.pk, answer="Xong", now=LATER)


def test_erasing_forgets_the_sender_and_keeps_words_and_journal_without_names(hoa_phu: Cast) -> None:
    opinion = make_opinion(hoa_phu)
    with_mail(opinion)
    assert LAN.name in told_of(opinion)
    answer_request(hoa_phu.ha, ask(hoa_phu, opinion, RequestKind.ERASE).pk, answer="Đã xóa.", now=LATER)
    told = told_of(opinion)
    gone = (LAN.name, "lan@thu.example", "Lan thư", "0912000777")
    assert [word for word in gone if word in told] == []
    assert opinion.text in told
    assert [entry for entry in Entry.objects.all() if LAN.name in json.dumps(entry.details)] == []


def test_objecting_takes_the_public_wording_back(hoa_phu: Cast) -> None:
    reply = make_reply(hoa_phu, ReplyState.PUBLISHED)
    request = ask(hoa_phu, reply.opinion, RequestKind.OBJECT)
    answer_request(hoa_phu.ha, request.pk, answer="Đã ngừng công khai.", now=LATER)
    assert list(published_replies()) == []


def test_a_correction_stands_beside_the_words(hoa_phu: Cast) -> None:
    opinion = make_opinion(hoa_phu)
    request = ask(hoa_phu, opinion, RequestKind.CORRECT, "Đường số 5, không phải số 4")
    with pytest.raises(Refused):
        answer_request(hoa_phu.ha, request.pk, answer="Đã ghi.", now=LATER)
    beside = Amending(About.WORDS, "Đường số 5")
    answer_request(hoa_phu.ha, request.pk, answer="Đã ghi.", amending=beside, now=LATER)
    assert (Amendment.objects.get().text, Opinion.objects.get().text) == ("Đường số 5", opinion.text)


def test_a_contact_is_set_right_when_it_is_one(hoa_phu: Cast) -> None:
    opinion = make_opinion(hoa_phu)
    request = ask(hoa_phu, opinion, RequestKind.CORRECT, "Số điện thoại cũ")
    with pytest.raises(Refused):
        answer_request(hoa_phu.ha, request.pk, answer="Đã sửa.", amending=Amending(About.PHONE, "12"), now=LATER)
    right = Amending(About.PHONE, "0912 000 999")
    answer_request(hoa_phu.ha, request.pk, answer="Đã sửa.", amending=right, now=LATER)
    assert (Submitter.objects.get().phone, Amendment.objects.get().text) == ("+84912000999", "")


def test_words_that_accuse_go_to_the_sealed_track(hoa_phu: Cast) -> None:
    opinion = make_opinion(hoa_phu)
    request = ask(
        hoa_phu, opinion, RequestKind.COMPLAINT, "Tôi tố cáo ông Bùi Văn Sáu trưởng thôn lấy tiền hỗ trợ bão."
    )
    assert (request.text, SealedCase.objects.count()) == ("", 1)


@pytest.mark.parametrize("who", ["tuan", "van", "sau", "quyen", "khoa"])
def test_only_office_and_leaders_handle_requests(hoa_phu: Cast, who: str) -> None:
    opinion = make_opinion(hoa_phu)
    request, actor = ask(hoa_phu, opinion, RequestKind.SEE), hoa_phu.actors[who]
    for act in (
        lambda: acknowledge_request(actor, request.pk, now=LATER),
        lambda: answer_request(actor, request.pk, answer="Xong", now=LATER),
        lambda: ask(hoa_phu, opinion, RequestKind.ERASE, by=actor),
    ):
        with pytest.raises(Forbidden):
            act()


def test_a_diverted_opinion_leaves_nothing_here(hoa_phu: Cast) -> None:
    opinion = make_opinion(hoa_phu)
    ask(hoa_phu, opinion, RequestKind.COMPLAINT, "Ghi sai họ tên.")
    do_jobs()
    diverted = make_opinion(hoa_phu, OpinionState.DIVERTED)
    Opinion.objects.filter(pk=opinion.pk).update(state=OpinionState.DIVERTED)
    with pytest.raises(Missing):
        ask(hoa_phu, diverted, RequestKind.SEE)
    Opinion.objects.filter(pk=opinion.pk).update(state=opinion.state)
    do_jobs()
    assert Consent.objects.filter(opinion=diverted).count() == 0


def test_the_copy_tells_every_section(hoa_phu: Cast) -> None:
    opinion = make_opinion(hoa_phu, OpinionState.REPLIED)
    with_mail(opinion)
    ask(hoa_phu, opinion, RequestKind.SEE)
    assert [part.key for part in held_about(opinion)] == [
        "opinion",
        "sender",
        "consents",
        "mail",
        "reply",
        "requests",
    ]
    assert [row.opinion_id for row in requests_open_to(hoa_phu.ha)] == [opinion.pk]
