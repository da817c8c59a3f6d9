"""A reply is saved while it is written: with and without network, in two tabs, and when the tab is killed."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from tests.browser.test_drafts import kept, log_in
from tests.cast import Cast, make_opinion

from dienhong.cycle.opinions.states import OpinionState
from dienhong.cycle.replies.models import Reply, ReplyText

FIRST = "Ủy ban sẽ sửa đoạn đường này trong tháng sau."
SECOND = "Ủy ban chưa bố trí được vốn cho đoạn đường này."
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
SAVED = re.compile(r"^Đã lưu lúc \d\d:\d\d$")


@pytest.fixture
def writing(page: Page, hoa_phu_committed: Cast) -> Page:
    """Tuấn before an empty reply."""
    opinion = make_opinion(hoa_phu_committed, OpinionState.ASSIGNED)
    log_in(page, "tuan")
    page.goto(f"/ban-lam-viec/y-kien/{opinion.pk}/tra-loi/")
    return page


def write(page: Page, text: str) -> None:
    page.fill("#id_text", text)
    page.locator("#id_text").blur()


def told(page: Page, words: str | re.Pattern[str]) -> None:
    expect(page.locator("[data-desk-saved]")).to_have_text(words)


def test_typing_is_saved_and_goes_on(writing: Page) -> None:
    write(writing, FIRST)
    told(writing, SAVED)
    write(writing, f"{FIRST} Xong trước Tết.")
    expect(writing.locator("[name=seen_version]").first).to_have_value("2")
    assert Reply.objects.get().text == f"{FIRST} Xong trước Tết."
    assert kept(writing) == []
    writing.reload()
    assert writing.input_value("#id_text") == f"{FIRST} Xong trước Tết."


def test_without_network_it_waits_here_and_is_sent_later(writing: Page) -> None:
    writing.context.set_offline(True)
    write(writing, FIRST)
    told(writing, "Chưa lưu được – đang giữ trên máy này")
    assert Reply.objects.count() == 0
    writing.context.set_offline(False)
    told(writing, SAVED)
    assert Reply.objects.get().text == FIRST


def test_an_answer_lost_on_the_way_counts_once(writing: Page) -> None:
    def lose(route: object) -> None:
        route.fetch()  # type: ignore[attr-defined]
        route.abort()  # type: ignore[attr-defined]

    writing.route("**/luu/", lose, times=1)
    write(writing, FIRST)
    told(writing, "Chưa lưu được – đang giữ trên máy này")
    write(writing, f"{FIRST} Thêm.")
    expect(writing.locator("[name=seen_version]").first).to_have_value("2")
    assert Reply.objects.get().text == f"{FIRST} Thêm."
    assert not ReplyText.objects.filter(settled=False).exists()


def test_two_tabs_show_both_texts_and_one_is_chosen(writing: Page) -> None:
    other = writing.context.new_page()
    other.goto(writing.url)
    write(writing, FIRST)
    told(writing, SAVED)
    write(other, SECOND)
    both = other.locator("#hai-ban")
    expect(both).to_contain_text(FIRST)
    expect(both).to_contain_text(SECOND)
    assert other.input_value("#id_text") == SECOND
    violations = Axe().run(other, options={"runOnly": {"type": "tag", "values": RULES}}).response["violations"]
    assert [found["id"] for found in violations] == []
    other.get_by_role("button", name="Dùng bản đến sau").click()
    expect(other.locator("#id_text")).to_have_value(SECOND)
    assert Reply.objects.get().text == SECOND
    assert {text.text for text in ReplyText.objects.all()} == {FIRST, SECOND}


def test_a_killed_tab_loses_no_words(writing: Page) -> None:
    # Cut inside the page: a rule of the browser ends with the tab, and the last try of a closing tab would get through.
    writing.evaluate("() => { window.fetch = () => Promise.reject(new TypeError('cut')) }")
    writing.fill("#id_text", FIRST)
    told(writing, "Chưa lưu được – đang giữ trên máy này")
    expect(writing.locator(".dt-hint[role=status]")).to_have_text(re.compile("^Đã giữ trên máy này"))
    # a browser hands this store over late: what counts is the copy on the disk
    writing.evaluate("localStorage.clear()")
    address = writing.url
    again = writing.context.new_page()
    writing.close(run_before_unload=False)
    again.goto(address)
    again.get_by_role("button", name="Khôi phục").click()
    again.locator("#id_text").blur()
    told(again, SAVED)
    assert Reply.objects.get().text == FIRST
