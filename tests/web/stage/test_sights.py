"""The screens that a token opens: what they show and never show, who may send what, and how often."""

import re
import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests.cast import NOW, Cast, make_opinion
from tests.cycle.conference.hall import enlist, press
from tests.web.stage.hall import HALL, console

from dienhong.cycle.conference.actions.checkin import Expected, expect
from dienhong.cycle.conference.actions.prepare import make_token, revoke_token
from dienhong.cycle.conference.actions.questions import Asked, ask, show_question
from dienhong.cycle.conference.actions.queue import call_next
from dienhong.cycle.conference.models import Attendance, Conference, HallQuestion, Seconding, SightToken, Turn
from dienhong.cycle.conference.queries import audience_token
from dienhong.cycle.conference.states import Door, Sight
from dienhong.web.stage.shown import phoned
from dienhong.web.stage.shown.naming import hall_name
from dienhong.web.stage.sights import device

ROOTS = {
    Sight.PROJECTOR: "man-hinh",
    Sight.AUDIENCE: "d",
    Sight.KIOSK: "ki-ot",
    Sight.CHECK_IN: "don-tiep",
}
PRIVATE = ("0912 345 678", "0912345678", "số nhà 12", "đồ ăn trộm", "Bị đơn", "Phạm Văn Bính", "Ngô Thị Cúc")


@pytest.fixture(autouse=True)
def on_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages' clock stands on the day of the conference."""
    monkeypatch.setattr(timezone, "now", lambda: NOW)


class Screen:
    """A browser with a token."""

    def __init__(self, cast: Cast, conference: Conference, sight: Sight, token: str = "") -> None:
        self.client = Client()
        self.token = token or make_token(
            cast.ha, conference.pk, sight, random_token=lambda: f"t-{uuid.uuid4().hex}", now=NOW
        )
        self.root = f"{HALL}{ROOTS[sight]}/{self.token}/"

    def get(self, path: str = "", **headers: str) -> Any:
        return self.client.get(self.root + path, headers=headers)

    def text(self, path: str = "") -> str:
        response = self.get(path)
        assert response.status_code == 200, (path, response.status_code)
        return str(response.content.decode())

    def send(self, path: str, **values: Any) -> Any:
        return self.client.post(self.root + path, {"page_id": uuid.uuid4(), **values})


def test_projector_shows_nothing_that_nobody_let_pass(hoa_phu: Cast, conference: Conference) -> None:
    """Speaker, next five and questions, each with words that must stay among officials."""
    told = "Nhà tôi số nhà 12, gọi 0912 345 678, có kẻ đồ ăn trộm."
    opinion = make_opinion(hoa_phu, text=f"Đường hỏng. {told}")
    village = hoa_phu.villages["Thôn Đông"].pk
    enlist(hoa_phu, conference, "Phạm Văn Bính", village_id=village, subject=told, opinion_id=opinion.pk)
    enlist(hoa_phu, conference, "Ngô Thị Cúc", subject=told)
    for name in ("Bị đơn 0912345678", "Đồ Ăn Trộm"):
        enlist(hoa_phu, conference, name, door=Door.PHONE, subject=told)
    for words in (told, "Bao giờ có nước sạch? Gọi 0912345678"):
        act = ask(hoa_phu.ha, conference.pk, Asked(key=uuid.uuid4(), text=words, name="Bị đơn"), press=press(), now=NOW)
    show_question(
        hoa_phu.ha, conference.pk, act.result["question"], shown_text="Bao giờ có nước sạch?", press=press(), now=NOW
    )
    screen = Screen(hoa_phu, conference, Sight.PROJECTOR)
    before = screen.text()
    assert "Bao giờ có nước sạch?" in before
    assert "P.V. Bính" in before
    for _ in range(4):
        call_next(hoa_phu.dung, conference.pk, press=press(), now=NOW)
        shown = before + screen.text() + screen.text("manh/")
        assert [word for word in PRIVATE if word.lower() in shown.lower()] == []


def test_names_stand_in_full_where_the_conference_is_set_so(hoa_phu: Cast, conference: Conference) -> None:
    enlist(hoa_phu, conference, "Phạm Văn Bính")
    enlist(hoa_phu, conference, "Ngô Thị Cúc", door=Door.KIOSK)
    console("ha", conference).press("arrange_hall", back="prepare", names_shown="on")
    page = Screen(hoa_phu, conference, Sight.PROJECTOR).text()
    assert ("Phạm Văn Bính" in page, "Ngô Thị Cúc" in page, "Số 2" in page) == (True, False, True)


def test_projector_follows_and_says_when_nothing_changed(hoa_phu: Cast, conference: Conference) -> None:
    screen = Screen(hoa_phu, conference, Sight.PROJECTOR)
    first = screen.get("manh/")
    assert screen.get("manh/", **{"If-None-Match": first["ETag"]}).status_code == 304
    console("dung", conference).press("show_message", message="Nghỉ giải lao", minutes=10)
    second = screen.get("manh/", **{"If-None-Match": first["ETag"]})
    assert "Nghỉ giải lao" in second.json()["parts"]["board"]
    assert "data-hall-countdown" in second.json()["parts"]["board"]
    assert screen.client.post(screen.root).status_code == 405


def test_qr_code_of_the_projector_opens_phones_until_it_is_taken_back(hoa_phu: Cast, conference: Conference) -> None:
    screen = Screen(hoa_phu, conference, Sight.PROJECTOR)
    phone = Screen(hoa_phu, conference, Sight.AUDIENCE, token=audience_token(screen.token))
    assert f"/hoi-truong/d/{phone.token}/" in screen.text()
    assert phone.get().status_code == 200
    revoke_token(hoa_phu.ha, conference.pk, SightToken.objects.get(sight=Sight.AUDIENCE).pk, now=NOW)
    console("dung", conference).press("show_message", message="Nghỉ giải lao")
    assert "/hoi-truong/d/" not in screen.text()
    assert phone.get().status_code == 404


@pytest.mark.parametrize("sight", list(Sight))
def test_token_opens_its_own_kind_of_screen_until_its_end(
    hoa_phu: Cast, binh_an: Cast, conference: Conference, sight: Sight, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = Screen(hoa_phu, conference, sight)
    assert screen.get().status_code == 200
    others = [root for kind, root in ROOTS.items() if kind != sight]
    assert {screen.client.get(f"{HALL}{root}/{screen.token}/").status_code for root in others} == {404}
    assert screen.client.get(screen.root.replace("hoa-phu", "binh-an")).status_code == 404
    monkeypatch.setattr(timezone, "now", lambda: NOW + timedelta(days=60))
    gone = screen.get()
    assert (gone.status_code, "không còn dùng được" in gone.content.decode()) == (404, True)
    told = screen.get("manh/", Accept="application/json")
    assert told.status_code == 404


def test_phone_registers_and_sees_its_place(hoa_phu: Cast, conference: Conference) -> None:
    for name in ("Phạm Văn Bính", "Ngô Thị Cúc"):
        enlist(hoa_phu, conference, name, subject="Đường")
    phone, other = (Screen(hoa_phu, conference, Sight.AUDIENCE) for _ in range(2))
    village = hoa_phu.villages["Thôn Đông"].pk
    page = uuid.uuid4()
    for _ in range(2):
        assert phone.send("phat-bieu/", page_id=page, name="Lê Thị Lan", subject="Nước").status_code == 302
    assert Turn.objects.filter(name="Lê Thị Lan").count() == 1
    assert "Còn 2 người trước ông/bà." in phone.text()
    assert "trước ông/bà" not in other.text()
    first = phone.get("manh/")
    assert phone.get("manh/", **{"If-None-Match": first["ETag"]}).status_code == 304
    call_next(hoa_phu.dung, conference.pk, press=press(), now=NOW)
    assert "Còn 1 người trước ông/bà." in phone.get("manh/").json()["parts"]["mine"]
    refused = phone.send("phat-bieu/", name="", village=village, subject="Nước")
    assert (refused.status_code, 'value="Nước"' in refused.content.decode()) == (422, True)


def test_place_far_behind_is_told_roughly(
    hoa_phu: Cast, conference: Conference, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(phoned, "COUNTED", 2)
    for name in ("Phạm Văn Bính", "Ngô Thị Cúc"):
        enlist(hoa_phu, conference, name)
    phone = Screen(hoa_phu, conference, Sight.AUDIENCE)
    phone.send("phat-bieu/", name="Lê Thị Lan")
    assert "Còn hơn 2 người trước ông/bà." in phone.text()


def test_question_is_moderated_then_seconded_once_by_each_phone(hoa_phu: Cast, conference: Conference) -> None:
    phone, other = (Screen(hoa_phu, conference, Sight.AUDIENCE) for _ in range(2))
    phone.send("cau-hoi/", text="Bao giờ có nước sạch? Gọi 0912345678", name="Lê Thị Lan")
    assert "đang chờ duyệt" in phone.text()
    assert "nước sạch" not in other.text()
    question = HallQuestion.objects.get()
    assert other.send(f"cau-hoi/{question.pk}/").status_code == 302
    assert Seconding.objects.count() == 0
    show_question(hoa_phu.ha, conference.pk, question.pk, shown_text="Bao giờ có nước sạch?", press=press(), now=NOW)
    assert ("Bao giờ có nước sạch?" in other.text(), "0912345678" in other.text()) == (True, False)
    for screen in (other, other, phone):
        screen.send(f"cau-hoi/{question.pk}/")
    assert Seconding.objects.count() == 2
    assert "2 người cùng hỏi" in Screen(hoa_phu, conference, Sight.AUDIENCE).text()


def test_hall_behind_one_address_gets_in_and_one_phone_does_not_flood(
    hoa_phu: Cast, conference: Conference, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = Screen(hoa_phu, conference, Sight.AUDIENCE).token
    for number in range(60):
        phone = Screen(hoa_phu, conference, Sight.AUDIENCE, token=token)
        phone.get()
        assert phone.send("phat-bieu/", name=f"Người {number}").status_code == 302
    monkeypatch.setattr(device, "PHONE", device.Limit("hall-phone", most=3, seconds=600))
    phone = Screen(hoa_phu, conference, Sight.AUDIENCE, token=token)
    phone.get()
    answers = [phone.send("cau-hoi/", text=f"Câu hỏi {number}?").status_code for number in range(5)]
    assert answers == [302, 302, 302, 429, 429]
    assert "Câu hỏi 9?" in phone.send("cau-hoi/", text="Câu hỏi 9?").content.decode()


def test_closed_list_and_closed_hall_are_said_plainly(hoa_phu: Cast, conference: Conference) -> None:
    phone, kiosk = (Screen(hoa_phu, conference, sight) for sight in (Sight.AUDIENCE, Sight.KIOSK))
    Conference.objects.update(list_closed=True)
    refused = phone.send("phat-bieu/", name="Lê Thị Lan")
    assert (refused.status_code, "đã khóa" in refused.content.decode()) == (422, True)
    assert "Danh sách phát biểu đã khóa" in kiosk.text()
    assert "/phat-bieu/" not in phone.text()


def test_kiosk_gives_a_number_and_forgets_the_name(hoa_phu: Cast, conference: Conference) -> None:
    enlist(hoa_phu, conference, "Phạm Văn Bính")
    kiosk = Screen(hoa_phu, conference, Sight.KIOSK)
    done = kiosk.send("", name="Lê Thị Lan", subject="Nước")
    assert done.status_code == 302
    page = kiosk.client.get(done["Location"]).content.decode()
    assert ("Còn 1 người trước ông/bà." in page, "Lan" in page) == (True, False)
    assert kiosk.get("so/1/").status_code == 404
    assert "Lê Thị Lan" not in kiosk.text()
    refused = kiosk.send("", name="", subject="Nước")
    assert (refused.status_code, 'value="Nước"' in refused.content.decode()) == (422, True)


@pytest.fixture
def guests(hoa_phu: Cast, conference: Conference) -> list[Expected]:
    village = hoa_phu.villages["Thôn Đông"].pk
    people = [
        Expected(key=uuid.uuid4(), name="Đặng Thị Mơ", group="Hội Phụ nữ", village_id=village, code="KM-2345-6789"),
        Expected(key=uuid.uuid4(), name="Bùi Văn Nam", group="Hội Nông dân", code="KM-2345-678A"),
    ]
    expect(hoa_phu.ha, conference.pk, people, now=NOW)
    return people


@pytest.mark.parametrize("how", ["key", "code", "address"])
def test_arrival_by_name_code_or_address_is_written_once(
    hoa_phu: Cast, conference: Conference, guests: list[Expected], how: str
) -> None:
    desk, second = (Screen(hoa_phu, conference, Sight.CHECK_IN) for _ in range(2))
    assert str(guests[0].key) in desk.text("?ten=dang mo")
    sent = {
        "key": {"key": guests[0].key},
        "code": {"code": "km-2345-6789"},
        "address": {"code": "http://xa.vn/m/KM-2345-6789/"},
    }
    assert desk.send("viec/check_in/", **sent[how]).status_code == 302
    assert "Đã ghi có mặt: Đặng Thị Mơ (Thôn Đông)." in desk.text()
    assert second.send("viec/check_in/", **sent[how]).status_code == 302
    assert "Đặng Thị Mơ (Thôn Đông) đã có mặt từ 08:30, Bàn đón tiếp 1 ghi." in second.text()
    row = Attendance.objects.get(code="KM-2345-6789")
    assert (row.present_at, row.present_by, row.scans) == (NOW, "Bàn đón tiếp 1", 2)


def test_reception_takes_walk_ins_counts_and_nothing_else(
    hoa_phu: Cast, conference: Conference, guests: list[Expected]
) -> None:
    Conference.objects.update(capacity=1)
    desk = Screen(hoa_phu, conference, Sight.CHECK_IN)
    village = hoa_phu.villages["Thôn Đoài"].pk
    assert desk.send("viec/walk_in/", name="Lê Thị Lan", village=village, group="Hội Phụ nữ").status_code == 302
    page = desk.text()
    counts = re.sub(r"\s+", " ", page)
    assert "<strong>1</strong> người có mặt / 3 trong danh sách" in counts
    assert ("Hội Phụ nữ: 1" in page, "Thôn Đoài: 1" in page, "Đã đủ chỗ" in page) == (True, True, True)
    for sent in ({"code": "KM-0000"}, {"code": ""}):
        refused = desk.send("viec/check_in/", **sent)
        assert (refused.status_code, "Không có mã này" in refused.content.decode()) == (422, True)
    assert desk.send("viec/call_next/").status_code == 404
    assert "camera=(self)" in desk.get()["Permissions-Policy"]
    assert "camera=()" in Screen(hoa_phu, conference, Sight.KIOSK).get()["Permissions-Policy"]
    listed = desk.get("danh-sach/")
    assert sorted(person["name"] for person in listed.json()["people"]) == ["Bùi Văn Nam", "Lê Thị Lan", "Đặng Thị Mơ"]
    assert desk.get("danh-sach/", **{"If-None-Match": listed["ETag"]}).status_code == 304


def test_guests_are_pasted_once_and_have_codes(hoa_phu: Cast, conference: Conference) -> None:
    office = console("ha", conference)
    for _ in range(2):
        lines = (
            "Đặng Thị Mơ; Hội Phụ nữ; thôn đông",
            "",
            "Bùi Văn Nam\tHội Nông dân\tThôn Lạ",
            "Đặng Thị Mơ; Hội Phụ nữ; Thôn Đông",
        )
        office.client.post(f"{office.root}chuan-bi/khach-moi/", {"guests": "\n".join(lines)})
        told = office.text("chuan-bi/")
        assert "Thôn Lạ" in told
    rows = Attendance.objects.values_list("name", "group", "village__name")
    assert sorted(rows) == [("Bùi Văn Nam", "Hội Nông dân", None), ("Đặng Thị Mơ", "Hội Phụ nữ", "Thôn Đông")]
    page = office.text("chuan-bi/ma-khach-moi/")
    assert [row.code in page for row in Attendance.objects.all()] == [True, True]


@pytest.mark.parametrize("count", [1, 3])
def test_screens_ask_as_much_for_three_as_for_one(
    hoa_phu: Cast, conference: Conference, count: int, django_assert_max_num_queries: Any
) -> None:
    for number in range(count):
        enlist(hoa_phu, conference, f"Người thứ {number}")
        act = ask(hoa_phu.ha, conference.pk, Asked(key=uuid.uuid4(), text="Nước?"), press=press(), now=NOW)
        show_question(hoa_phu.ha, conference.pk, act.result["question"], shown_text="Nước?", press=press(), now=NOW)
    screens = [Screen(hoa_phu, conference, sight) for sight in (Sight.PROJECTOR, Sight.AUDIENCE, Sight.CHECK_IN)]
    for screen in screens:
        with django_assert_max_num_queries(20):
            screen.get()


def test_consoles_may_be_kept_by_the_worker_and_forms_of_phones_not(hoa_phu: Cast, conference: Conference) -> None:
    phone = Screen(hoa_phu, conference, Sight.AUDIENCE)
    assert "X-Hall-Keep" in console("dung", conference).get("chu-toa/").headers
    assert "X-Hall-Keep" not in phone.get().headers
    worker = phone.client.get(f"{HALL}sw.js")
    assert (worker.status_code, worker["Content-Type"]) == (200, "text/javascript; charset=utf-8")
    assert "stage/worker.js" in worker.content.decode()


@pytest.mark.parametrize(("host", "is_warned"), [("127.0.0.1", True), ("testserver", False)])
def test_new_address_warns_where_phones_cannot_reach_it(
    hoa_phu: Cast, conference: Conference, host: str, is_warned: bool
) -> None:
    office = console("ha", conference)
    office.client.post(f"{office.root}chuan-bi/ma/", {"sight": "projector"}, headers={"Host": host})
    page = office.get("chuan-bi/", Host=host).content.decode()
    assert f"http://{host}/hoa-phu/hoi-truong/man-hinh/" in page
    assert ("chưa mở được địa chỉ này" in page) is is_warned
    assert SightToken.objects.count() == 2


@pytest.mark.parametrize(
    ("name", "details", "names_shown", "shown"),
    [
        ("Phạm Văn Bính", {}, False, "P.V. Bính"),
        ("Phạm Văn Bính", {}, True, "Phạm Văn Bính"),
        ("Y", {}, False, "Y"),
        ("Hội Phụ nữ thôn Đông", {"kind": "organisation"}, False, "Hội Phụ nữ thôn Đông"),
        ("Bính 0912345678", {}, True, "Số 7"),
        ("Phạm Văn Bính", {"door": "phone"}, True, "Số 7"),
        ("Phạm Văn Bính", {"door": "phone", "state": "speaking"}, False, "P.V. Bính"),
        ("Hội Chửi Đổng", {"door": "kiosk", "kind": "organisation", "state": "spoken"}, False, "H.C. Đổng"),
    ],
)
def test_name_before_the_hall(name: str, details: dict[str, str], names_shown: bool, shown: str) -> None:
    turn = Turn(number=7, name=name, **{"door": "desk", **details})
    assert hall_name(turn, names_shown=names_shown) == shown
