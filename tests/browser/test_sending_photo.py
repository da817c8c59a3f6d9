"""A citizen on a phone sends an opinion with a photo while the network comes and goes, and keeps the code."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.cast import ROAD, Cast, make_opinion, make_reply
from tests.engines.photos.hostile import jpeg

from dienhong.cycle.opinions.models import Opinion, Photo
from dienhong.cycle.opinions.states import OpinionState
from dienhong.cycle.replies.states import ReplyState


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> None:
    settings.FILES = tmp_path


@pytest.fixture
def said(page: Page) -> list[str]:
    """What the console complains of, on a phone's screen."""
    page.set_viewport_size({"width": 360, "height": 740})
    found: list[str] = []
    page.on("console", lambda message: found.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: found.append(str(error)))
    return found


def press(page: Page, button: str) -> None:
    page.locator("main").get_by_role("button", name=button, exact=True).click()


def test_photo_draft_and_code_survive_a_cut(page: Page, hoa_phu_committed: Cast, said: list[str]) -> None:
    page.goto("/gui-y-kien/noi-dung/")
    page.fill("#id_text", ROAD)
    press(page, "Tiếp tục")
    page.select_option("#id_village", "khong-ro")
    page.set_input_files("#id_photo_1", {"name": "duong.jpg", "mimeType": "image/jpeg", "buffer": jpeg((2400, 1800))})
    press(page, "Tiếp tục")
    page.wait_for_url("**/lien-he/")
    press(page, "Tiếp tục")
    page.wait_for_url("**/kiem-tra/")
    expect(page.locator("main")).to_contain_text(ROAD)
    expect(page.get_by_alt_text("Ảnh 1")).to_be_visible()
    assert (said, Photo.objects.filter(opinion=None).count()) == ([], 1)

    page.context.set_offline(True)
    press(page, "Gửi ý kiến")
    page.wait_for_url("chrome-error://**")
    page.context.set_offline(False)
    assert Opinion.objects.count() == 0

    page.goto("/gui-y-kien/kiem-tra/")
    expect(page.locator("main")).to_contain_text(ROAD)
    said.clear()  # the browser's own words about the cut
    press(page, "Gửi ý kiến")
    if "kiem-tra" in page.url:  # faster than a person: asked to press once more
        page.wait_for_timeout(5000)
        press(page, "Gửi ý kiến")
    page.wait_for_url("**/xong/")
    opinion = Opinion.objects.get()
    expect(page.locator("#ma-tra-cuu")).to_have_text(opinion.code)
    assert page.get_by_alt_text(re.compile("Mã QR")).evaluate("image => image.naturalWidth") > 100
    assert (opinion.photos.count(), said) == (1, [])
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")


def test_code_in_the_fragment_opens_the_page_and_leaves_the_address(
    page: Page, hoa_phu_committed: Cast, said: list[str]
) -> None:
    opinion = make_opinion(hoa_phu_committed, OpinionState.ASSIGNED, sender=None)
    make_reply(hoa_phu_committed, ReplyState.PUBLISHED, opinion=opinion)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"/tra-cuu/#{opinion.code}")
    page.wait_for_url(re.compile(r"/tra-cuu/[0-9a-f]+/$"))
    expect(page.locator("main")).to_contain_text(opinion.code)
    page.wait_for_load_state("load")
    assert page.locator("[data-dt-aloud]").count() == 1
    assert [url for url in asked if opinion.code in url.split("#")[0]] == []
    assert said == []
