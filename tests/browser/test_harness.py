"""The harness itself: a page comes from the live server into a real Chromium."""

from playwright.sync_api import Page
from tests.cast import Cast


def test_alive_page_opens_in_chromium(page: Page, hoa_phu_committed: Cast) -> None:
    response = page.goto("/song/")
    assert response is not None
    assert response.status == 200
