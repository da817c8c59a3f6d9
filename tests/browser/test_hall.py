"""Chair and secretary in the hall at the same time; the secretary's network is cut, and no word of either is lost."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from tests.cast import NOW, Cast, make_dialogue
from tests.cycle.conference.hall import enlist, press

from dienhong.cycle.conference.actions.prepare import prepare_conference
from dienhong.cycle.conference.actions.steps import start_conference
from dienhong.cycle.conference.models import Conference, MinutesRow, RowText
from dienhong.cycle.dialogues.states import DialogueState

SOON = 15_000
"""Milliseconds within which a page without a stream has asked again."""
Open = Callable[[str, str], Page]


@pytest.fixture
def conference(hoa_phu_committed: Cast) -> Conference:
    cast = hoa_phu_committed
    dialogue = make_dialogue(cast, DialogueState.INTAKE_CLOSED)
    found = prepare_conference(cast.ha, dialogue.pk, now=NOW)
    start_conference(cast.dung, found.pk, press=press(), now=NOW)
    enlist(cast, found, "Phạm Văn Bính", subject="Đường vào thôn")
    return found


@pytest.fixture
def open_console(browser: Browser, live_server: object, conference: Conference) -> Iterator[Open]:
    """Opens a console as one of the cast, in a browser of their own."""
    contexts: list[BrowserContext] = []

    def start(username: str, path: str) -> Page:
        context = browser.new_context(
            base_url=str(live_server), locale="vi-VN", viewport={"width": 1366, "height": 900}
        )
        context.set_default_timeout(SOON)
        contexts.append(context)
        page = context.new_page()
        page.goto(f"/hoa-phu/ban-lam-viec/dang-nhap/?next=/hoa-phu/hoi-truong/{conference.dialogue_id}/{path}/")
        page.fill("[name=username]", username)
        page.fill("[name=password]", "dien-hong-1284")
        page.get_by_role("button", name="Đăng nhập", exact=True).click()
        page.wait_for_selector("[data-hall]")
        return page

    yield start
    for context in contexts:
        context.close()


def test_network_cut_at_the_secretary_loses_no_word(conference: Conference, open_console: Open) -> None:
    chair, secretary = open_console("dung", "chu-toa"), open_console("ha", "thu-ky")
    chair.get_by_role("button", name="Mời người tiếp theo").click()
    expect(chair.locator(".hall-speaker")).to_have_text("Phạm Văn Bính")
    expect(chair.locator("[data-hall-words]")).to_have_text("còn lại")
    expect(secretary.locator(".hall-speaker")).to_have_text("Phạm Văn Bính", timeout=SOON)

    secretary.fill("#new-text", "Đề nghị sửa đường.")
    secretary.get_by_role("button", name="Ghi dòng").click()
    line = secretary.locator("form[data-hall-row] textarea")
    expect(line).to_have_value("Đề nghị sửa đường.")

    secretary.context.set_offline(True)
    line.fill("Đề nghị sửa đường trước mùa mưa.")
    expect(secretary.locator("[data-hall-outbox]")).to_contain_text("1 việc CHƯA gửi")
    second = open_console("dung", "thu-ky")
    second.locator("form[data-hall-row] textarea").fill("Đề nghị sửa đường và cống.")
    expect(second.locator("[data-hall-saved]")).to_contain_text("Đã lưu lúc")

    secretary.context.set_offline(False)
    both = secretary.locator("[data-hall-conflict]")
    expect(both).to_contain_text("Đề nghị sửa đường và cống.", timeout=SOON)
    expect(both).to_contain_text("Đề nghị sửa đường trước mùa mưa.")
    expect(secretary.locator("[data-hall-outbox]")).to_be_hidden()
    both.locator("textarea:visible").fill("Đề nghị sửa đường và cống trước mùa mưa.")
    secretary.get_by_role("button", name="Giữ bản ghép này").click()
    expect(line).to_have_value("Đề nghị sửa đường và cống trước mùa mưa.")

    assert MinutesRow.objects.get().text == "Đề nghị sửa đường và cống trước mùa mưa."
    assert list(RowText.objects.order_by("pk").values_list("text", "settled")) == [
        ("Đề nghị sửa đường.", True),
        ("Đề nghị sửa đường và cống.", True),
        ("Đề nghị sửa đường trước mùa mưa.", True),
        ("Đề nghị sửa đường và cống trước mùa mưa.", True),
    ]


def test_presses_of_a_cut_network_arrive_in_their_order(conference: Conference, open_console: Open) -> None:
    desk = open_console("ha", "hang-cho")
    desk.context.set_offline(True)
    for name in ("Ngô Thị Cúc", "Đỗ Văn Dần"):
        desk.fill("#register-name", name)
        desk.locator("#register-name").press("Enter")
    expect(desk.locator("[data-hall-outbox]")).to_contain_text("2 việc CHƯA gửi")
    desk.context.set_offline(False)
    expect(desk.locator(".hall-next").first).to_contain_text("Đỗ Văn Dần", timeout=SOON)
    expect(desk.locator("[data-hall-outbox]")).to_be_hidden()
    assert list(conference.turns.values_list("name", flat=True)) == ["Phạm Văn Bính", "Ngô Thị Cúc", "Đỗ Văn Dần"]
