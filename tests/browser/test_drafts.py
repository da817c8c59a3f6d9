"""What was typed survives a lost connection and a log-in that ended, and does not outlive its sending."""

import json
import re

import pytest
from playwright.sync_api import Page, expect
from tests.cast import ROAD, TODAY, Cast, make_opinion

from dienhong.cycle.opinions.models import Opinion
from dienhong.cycle.opinions.states import OpinionState

ANSWER = "Ủy ban sẽ sửa đoạn đường này trong tháng sau."
TEXT = "/gui-y-kien/noi-dung/"
ENTRY = "/ban-lam-viec/y-kien/nhap/"


def kept(page: Page) -> list[dict[str, str]]:
    """The texts that this browser keeps."""
    values = page.evaluate("Object.entries(localStorage).filter(([k]) => k.startsWith('dt-keep:')).map(([, v]) => v)")
    return [json.loads(value)["typed"] for value in values]


def log_in(page: Page, username: str) -> None:
    page.goto("/ban-lam-viec/dang-nhap/")
    page.fill("[name=username]", username)
    page.fill("[name=password]", "dien-hong-1284")
    page.get_by_role("button", name="Đăng nhập", exact=True).click()
    page.wait_for_url(re.compile(r"/ban-lam-viec/(?!dang-nhap)"))


def press_without_network(page: Page, button: str) -> None:
    """Press, get the browser's own error page, have the network again."""
    page.context.set_offline(True)
    page.get_by_role("button", name=button, exact=True).click()
    page.wait_for_url("chrome-error://**")
    page.context.set_offline(False)


def restored(page: Page, field: str) -> str:
    """What stands in the field after taking up the notice's offer, if the browser has not put it back by itself."""
    offer = page.get_by_role("button", name="Khôi phục")
    expect(page.locator(".dt-hint[role=status]")).to_be_attached()
    if offer.count():
        offer.click()
    return page.input_value(field)


def test_saying_when_it_was_kept(page: Page, hoa_phu_committed: Cast) -> None:
    page.goto(TEXT)
    page.fill("#id_text", ROAD)
    expect(
        page.locator("form [role=status]", has_text=re.compile(r"Đã giữ trên máy này lúc \d\d:\d\d"))
    ).to_be_visible()
    assert kept(page) == [{"text": ROAD}]


def test_half_a_letter_is_not_kept(page: Page, hoa_phu_committed: Cast) -> None:
    page.goto(TEXT)
    page.evaluate("""() => {
      const field = document.querySelector('#id_text')
      field.value = 'Đuo'
      field.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true }))
    }""")
    page.wait_for_timeout(600)
    assert kept(page) == []


def test_citizen_without_network(page: Page, hoa_phu_committed: Cast) -> None:
    page.goto("/gui-y-kien/")
    page.get_by_role("link", name="Bắt đầu").click()
    page.fill("#id_text", ROAD)
    press_without_network(page, "Tiếp tục")
    page.go_back()  # the error page stands where the form stood, so this leads to the page before
    page.get_by_role("link", name="Bắt đầu").click()
    assert restored(page, "#id_text") == ROAD


def test_citizen_who_comes_back_later_is_asked(page: Page, hoa_phu_committed: Cast) -> None:
    page.goto(TEXT)
    page.fill("#id_text", ROAD)
    press_without_network(page, "Tiếp tục")
    page.goto(TEXT)
    assert page.input_value("#id_text") == ""
    page.get_by_role("button", name="Khôi phục").click()
    assert page.input_value("#id_text") == ROAD
    page.get_by_role("button", name="Tiếp tục").click()
    page.wait_for_url("**/noi-o/")
    assert kept(page) == []


def test_throwing_away_forgets(page: Page, hoa_phu_committed: Cast) -> None:
    page.goto(TEXT)
    page.fill("#id_text", ROAD)
    page.wait_for_timeout(600)
    page.goto("/")
    page.goto(TEXT)
    page.get_by_role("button", name="Bỏ", exact=True).click()
    assert (page.input_value("#id_text"), kept(page)) == ("", [])
    page.goto(TEXT)
    assert page.get_by_role("button", name="Khôi phục").count() == 0


def test_nothing_is_kept_after_three_days(page: Page, hoa_phu_committed: Cast) -> None:
    page.clock.install(time=f"{TODAY}T08:00:00")
    page.goto(TEXT)
    page.fill("#id_text", ROAD)
    page.clock.run_for(500)
    assert kept(page) == [{"text": ROAD}]
    page.clock.fast_forward(73 * 3600 * 1000)
    page.goto("/")
    assert kept(page) == []


def test_contact_is_never_kept(page: Page, hoa_phu_committed: Cast) -> None:
    page.goto(TEXT)
    page.fill("#id_text", ROAD)
    page.get_by_role("button", name="Tiếp tục").click()
    page.select_option("#id_village", "khong-ro")
    page.get_by_role("button", name="Tiếp tục").click()
    page.fill("#id_name", "Phạm Thị Lan")
    page.wait_for_timeout(600)
    assert kept(page) == []


def test_text_that_is_sent_back_with_an_error_stays(page: Page, hoa_phu_committed: Cast) -> None:
    page.goto(TEXT)
    page.fill("#id_text", "ngắn")
    page.get_by_role("button", name="Tiếp tục").click()
    page.wait_for_selector(".dt-error-summary")
    assert (page.input_value("#id_text"), kept(page)) == ("ngắn", [{"text": "ngắn"}])


def test_entry_with_the_log_in_gone(page: Page, hoa_phu_committed: Cast) -> None:
    log_in(page, "ha")
    page.goto(ENTRY)
    page.check("[name=channel][value=phone]")
    page.fill("#id_text", ROAD)
    page.fill("#id_name", "Phạm Thị Lan")
    page.context.clear_cookies()
    page.get_by_role("button", name="Lưu", exact=True).click()
    page.wait_for_load_state()
    assert Opinion.objects.count() == 0
    assert kept(page) == [{"text": ROAD}]
    log_in(page, "ha")
    page.goto(ENTRY)
    assert restored(page, "#id_text") == ROAD
    page.check("[name=channel][value=phone]")
    page.get_by_role("button", name="Lưu", exact=True).click()
    page.wait_for_url("**/nhap/xong/")
    assert kept(page) == []


def test_another_official_at_the_same_machine_is_not_shown_it(page: Page, hoa_phu_committed: Cast) -> None:
    log_in(page, "ha")
    page.goto(ENTRY)
    page.fill("#id_text", ROAD)
    page.wait_for_timeout(600)
    page.context.clear_cookies()
    log_in(page, "sau")
    page.goto(ENTRY)
    assert page.get_by_role("button", name="Khôi phục").count() == 0
    assert page.input_value("#id_text") == ""


@pytest.mark.parametrize("away", ["network", "log-in"])
def test_reply_in_writing(page: Page, hoa_phu_committed: Cast, away: str) -> None:
    opinion = make_opinion(hoa_phu_committed, OpinionState.ASSIGNED)
    log_in(page, "tuan")
    page.goto(f"/ban-lam-viec/y-kien/{opinion.pk}/tra-loi/")
    page.fill("#id_text", ANSWER)
    if away == "network":
        press_without_network(page, "Lưu nháp")
    else:
        page.context.clear_cookies()
        page.get_by_role("button", name="Lưu nháp").click()
        page.wait_for_load_state()
        log_in(page, "tuan")
    page.goto(f"/ban-lam-viec/y-kien/{opinion.pk}/tra-loi/")
    assert restored(page, "#id_text") == ANSWER
    page.get_by_role("button", name="Lưu nháp").click()
    page.wait_for_selector(".dt-notification-banner--success")
    assert (page.input_value("#id_text"), kept(page)) == (ANSWER, [])


def test_no_offer_where_storage_is_switched_off(page: Page, hoa_phu_committed: Cast) -> None:
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get () { throw new Error('off') } })")
    page.goto(TEXT)
    page.fill("#id_text", ROAD)
    page.wait_for_timeout(600)
    page.get_by_role("button", name="Tiếp tục").click()
    page.wait_for_url("**/noi-o/")
    assert said == []
