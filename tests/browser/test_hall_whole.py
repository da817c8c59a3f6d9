"""A whole conference with six pages open at once; the network is cut in the middle, and everything arrives once."""

import re
import uuid
from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Page, expect
from tests.cast import NOW, Cast, make_dialogue
from tests.cycle.conference.hall import enlist, press, run_to

from dienhong.cycle.conference.actions.checkin import Expected
from dienhong.cycle.conference.actions.checkin import expect as expect_guests
from dienhong.cycle.conference.actions.prepare import make_token, prepare_conference, revoke_token
from dienhong.cycle.conference.actions.queue import call_next
from dienhong.cycle.conference.actions.steps import start_conference
from dienhong.cycle.conference.models import (
    Attendance,
    Conference,
    HallQuestion,
    MinutesRow,
    Outcome,
    Seconding,
    SightToken,
    Turn,
)
from dienhong.cycle.conference.queries import audience_token
from dienhong.cycle.conference.states import ConferenceState, Sight
from dienhong.cycle.dialogues.states import DialogueState

pytestmark = pytest.mark.slow
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
CAMERA = """
window.BarcodeDetector = class {
  static async getSupportedFormats () { return ["qr_code"] }
  async detect () { return [{ rawValue: "KM-2345-6789" }] }
}
navigator.mediaDevices.getUserMedia = async () => document.createElement("canvas").captureStream()
"""
"""A camera that always sees the same card, in a browser that reads QR codes."""
SOON = 20_000
"""Milliseconds within which a page without a stream has asked again."""
HALL = "/hoa-phu/hoi-truong/"
TOKENS = {Sight.PROJECTOR: "ma-man-chieu", Sight.CHECK_IN: "ma-don-tiep", Sight.KIOSK: "ma-ki-ot"}
Open = Callable[..., Page]


@pytest.fixture
def conference(hoa_phu_committed: Cast) -> Conference:
    cast, now = hoa_phu_committed, timezone.now()
    found = prepare_conference(cast.ha, make_dialogue(cast, DialogueState.INTAKE_CLOSED).pk, now=NOW)
    start_conference(cast.dung, found.pk, press=press(), now=NOW)
    run_to(cast, found, "hearing")
    for sight, token in TOKENS.items():
        make_token(cast.ha, found.pk, sight, random_token=lambda token=token: token, now=now)
    guest = Expected(key=uuid.uuid4(), name="Đặng Thị Mơ", group="Hội Phụ nữ", code="KM-2345-6789")
    expect_guests(cast.ha, found.pk, [guest], now=now)
    return found


@pytest.fixture
def opens(browser: Browser, live_server: object) -> Iterator[Open]:
    """Opens an address in a browser of its own, logged in where a name is given."""
    contexts: list[BrowserContext] = []

    def start(path: str, username: str = "", width: int = 1366) -> Page:
        context = browser.new_context(
            base_url=str(live_server), locale="vi-VN", viewport={"width": width, "height": 800}
        )
        context.set_default_timeout(SOON)
        contexts.append(context)
        page = context.new_page()
        page.clock.install()
        if username:
            page.goto(f"/hoa-phu/ban-lam-viec/dang-nhap/?next={HALL}{path}")
            page.fill("[name=username]", username)
            page.fill("[name=password]", "dien-hong-1284")
            page.get_by_role("button", name="Đăng nhập", exact=True).click()
        else:
            page.goto(f"{HALL}{path}")
        page.wait_for_selector("[data-hall], [data-kiosk]")
        return page

    yield start
    for context in contexts:
        context.close()


def later(*pages: Page, seconds: int = 20) -> None:
    """So much time passes for these pages that they ask again."""
    for page in pages:
        page.clock.fast_forward(seconds * 1000)


def register(phone: Page, name: str) -> None:
    phone.get_by_role("link", name="Đăng ký phát biểu").click()
    phone.fill("[name=name]", name)
    phone.get_by_role("button", name="Ghi tên tôi").click()
    phone.wait_for_selector("[data-hall=phone]")


def wait_kept(page: Page) -> None:
    """Until the worker has this page and its files."""
    page.wait_for_function(
        "async () => { const found = await caches.match(location.pathname); return Boolean(found) }", timeout=SOON
    )


def test_whole_conference_on_six_pages(hoa_phu_committed: Cast, conference: Conference, opens: Open) -> None:
    cast, hall = hoa_phu_committed, f"{conference.dialogue_id}/"
    chair, secretary = opens(f"{hall}chu-toa/", "dung"), opens(f"{hall}thu-ky/", "ha")
    desk, wall = opens("don-tiep/ma-don-tiep/"), opens("man-hinh/ma-man-chieu/", width=1920)
    phones = [opens(f"d/{audience_token('ma-man-chieu')}/", width=360) for _ in range(2)]

    # People come in, by phone and at the door.
    register(phones[0], "Lê Thị Lan")
    register(phones[1], "Phạm Văn Bính")
    expect(phones[1].locator("[data-hall-part=mine]")).to_contain_text("Còn 1 người trước ông/bà.")
    later(wall)
    expect(wall.locator(".wall-next")).to_have_text("1 Số 12 Số 2", timeout=SOON)
    desk.fill("#ten", "dang mo")
    desk.get_by_role("button", name="Có mặt: Đặng Thị Mơ").click()
    expect(desk.locator("[data-found]")).to_contain_text("Bàn đón tiếp 1 ghi")
    desk.fill("#ma", "km-2345-6789")
    desk.locator("#ma").press("Enter")
    expect(desk.locator("[data-hall-told]")).to_contain_text("Đặng Thị Mơ đã có mặt từ")

    # The chair gives the floor; the wall and the phone follow by themselves.
    chair.get_by_role("button", name="Mời người tiếp theo").click()
    expect(chair.locator(".hall-speaker")).to_have_text("Lê Thị Lan")
    later(wall, secretary, phones[1])
    expect(wall.locator(".wall-who")).to_have_text("L.T. Lan", timeout=SOON)
    expect(wall.locator("[data-hall-words]")).to_have_text("còn lại")
    expect(phones[1].locator("[data-hall-part=mine]")).to_contain_text("Ông/bà là người tiếp theo", timeout=SOON)
    expect(secretary.locator(".hall-speaker")).to_have_text("Lê Thị Lan", timeout=SOON)

    # The network goes: secretary and reception go on, also through a reload; the wall keeps its picture.
    for page in (secretary, desk, wall):
        later(page)
        wait_kept(page)
        page.context.set_offline(True)
    secretary.fill("#new-text", "Đề nghị sửa đường vào thôn.")
    secretary.get_by_role("button", name="Ghi dòng").click()
    unsent = secretary.locator(".hall-rows [data-hall-unsent]")
    expect(unsent).to_contain_text("CHƯA gửi")
    desk.locator("[data-walk-in] [name=name]").fill("Ngô Thị Cúc")
    desk.locator("[data-walk-in] [name=name]").press("Enter")
    for page in (secretary, desk, wall):
        page.once("dialog", lambda dialog: dialog.accept())
        page.reload()
    expect(unsent).to_contain_text("Đề nghị sửa đường vào thôn.")
    expect(secretary.locator(".hall-speaker")).to_have_text("Lê Thị Lan")
    expect(desk.locator("[data-hall-outbox]")).to_contain_text("Ngô Thị Cúc")
    expect(wall.locator(".wall-who")).to_have_text("L.T. Lan")
    later(wall, seconds=600)
    expect(wall.locator("[data-hall-age]")).to_contain_text(re.compile(r"hình này từ 1\d phút trước"), timeout=SOON)
    expect(wall.locator(".wall-who")).to_have_text("L.T. Lan")

    # Meanwhile the chair decides and puts a message up.
    chair.get_by_role("button", name="Nói xong").click()
    chair.locator("summary", has_text="Trả lời trực tiếp").click()
    answer = chair.locator("form[data-key^=answered-]")
    answer.locator("[name=responder]").fill("Trần Văn Dũng")
    answer.locator("[name=text]").fill("Quý II sẽ làm.")
    answer.get_by_role("button").click()
    expect(chair.locator("[data-hall-part=outcomes]")).to_contain_text("Không có ý kiến nào chờ kết quả")
    chair.locator("summary", has_text="Đặt lời nhắn").click()
    chair.fill("#show_message-message", "Giải lao 10 phút")
    chair.fill("#show_message-minutes", "10")
    chair.get_by_role("button", name="Hiện lên màn chiếu").click()
    expect(chair.locator("[data-hall-part=screen]")).to_contain_text("Đang hiện: Giải lao 10 phút")
    assert (MinutesRow.objects.count(), Attendance.objects.count()) == (0, 1)

    # The network is back: everything arrives, once.
    for page in (secretary, desk, wall):
        page.context.set_offline(False)
    later(secretary, desk, wall)
    expect(secretary.locator("form[data-hall-row] textarea")).to_have_value("Đề nghị sửa đường vào thôn.", timeout=SOON)
    expect(unsent).to_have_count(0)
    expect(desk.locator("[data-hall-part=attendance]")).to_contain_text("2 người có mặt", timeout=SOON)
    expect(wall.locator(".wall-over")).to_contain_text("Giải lao 10 phút", timeout=SOON)
    expect(wall.locator("[data-hall-age]")).to_be_empty()
    chair.get_by_role("button", name="Cất lời nhắn").click()

    # A question from a phone, let pass, seconded by the other.
    phones[1].get_by_role("link", name="Gửi câu hỏi").click()
    phones[1].fill("[name=text]", "Bao giờ có nước sạch? Gọi 0912345678")
    phones[1].get_by_role("button", name="Gửi câu hỏi").click()
    expect(phones[1].locator("[data-hall-part=mine]")).to_contain_text("đang chờ duyệt")
    lists = opens(f"{hall}hang-cho/", "ha")
    lists.locator("[name=shown_text]").fill("Bao giờ có nước sạch?")
    lists.get_by_role("button", name="Cho hiện").click()
    expect(lists.locator("[data-hall-part=moderation]")).to_contain_text("Đang hiện")
    later(wall)
    expect(wall.locator(".wall-question")).to_have_text("Bao giờ có nước sạch?", timeout=SOON)
    phones[0].reload()
    phones[0].get_by_role("button", name="Tôi cũng hỏi").click()
    expect(phones[0].locator("[data-hall-part=questions]")).to_contain_text("1 người cùng hỏi")

    # A token that was taken back shows nothing any more, on the wall and to phones that come later.
    for token in SightToken.objects.filter(sight__in=(Sight.PROJECTOR, Sight.AUDIENCE)):
        revoke_token(cast.ha, conference.pk, token.pk, now=timezone.now())
    later(wall)
    expect(wall.locator("body")).to_contain_text("đã bị thu hồi", timeout=SOON)
    expect(wall.locator("body")).not_to_contain_text("nước sạch")
    phones[0].reload()
    expect(phones[0].locator("h1")).to_have_text("Địa chỉ này không còn dùng được")

    # The end.
    run_to(cast, conference, "closing")
    later(chair)
    chair.get_by_role("button", name="Bế mạc hội nghị").click()
    expect(chair.locator("[data-hall-part=now]")).to_contain_text("đã bế mạc")
    conference.refresh_from_db()
    assert conference.state == ConferenceState.CLOSED
    assert list(MinutesRow.objects.values_list("text", "turn__name")) == [("Đề nghị sửa đường vào thôn.", "Lê Thị Lan")]
    rows = Attendance.objects.order_by("name").values_list("name", "present_by", "scans")
    assert list(rows) == [("Ngô Thị Cúc", "Bàn đón tiếp 1", 1), ("Đặng Thị Mơ", "Bàn đón tiếp 1", 2)]
    assert list(Outcome.objects.values_list("text", flat=True)) == ["Quý II sẽ làm."]
    assert (Turn.objects.count(), HallQuestion.objects.count(), Seconding.objects.count()) == (2, 1, 1)


def test_kiosk_is_empty_for_the_next_one(hoa_phu_committed: Cast, conference: Conference, opens: Open) -> None:
    kiosk = opens("ki-ot/ma-ki-ot/")
    kiosk.fill("[name=name]", "Lê Thị Lan")
    kiosk.get_by_role("button", name="Ghi tên tôi").click()
    expect(kiosk.locator(".hall-number")).to_contain_text("1")
    later(kiosk)
    expect(kiosk.locator("[name=name]")).to_have_value("")


def test_screens_without_log_in_are_for_everybody(hoa_phu_committed: Cast, conference: Conference, opens: Open) -> None:
    """No violation of accessibility, no sideways scroll, no complaint of the console, on phone and laptop."""
    phone = audience_token("ma-man-chieu")
    enlist(hoa_phu_committed, conference, "Phạm Văn Bính", subject="Nước sạch")
    call_next(hoa_phu_committed.dung, conference.pk, press=press(), now=timezone.now())
    paths = ["man-hinh/ma-man-chieu/", f"d/{phone}/", f"d/{phone}/phat-bieu/", f"d/{phone}/cau-hoi/",
             "ki-ot/ma-ki-ot/", "don-tiep/ma-don-tiep/?ten=mo"]  # fmt: skip
    page = opens(paths[0])
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    faults = []
    for path in paths:
        page.goto(f"{HALL}{path}")
        for width in (360, 1366):
            page.set_viewport_size({"width": width, "height": 768})
            found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
            faults += [(path, width, rule["id"], rule["nodes"][0]["html"][:160]) for rule in found]
            if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                faults.append((path, width, "sideways scroll", ""))
    assert (faults, said) == ([], [])


def test_camera_that_reads_the_card_checks_its_guest_in_once(
    hoa_phu_committed: Cast, conference: Conference, opens: Open
) -> None:
    desk = opens("don-tiep/ma-don-tiep/")
    expect(desk.locator("[data-scan]")).to_be_hidden()
    desk.add_init_script(CAMERA)
    desk.reload()
    desk.get_by_role("button", name="Quét bằng camera").click()
    later(desk, seconds=1)
    expect(desk.locator("[data-hall-told]")).to_have_text("Đã ghi có mặt: Đặng Thị Mơ.")
    desk.get_by_role("button", name="Tắt camera").click()
    expect(desk.locator("[data-camera]")).to_be_hidden()
    assert Attendance.objects.get().scans == 1
