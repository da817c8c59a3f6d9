"""The outbox at the desk, and the pages that a link in a letter opens."""

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.html import escape
from pytest_django import DjangoAssertNumQueries
from tests.cast import Cast
from tests.web.desk.office import Desk

from dienhong.civic.messages.models import Contact
from dienhong.engines.outbox.addresses import address_row
from dienhong.engines.outbox.channels.protocol import ChannelDown
from dienhong.engines.outbox.claiming import put_back
from dienhong.engines.outbox.letters import Letter, Recipient
from dienhong.engines.outbox.models import Address, Delivery, Hours
from dienhong.engines.outbox.states import ChannelKind
from dienhong.engines.outbox.writing import draft, send


def letter(key: str = "moi", *addresses: str, held: bool = False) -> Delivery:
    said = Letter(key=key, topic="invitation", title="Giấy mời <b>", text="Kính mời {name}", short_text="Mời họp")
    to = [Recipient(channel=ChannelKind.EMAIL, address=one, name="Lan") for one in addresses or ("lan@thu.example",)]
    message = (draft if held else send)(said, to, now=timezone.now())
    return message.deliveries.order_by("pk")[0]


def test_empty_outbox_says_what_will_stand_there(office: Desk) -> None:
    assert "Chưa có tin nào gửi đi" in office.text("tin-gui-di/")


def test_list_narrows_and_keeps_its_choice(office: Desk) -> None:
    letter("moi", "lan@thu.example", "sai")
    assert ("lan@thu.example" in office.text("tin-gui-di/"), escape("Giấy mời <b>") in office.text("tin-gui-di/")) == (
        True,
        True,
    )
    failed = office.text("tin-gui-di/", **{"trang-thai": "failed", "kenh": "email"})
    assert ("lan@thu.example" in failed, "Địa chỉ không hợp lệ." in failed) == (False, True)
    assert 'name="trang-thai" value="failed"' in failed
    assert "Không có tin nào như vậy" in office.text("tin-gui-di/", kenh="sms")
    assert office.get("tin-gui-di/", **{"trang-thai": "la", "trang": "la"}).status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_the_same_for_few_and_many(
    office: Desk, count: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    letter("moi", *(f"nguoi{number}@thu.example" for number in range(count)))
    office.get("tin-gui-di/")
    with django_assert_max_num_queries(14):
        office.get("tin-gui-di/")


def test_draft_is_approved_and_cancelled_by_buttons(office: Desk) -> None:
    delivery = letter("moi", "lan@thu.example", "minh@thu.example", held=True)
    page = f"tin-gui-di/tin/{delivery.message_id}/"
    assert ("Duyệt gửi" in office.text(page), "Kính mời {name}" in office.text(page)) == (True, True)
    assert office.post(f"{page}duyet/").status_code == 302
    assert office.post(f"{page}duyet/").status_code == 409
    assert office.post(f"tin-gui-di/{delivery.pk}/huy/").status_code == 302
    assert office.post(f"{page}huy/").status_code == 302
    assert set(Delivery.objects.values_list("state", flat=True)) == {"cancelled"}
    assert (office.get("tin-gui-di/tin/999/").status_code, office.get(f"{page}huy/").status_code) == (404, 405)


def test_failed_is_sent_again_by_a_button(office: Desk) -> None:
    delivery = letter("moi", "sai")
    assert office.post(f"tin-gui-di/{delivery.pk}/gui-lai/").status_code == 302
    assert (Delivery.objects.get().state, office.post(f"tin-gui-di/{delivery.pk}/gui-lai/").status_code) == (
        "waiting",
        422,
    )


def test_channel_at_rest_is_told(office: Desk) -> None:
    put_back(letter(), ChannelDown("Máy chủ thư không nhận tên hoặc mật khẩu."), timezone.now())
    assert "Máy chủ thư không nhận tên hoặc mật khẩu." in office.text("tin-gui-di/")


def test_others_have_no_outbox(unit: Desk) -> None:
    assert (unit.get("tin-gui-di/").status_code, unit.get("tin-gui-di/gio/").status_code) == (403, 403)


def test_administrator_sets_hours_and_sees_addresses_half_covered(hoa_phu: Cast) -> None:
    letter()
    admin = Desk("khoa")
    assert ("lan@thu.example" in admin.text("tin-gui-di/"), "l…@thu.example" in admin.text("tin-gui-di/")) == (
        False,
        True,
    )
    wrong = admin.post("tin-gui-di/gio/", quiet_from="tối", quiet_to="06:30", digest_at="08:00")
    assert (wrong.status_code, "Ghi giờ theo dạng giờ:phút" in wrong.content.decode()) == (422, True)
    right = admin.post("tin-gui-di/gio/", quiet_from="20:00", quiet_to="06:30", digest_at="08:00")
    assert (right.status_code, f"{Hours.objects.get().digest_at:%H:%M}") == (302, "08:00")


def test_each_official_sets_where_notices_go(unit: Desk) -> None:
    wrong = unit.post("nhan-tin-bao/", email="sai", notices_by="digest")
    assert (wrong.status_code, 'value="sai"' in wrong.content.decode()) == (422, True)
    assert unit.post("nhan-tin-bao/", email="Tuan@Xa.example", notices_by="digest").status_code == 302
    assert (Contact.objects.get().email, "chưa được xác nhận" in unit.text("nhan-tin-bao/")) == (
        "tuan@xa.example",
        True,
    )


def test_owner_of_an_address_decides_without_log_in(hoa_phu: Cast) -> None:
    row = address_row("email", "lan@thu.example")
    visitor = Client(enforce_csrf_checks=True)
    at = f"/hoa-phu/nhan-tin/{row.token}/"
    page = visitor.get(at)
    assert ("Đúng là địa chỉ của tôi" in page.content.decode(), page["X-Robots-Tag"]) == (True, "noindex, nofollow")
    assert visitor.get(f"{at}invitation/").status_code == 200
    assert (Address.objects.get().verified_at, Address.objects.get().refused) == (None, [])
    assert visitor.post(f"{at}invitation/", {"List-Unsubscribe": "One-Click"}).status_code == 302
    assert Address.objects.get().refused == ["invitation"]
    assert visitor.post(f"{at}xac-nhan/").status_code == 403
    anybody = Client()
    assert anybody.post(f"{at}xac-nhan/").status_code == 302
    assert Address.objects.get().verified_at is not None
    assert (anybody.post(f"{at}tat-ca/").status_code, Address.objects.get().refused) == (302, ["invitation", "*"])
    assert "không nhận tin nào" in anybody.get(at).content.decode()
    assert (anybody.post(f"{at}nhan-lai/").status_code, Address.objects.get().refused) == (302, [])
    assert [
        anybody.get(f"/hoa-phu/nhan-tin/{wrong}").status_code for wrong in ("la/", "la/invitation/", f"{row.token}/la/")
    ] == [404] * 3
