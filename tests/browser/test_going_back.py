"""The Back button after answers that were not right leads to a page, never to “resubmit the form?”."""

from playwright.sync_api import Page
from tests.cast import ROAD, Cast


def test_back_after_wrong_answers(page: Page, hoa_phu_committed: Cast) -> None:
    page.goto("/gui-y-kien/noi-dung/")
    page.fill("#id_text", "ngắn quá")
    page.get_by_role("button", name="Tiếp tục").click()
    page.wait_for_selector(".dt-error-summary")
    assert page.input_value("#id_text") == "ngắn quá"
    page.fill("#id_text", ROAD)
    page.get_by_role("button", name="Tiếp tục").click()
    page.wait_for_url("**/noi-o/")
    answer = page.go_back()
    assert answer is not None
    assert (answer.request.method, page.url.endswith("/noi-dung/")) == ("GET", True)
    assert page.is_visible("#id_text")
