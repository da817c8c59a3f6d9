"""The register with single keys and one's own columns, in a real browser."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from tests.browser.test_drafts import log_in
from tests.cast import Cast, make_opinion

from dienhong.cycle.opinions.models import Opinion
from dienhong.cycle.opinions.states import OpinionState

REGISTER = "/ban-lam-viec/y-kien/"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.fixture
def register(page: Page, hoa_phu_committed: Cast) -> Page:
    """Hà before a register of three sorted opinions."""
    for _ in range(3):
        make_opinion(hoa_phu_committed, OpinionState.TRIAGED)
    log_in(page, "ha")
    page.goto(REGISTER)
    return page


def test_keys_walk_choose_and_assign(register: Page, hoa_phu_committed: Cast) -> None:
    register.keyboard.press("j")
    register.keyboard.press("x")
    register.keyboard.press("j")
    register.keyboard.press("j")
    register.keyboard.press("k")
    register.keyboard.press("x")
    expect(register.locator("[data-dt-selected]")).to_have_text("2")
    expect(register.locator("[data-desk-spoken]")).to_have_text(re.compile("Đã chọn DH-"))
    register.keyboard.press("a")
    register.wait_for_url("**/hang-loat/")
    register.select_option("#id_unit", str(hoa_phu_committed.units["culture"].pk))
    register.get_by_role("button", name="Xem trước").click()
    register.get_by_role("button", name="Thực hiện").click()
    register.wait_for_url(re.compile(r"/hang-loat/\d+/"))
    assert Opinion.objects.filter(unit__key="culture", state=OpinionState.ASSIGNED).count() == 2
    register.get_by_role("button", name="Hoàn tác").click()
    register.get_by_text("Xong 2 ý kiến").wait_for()
    assert Opinion.objects.filter(state=OpinionState.TRIAGED).count() == 3


def test_enter_opens_and_slash_searches(register: Page, hoa_phu_committed: Cast) -> None:
    register.keyboard.press("/")
    register.keyboard.type("jxta?")
    assert register.input_value("[data-desk-search]") == "jxta?"
    assert register.locator("input[name=chosen]:checked").count() == 0
    register.goto(REGISTER)
    register.keyboard.press("j")
    register.keyboard.press("Enter")
    register.wait_for_url(re.compile(r"/y-kien/\d+/"))


def test_help_lists_the_keys(register: Page, hoa_phu_committed: Cast) -> None:
    register.keyboard.press("?")
    expect(register.get_by_role("dialog", name="Phím tắt của sổ ý kiến")).to_be_visible()
    register.keyboard.press("j")
    assert register.locator("[data-desk-at]").count() == 0
    register.keyboard.press("Escape")
    register.get_by_role("button", name="Phím tắt").click()
    expect(register.get_by_role("dialog")).to_be_visible()


def test_keys_off_and_own_columns_stay(register: Page, hoa_phu_committed: Cast) -> None:
    register.get_by_text("Cột và cách hiện", exact=True).click()
    register.get_by_label("Nhận lúc").check()
    register.get_by_label("Nội dung", exact=True).uncheck()
    register.get_by_label(re.compile("Dùng phím tắt")).uncheck()
    register.get_by_role("button", name="Áp dụng").click()
    expect(register.get_by_role("columnheader", name="Nhận lúc")).to_be_visible()
    assert register.get_by_role("columnheader", name="Nội dung").count() == 0
    register.keyboard.press("j")
    assert register.locator("[data-desk-at]").count() == 0


def test_no_accessibility_fault_and_nothing_too_wide(width: int, register: Page, hoa_phu_committed: Cast) -> None:
    register.set_viewport_size({"width": width, "height": 900})
    register.get_by_text("Cột và cách hiện", exact=True).click()
    found = Axe().run(register, options={"runOnly": RULES})
    assert found.response["violations"] == []
    assert not register.evaluate("document.documentElement.scrollWidth > innerWidth")
