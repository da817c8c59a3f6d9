"""Writing a document and watching a batch in a real Chromium."""

from collections.abc import Iterator

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer
from tests.cast import Cast
from tests.civic.documents.office import make_document, paper

from dienhong.civic.documents.actions.batches import start_batch, stop_batch
from dienhong.civic.documents.states import DocumentState

pytestmark = pytest.mark.browser
DESK = "/hoa-phu/ban-lam-viec/"


@pytest.fixture
def visitor(hoa_phu_committed: Cast, live_server: LiveServer, browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(base_url=str(live_server), locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh")
    context.set_default_timeout(10_000)
    yield context
    context.close()


def _enter(context: BrowserContext, username: str) -> Page:
    page = context.new_page()
    page.goto(f"{DESK}dang-nhap/")
    page.fill("input[name=username]", username)
    page.fill("input[name=password]", "dien-hong-1284")
    page.click("main button[type=submit]")
    return page


def test_preview_comes_without_leaving_the_text(visitor: BrowserContext, hoa_phu_committed: Cast) -> None:
    row = make_document(hoa_phu_committed)
    page = _enter(visitor, "ha")
    page.goto(f"{DESK}van-ban/{row.pk}/sua/")
    body = page.locator("textarea[name=body]")
    body.fill("Điều vừa viết")
    page.get_by_role("button", name="Xem trước").press("Enter")
    expect(page.locator("#xem-truoc")).to_contain_text("Bản đang viết, chưa lưu")
    expect(page.locator("#xem-truoc")).to_contain_text("Điều vừa viết./.")
    expect(body).to_have_value("Điều vừa viết")
    page.get_by_role("button", name="Lưu", exact=True).press("Enter")
    expect(page.locator(".dt-paper")).to_contain_text("Điều vừa viết./.")


def test_text_that_did_not_arrive_is_offered_again(visitor: BrowserContext, hoa_phu_committed: Cast) -> None:
    row = make_document(hoa_phu_committed)
    page = _enter(visitor, "ha")
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(f"{DESK}van-ban/{row.pk}/sua/")
    body = page.locator("textarea[name=body]")
    body.fill("Viết dở thì mất điện")
    expect(page.get_by_text("Đã giữ trên máy này")).to_be_visible()
    page.goto(f"{DESK}van-ban/")
    page.goto(f"{DESK}van-ban/{row.pk}/sua/")
    page.get_by_role("button", name="Khôi phục").click()
    expect(body).to_have_value("Viết dở thì mất điện")


def test_progress_of_a_batch_moves_by_itself(visitor: BrowserContext, hoa_phu_committed: Cast) -> None:
    row = make_document(hoa_phu_committed, DocumentState.SIGNED, document=paper(subject="Việc chờ"))
    batch = start_batch(hoa_phu_committed.van, [row.pk], title="Đợt một", now=timezone.now())
    page = _enter(visitor, "van")
    page.goto(f"{DESK}van-ban/dot/{batch.pk}/")
    expect(page.get_by_role("button", name="Tạm dừng")).to_be_visible()
    stop_batch(hoa_phu_committed.van, batch.pk, now=timezone.now())
    expect(page.get_by_role("button", name="Tiếp tục")).to_be_visible()
