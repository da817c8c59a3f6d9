"""Officials' notices as letters, addresses that their owners confirm, what the office may do."""

from datetime import time, timedelta
from email import message_from_bytes, policy

import pytest
from django.conf import settings
from tests.cast import NOW, Cast

from dienhong.civic.messages.actions.handling import approve_message, cancel_delivery, cancel_message, retry_delivery
from dienhong.civic.messages.actions.owning import confirm_address, receive_again, refuse_topic
from dienhong.civic.messages.actions.setting import set_contact, set_hours
from dienhong.civic.messages.models import Contact
from dienhong.civic.messages.queries import deliveries, hours_of, shown_address
from dienhong.civic.messages.states import NoticesBy
from dienhong.civic.notices.actions import mark_all_read, notify
from dienhong.civic.people.models import User
from dienhong.config.outgoing import send_all
from dienhong.engines.journal.models import Entry
from dienhong.engines.outbox.addresses import EVERYTHING
from dienhong.engines.outbox.letters import Letter, Recipient
from dienhong.engines.outbox.models import Address, Delivery
from dienhong.engines.outbox.states import ChannelKind, DeliveryState
from dienhong.engines.outbox.writing import draft, send
from dienhong.kernel.errors import Forbidden, Missing, Overtaken, Refused

DAY = timedelta(days=1)
EMAIL = "ha@xa.example"


def tell(key: str, text: str = "Được giao ý kiến TH-1", subject: str = "opinion") -> None:
    notify(User.objects.filter(username="ha"), key=key, text=text, subject=subject, subject_id=1, now=NOW)


def wants(cast: Cast, notices_by: NoticesBy = NoticesBy.DIGEST, *, confirmed: bool = True) -> None:
    set_contact(cast.ha, email=EMAIL, notices_by=notices_by, now=NOW)
    if confirmed:
        Address.objects.create(channel="email", address=EMAIL, token="dau-ha", verified_at=NOW)


def sent_texts(topic: str) -> list[str]:
    rows = Delivery.objects.filter(message__topic=topic, state=DeliveryState.SENT, folded_into=None).order_by("pk")
    folder = settings.OUTGOING / "99001"
    return [_text((folder / f"{row.reference.hex}.eml").read_bytes()) for row in rows]


def _text(content: bytes) -> str:
    body = message_from_bytes(content, policy=policy.default).get_body()
    assert body is not None
    return str(body.get_content())


def test_unread_notices_come_as_one_letter_in_the_morning(hoa_phu: Cast) -> None:
    wants(hoa_phu)
    for number in range(3):
        tell(f"giao:{number}", f"Được giao ý kiến số {number}.")
    tell("mat", "Có nội dung mới chờ xem ở mục Đơn thư.", subject="sealed")
    assert (send_all(lambda: NOW), send_all(lambda: NOW)) == (0, 0)
    assert (send_all(lambda: NOW + DAY), send_all(lambda: NOW + DAY)) == (1, 0)
    [text] = sent_texts("digest")
    assert [f"số {number}" in text for number in range(3)] == [True] * 3
    assert ("Đơn thư" in text, Delivery.objects.filter(message__topic="notices", state="sent").count()) == (False, 3)


def test_what_was_read_at_the_desk_is_not_sent(hoa_phu: Cast) -> None:
    wants(hoa_phu, NoticesBy.AT_ONCE)
    tell("giao:1")
    send_all(lambda: NOW.replace(hour=22))
    assert Delivery.objects.get().state == "waiting"
    mark_all_read(hoa_phu.ha, NOW)
    assert (send_all(lambda: NOW + DAY), Delivery.objects.get().state) == (0, "withheld")


def test_nobody_who_did_not_ask_is_written_to(hoa_phu: Cast) -> None:
    tell("truoc")
    wants(hoa_phu, NoticesBy.NOTHING)
    tell("sau")
    send_all(lambda: NOW + DAY)
    assert Delivery.objects.count() == 0


def test_new_address_is_asked_once_and_then_gets_what_waited(hoa_phu: Cast) -> None:
    wants(hoa_phu, NoticesBy.AT_ONCE, confirmed=False)
    tell("giao:1")
    assert (send_all(lambda: NOW), send_all(lambda: NOW), send_all(lambda: NOW + DAY)) == (1, 0, 0)
    token = Address.objects.get().token
    [asked] = sent_texts("confirm")
    assert f"/hoa-phu/nhan-tin/{token}/\n" in asked.replace("\r", "")
    assert confirm_address(hoa_phu.citizen, token, now=NOW) == 1
    assert (send_all(lambda: NOW + DAY), len(sent_texts("notices"))) == (1, 1)


def test_owner_who_refuses_gets_nothing_until_they_agree_again(hoa_phu: Cast) -> None:
    wants(hoa_phu, NoticesBy.AT_ONCE, confirmed=False)
    tell("giao:1")
    send_all(lambda: NOW)
    token = Address.objects.get().token
    refuse_topic(hoa_phu.citizen, token, EVERYTHING, now=NOW)
    assert set(Delivery.objects.values_list("message__topic", "state")) == {
        ("confirm", "sent"),
        ("notices", "cancelled"),
    }
    receive_again(hoa_phu.citizen, token, now=NOW)
    assert Address.objects.get().refused == []
    with pytest.raises(Missing):
        confirm_address(hoa_phu.citizen, "la", now=NOW)


@pytest.mark.parametrize("email", ["", "khong-phai", "a@b\nBcc: c@d.example"])
def test_wrong_address_is_refused_at_its_field(hoa_phu: Cast, email: str) -> None:
    with pytest.raises(Refused) as refusal:
        set_contact(hoa_phu.ha, email=email, notices_by=NoticesBy.DIGEST, now=NOW)
    assert refusal.value.field == "email"


def test_empty_address_takes_it_back(hoa_phu: Cast) -> None:
    wants(hoa_phu)
    set_contact(hoa_phu.ha, email="", notices_by=NoticesBy.NOTHING, now=NOW)
    assert Contact.objects.count() == 0


def test_administrator_sets_the_hours(hoa_phu: Cast) -> None:
    hours = {"quiet_from": time(20), "quiet_to": time(7), "digest_at": time(8)}
    set_hours(hoa_phu.khoa, **hours, now=NOW)
    set_hours(hoa_phu.khoa, **hours | {"digest_at": time(9)}, now=NOW)
    assert (hours_of().quiet_from, hours_of().digest_at) == (time(20), time(9))
    with pytest.raises(Forbidden):
        set_hours(hoa_phu.ha, **hours, now=NOW)


def invite(*addresses: str, held: bool = False) -> int:
    letter = Letter(key="moi", topic="invitation", title="Giấy mời", text="Kính mời.")
    to = [Recipient(channel=ChannelKind.EMAIL, address=address) for address in addresses]
    return (draft if held else send)(letter, to, now=NOW).pk


def test_office_approves_holds_back_and_tries_again(hoa_phu: Cast) -> None:
    message = invite("lan@thu.example", "minh@thu.example", "sai", held=True)
    assert approve_message(hoa_phu.ha, message, now=NOW) == 2
    with pytest.raises(Overtaken):
        approve_message(hoa_phu.ha, message, now=NOW)
    first = Delivery.objects.order_by("pk")[0]
    cancel_delivery(hoa_phu.ha, first.pk, now=NOW)
    with pytest.raises(Overtaken):
        cancel_delivery(hoa_phu.ha, first.pk, now=NOW)
    assert cancel_message(hoa_phu.ha, message, now=NOW) == 1
    with pytest.raises(Refused):
        cancel_message(hoa_phu.ha, message, now=NOW)
    retry_delivery(hoa_phu.khoa, Delivery.objects.get(state="failed").pk, now=NOW)
    with pytest.raises(Refused):
        retry_delivery(hoa_phu.khoa, first.pk, now=NOW)
    verbs = Entry.objects.filter(subject="message").order_by("number").values_list("verb", flat=True)
    assert list(verbs) == ["message_approved", "message_cancelled", "message_cancelled", "delivery_retried"]


def test_others_see_and_do_nothing(hoa_phu: Cast) -> None:
    message = invite("lan@thu.example")
    delivery = Delivery.objects.get().pk
    for refused in (
        lambda: approve_message(hoa_phu.khoa, message, now=NOW),
        lambda: cancel_message(hoa_phu.tuan, message, now=NOW),
        lambda: cancel_delivery(hoa_phu.tuan, delivery, now=NOW),
        lambda: retry_delivery(hoa_phu.citizen, delivery, now=NOW),
    ):
        with pytest.raises(Forbidden):
            refused()
    assert (deliveries(hoa_phu.tuan, {}).count(), deliveries(hoa_phu.ha, {}).count()) == (0, 1)


def test_address_is_half_covered_for_those_who_may_not_see_contacts(hoa_phu: Cast) -> None:
    shown = [
        shown_address(actor, told)
        for actor in (hoa_phu.ha, hoa_phu.khoa)
        for told in ("lan@thu.example", "+84912345678")
    ]
    assert shown == ["lan@thu.example", "0912 345 678", "l…@thu.example", "…678"]
