"""What an opinion's sender is told by e-mail, and what never leaves."""

from collections.abc import Callable
from datetime import date

import pytest
from django.conf import settings
from django.urls import resolve
from tests.cast import ANSWER, DENUNCIATION, LAN, NOW, ROAD, Cast, do_jobs, make_opinion, make_reply, submission
from tests.cast import send as submit
from tests.cycle.mailbox.letters import message
from tests.cycle.mailbox.test_receiving import enter, take

from dienhong.cycle.mailbox.models import Mail
from dienhong.cycle.opinions.actions.messages import ask_sender
from dienhong.cycle.opinions.actions.sealing import divert_opinion
from dienhong.cycle.opinions.actions.settle import withdraw_opinion
from dienhong.cycle.opinions.mailing import SENDER_GUARD, sender_guard, tell_extended
from dienhong.cycle.opinions.models import Opinion, Submitter
from dienhong.cycle.opinions.states import OpinionState
from dienhong.cycle.privacy.erasing import forget_sender
from dienhong.cycle.privacy.states import Purpose
from dienhong.cycle.replies.states import ReplyState
from dienhong.engines.outbox.guards import Asked
from dienhong.engines.outbox.models import Delivery, Message
from dienhong.engines.secrets.seal import Seal

EMAIL = "lan@thu.example"
QUESTION = "Đoạn đường bị sụt dài khoảng bao nhiêu mét?"


def with_email(cast: Cast, state: OpinionState = OpinionState.RECEIVED) -> Opinion:
    opinion = make_opinion(cast, state)
    Submitter.objects.filter(opinion=opinion).update(email=EMAIL)
    return opinion


def titles() -> list[str]:
    return [title.partition(" ý kiến ")[0] for title in Message.objects.order_by("pk").values_list("title", flat=True)]


def reason(opinion: Opinion) -> str:
    return sender_guard(Asked(opinion.pk, "opinion", EMAIL))


def test_receipt_waits_until_the_address_is_confirmed_and_holds_no_words(hoa_phu: Cast) -> None:
    code = submit(hoa_phu, submission(email=EMAIL, phone=""))
    do_jobs()
    delivery = Delivery.objects.select_related("message").get()
    assert (delivery.state, delivery.address, delivery.name) == ("unverified", EMAIL, LAN.name)
    assert (delivery.message.title, code in delivery.message.text) == (f"Đã tiếp nhận ý kiến {code}", True)
    assert ROAD[:20] not in delivery.message.text
    assert resolve("/tra-cuu/").view_name == "portal:lookup"


def test_who_gave_no_email_is_not_written_to(hoa_phu: Cast) -> None:
    submit(hoa_phu)
    do_jobs()
    assert Delivery.objects.count() == 0


def test_letter_is_answered_in_its_thread_at_once(hoa_phu: Cast) -> None:
    take(hoa_phu, message(Message_ID="<thu-1@nha.example>"))
    enter(hoa_phu, Mail.objects.get())
    do_jobs()
    delivery = Delivery.objects.select_related("message").get()
    assert (delivery.state, delivery.pace, delivery.message.in_reply_to) == (
        "waiting",
        "at_once",
        "<thu-1@nha.example>",
    )


def test_question_answer_and_extension_are_told_without_their_words(hoa_phu: Cast) -> None:
    opinion = with_email(hoa_phu, OpinionState.ASSIGNED)
    do_jobs()
    ask_sender(hoa_phu.ha, opinion.pk, text=QUESTION, now=NOW)
    do_jobs()
    make_reply(hoa_phu, ReplyState.PUBLISHED, opinion=opinion)
    do_jobs()
    tell_extended(opinion, date(2026, 4, 20), key="opinion:extended", now=NOW)
    assert titles() == ["Đã tiếp nhận", "Có câu hỏi về", "Đã có trả lời cho", "Gia hạn trả lời"]
    said = " ".join(Message.objects.values_list("text", flat=True))
    assert [words in said for words in (QUESTION, ANSWER, ROAD, "20/04/2026")] == [False, False, False, True]


def test_suspected_denunciation_leaves_no_letter(hoa_phu: Cast) -> None:
    submit(hoa_phu, submission(DENUNCIATION, email=EMAIL))
    do_jobs()
    assert Message.objects.filter(guard=SENDER_GUARD).count() == 0


def test_diverted_opinion_takes_its_letters_along(hoa_phu: Cast) -> None:
    opinion = with_email(hoa_phu)
    do_jobs()
    assert Message.objects.count() == 1
    divert_opinion(hoa_phu.ha, opinion.pk, seal=Seal(settings.SEALED_KEYS), now=NOW)
    do_jobs()
    assert (Message.objects.filter(guard=SENDER_GUARD).count(), Delivery.objects.count()) == (0, 0)


def withdraw(cast: Cast, opinion: Opinion) -> None:
    withdraw_opinion(cast.citizen, opinion.pk, now=NOW)


def divert(cast: Cast, opinion: Opinion) -> None:
    divert_opinion(cast.ha, opinion.pk, seal=Seal(settings.SEALED_KEYS), now=NOW)


def forget(_cast: Cast, opinion: Opinion) -> None:
    forget_sender([opinion.pk], [Purpose.CONTACT])


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (withdraw, "Người gửi đã rút ý kiến."),
        (divert, "Ý kiến đã chuyển xử lý theo quy định riêng."),
        (forget, "Người gửi không còn để lại địa chỉ này."),
    ],
)
def test_guard_keeps_back_what_changed_before_it_left(
    hoa_phu: Cast, change: Callable[[Cast, Opinion], None], expected: str
) -> None:
    opinion = with_email(hoa_phu)
    assert reason(opinion) == ""
    change(hoa_phu, opinion)
    assert reason(opinion) == expected


def test_who_takes_back_the_contact_leaves_no_address_in_the_outbox(hoa_phu: Cast) -> None:
    opinion = with_email(hoa_phu)
    do_jobs()
    forget(hoa_phu, opinion)
    assert Delivery.objects.count() == 0
