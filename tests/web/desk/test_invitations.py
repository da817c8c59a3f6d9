"""Contacts and guests on the desk's screens, and a guest's answer on the portal."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.cast import ROAD, Cast
from tests.web.desk.office import Desk
from tests.web.desk.test_duties import held_in

from dienhong.civic.communes.models import Venue
from dienhong.cycle.dialogues.actions.move import move_dialogue
from dienhong.cycle.dialogues.models import Dialogue
from dienhong.cycle.invitations.actions.listing import list_typed
from dienhong.cycle.invitations.models import Contact, Invitee, VillageTurnout
from dienhong.cycle.invitations.states import ContactGroup
from dienhong.cycle.opinions.models import Opinion
from dienhong.web.portal.invitations.views import WRONG_TOKENS

DESK = "khach-moi/"
BOOK = f"{DESK}danh-ba/"
CSV = "Họ tên;Chức vụ;Nhóm;Điện thoại;Thư\nTrần Thị Tám;Chủ tịch Hội;Đoàn thể;0900000004;tam@vidu.vn\nHỏng;;Sao Hỏa;;\n"


@pytest.fixture
def announced(hoa_phu: Cast) -> Dialogue:
    dialogue = held_in(hoa_phu, 12)
    Venue.objects.filter(dialogue=dialogue).update(capacity=1)
    move_dialogue(hoa_phu.ha, dialogue.pk, "announce", now=timezone.now())
    return dialogue


def guests(cast: Cast, dialogue: Dialogue, *names: str) -> list[str]:
    """Their pages on the portal."""
    list_typed(cast.ha, dialogue.pk, "\n".join(names), group=ContactGroup.UNIT, now=timezone.now())
    return [f"/hoa-phu/moi/{Invitee.objects.get(name=name).token}/" for name in names]


def contact(**values: str) -> dict[str, str]:
    return {"name": "Bùi Văn Sáu", "post": "", "group": "village", "village": "", "phone": "", "email": ""} | values


def test_contact_is_added_changed_removed_and_fetched(hoa_phu: Cast, office: Desk) -> None:
    assert "Không có ai trong danh bạ" in office.text(BOOK)
    faults = [{"name": ""}, {"group": ""}, {"phone": "1"}, {"email": "x"}, {"village": "99999"}]
    assert [office.post(f"{BOOK}them/", **contact(**fault)).status_code for fault in faults] == [422] * len(faults)
    assert office.post(f"{BOOK}them/", **contact(phone="0900 000 003")).status_code == 302
    row = Contact.objects.get()
    assert office.post(f"{BOOK}{row.pk}/", **contact(post="Trưởng thôn")).status_code == 302
    assert "Bùi Văn Sáu, Trưởng thôn" in office.text(BOOK, tim="truong thon", nhom="village")
    assert office.get(f"{BOOK}danh-ba.xlsx").content[:2] == b"PK"
    assert [Desk("sau").get(path).status_code for path in (BOOK, f"{BOOK}danh-ba.xlsx")] == [403, 403]
    assert office.post(f"{BOOK}{row.pk}/xoa/").status_code == 302
    assert office.get(f"{BOOK}{row.pk}/").status_code == 404


def test_table_is_looked_at_before_it_goes_in(hoa_phu: Cast, office: Desk) -> None:
    path = f"{BOOK}nhap-bang/"
    junk = SimpleUploadedFile("x.csv", b"\x00\x01")
    assert office.post(path, file=junk, group="other").status_code == 422
    there = office.post(path, file=SimpleUploadedFile("x.csv", CSV.encode()), group="other").url
    there = there.partition("/ban-lam-viec/")[2]
    page = office.text(there)
    assert ("Thêm 1 dòng vào danh bạ" in page, "Không có nhóm “Sao Hỏa”." in page) == (True, True)
    assert (Contact.objects.count(), office.get(f"{there}can-sua.xlsx").content[:2]) == (0, b"PK")
    assert Desk("dung").get(there).status_code == 404  # somebody else's table
    assert (office.post(there).status_code, Contact.objects.get().email) == (302, "tam@vidu.vn")
    again = office.post(path, file=SimpleUploadedFile("x.csv", CSV.encode()), group="other").url
    assert office.post(again.partition("/ban-lam-viec/")[2] + "bo/").status_code == 302


def test_guests_are_listed_invited_and_printed(hoa_phu: Cast, announced: Dialogue, office: Desk) -> None:
    office.post(f"{BOOK}them/", **contact(email="sau@vidu.vn"))
    path = f"{DESK}{announced.pk}/"
    assert "Chưa có khách nào" in office.text(path)
    assert office.post(f"{path}moi-nhom/", guests="").status_code == 422
    assert office.post(f"{path}moi-nhom/", groups="village", guests="An, Phó ban").status_code == 302
    page = office.text(path)
    assert ("Nơi họp có 1 chỗ, danh sách mời 2 người: thiếu 1 chỗ" in page, "Chưa gửi" in page) == (True, True)
    assert office.post(f"{path}gui/", channel="sms").status_code == 422
    assert office.post(f"{path}gui/", channel="email").status_code == 302
    assert "Thư điện tử: Chờ gửi" in office.text(path)
    assert office.get(f"{path}the-deo.pdf").status_code == 422
    row = Invitee.objects.get(name="An")
    assert office.post(f"{DESK}khach/{row.pk}/", answer="delegate", substitute_name="").status_code == 422
    assert office.post(f"{DESK}khach/{row.pk}/", answer="yes").status_code == 302
    assert office.get(f"{path}the-deo.pdf").content[:4] == b"%PDF"
    assert f"/moi/{row.token}/" in office.text(f"{DESK}khach/{row.pk}/")
    assert [office.post(f"{path}giay-moi/").status_code for _ in range(2)] == [302, 422]
    assert office.post(f"{DESK}khach/{row.pk}/bo/").status_code == 302
    assert [Desk("sau").get(place).status_code for place in (path, f"{path}the-deo.pdf")] == [403, 403]


def test_village_head_tells_of_the_own_village(hoa_phu: Cast, announced: Dialogue, office: Desk) -> None:
    path, east = f"{DESK}{announced.pk}/so-nguoi/", str(hoa_phu.villages["Thôn Đông"].pk)
    head = Desk("sau")
    assert "Báo số người dự" in head.text(f"doi-thoai/{announced.pk}/")
    assert [head.post(path, village=east, expected=many).status_code for many in ("-1", "x", "9999999", "12")] == [
        422,
        422,
        422,
        302,
    ]
    assert head.post(path, village=str(hoa_phu.villages["Thôn Đoài"].pk), expected="3").status_code == 422
    assert ("12 người" in head.text(path), VillageTurnout.objects.count()) == (True, 1)
    assert "Các thôn báo 12 người" in office.text(f"{DESK}{announced.pk}/")
    assert Desk("tuan").get(path).status_code == 403


def test_guest_answers_asks_and_changes_the_answer(hoa_phu: Cast, announced: Dialogue, client: Client) -> None:
    first, second = guests(hoa_phu, announced, "An", "Bình")
    assert client.post(first, {}).status_code == 422
    page = client.post(first, {"answer": "yes", "question": ROAD}).content.decode()
    assert (ROAD in page, "đánh dấu đồng ý" in page) == (True, True)
    done = client.post(first, {"answer": "yes", "question": ROAD, "consents": "on"}, follow=True).content.decode()
    code = re.search(r"DH-\w{4}-\w{4}", done)
    assert (code and code[0], "<svg" in done) == (Opinion.objects.get().code, True)
    assert "BEGIN:VCALENDAR" in client.get(f"{first}lich.ics").content.decode()
    assert "đứng đầu danh sách" in client.post(second, {"answer": "yes"}, follow=True).content.decode()
    client.post(first, {"answer": "no"})
    assert "đã có chỗ" in client.get(second).content.decode()
    Dialogue.objects.filter(pk=announced.pk).update(date=timezone.localdate())
    assert client.post(second, {"answer": "no"}).status_code == 422
    assert '<form method="post" novalidate' not in client.get(second).content.decode()


def test_guessing_learns_nothing_and_ends(hoa_phu: Cast, announced: Dialogue, client: Client) -> None:
    (path,) = guests(hoa_phu, announced, "An")
    statuses = [client.get(f"/hoa-phu/moi/{'A' * 23}{n % 10}/").status_code for n in range(WRONG_TOKENS.most)]
    assert statuses == [404] * WRONG_TOKENS.most
    assert [client.get("/hoa-phu/moi/AAAA/").status_code, client.get(path).status_code] == [429, 429]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    answer=st.sampled_from(["yes", "no", "delegate", "", "none", "x"]),
    name=st.text(max_size=20),
    question=st.text(max_size=40),
    consents=st.booleans(),
)
def test_any_answer_is_taken_or_explained(
    hoa_phu: Cast, client: Client, answer: str, name: str, question: str, consents: bool
) -> None:
    dialogue = Dialogue.objects.first() or held_in(hoa_phu, 12)
    guest = Invitee.objects.first()
    path = f"/hoa-phu/moi/{guest.token}/" if guest else guests(hoa_phu, dialogue, "An")[0]
    sent = {"answer": answer, "substitute_name": name, "question": question} | ({"consents": "on"} if consents else {})
    assert client.post(path, sent).status_code in {302, 422, 429}


@pytest.mark.parametrize("kind", ["contacts", "guests"])
def test_lists_ask_as_often_for_three_rows_as_for_one(
    hoa_phu: Cast, announced: Dialogue, office: Desk, kind: str
) -> None:
    path, counts = BOOK if kind == "contacts" else f"{DESK}{announced.pk}/", []
    for names in (("An",), ("Bình", "Chi")):
        for name in names:
            office.post(f"{BOOK}them/", **contact(name=name, email="a@vidu.vn"))
        office.post(f"{DESK}{announced.pk}/moi-nhom/", groups="village")
        office.post(f"{DESK}{announced.pk}/gui/", channel="email")
        office.get(path)
        with CaptureQueriesContext(connection) as queries:
            assert office.get(path).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]
