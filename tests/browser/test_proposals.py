"""The machine's proposals are taken by single keys."""

from playwright.sync_api import Page, expect
from tests.browser.test_drafts import log_in
from tests.cast import Cast, make_opinion

from dienhong.cycle.opinions.actions.suggest import suggest_for
from dienhong.cycle.opinions.models import Opinion


def test_one_key_takes_one_proposal_and_all_are_saved_with_two(page: Page, hoa_phu_committed: Cast) -> None:
    opinion = make_opinion(hoa_phu_committed, text="Đề nghị xã sửa đường liên thôn, rất nguy hiểm")
    suggest_for(opinion.pk)
    log_in(page, "ha")
    page.goto(f"/ban-lam-viec/y-kien/{opinion.pk}/")
    page.keyboard.press("1")
    expect(page.locator("#id_kind")).to_have_value("kien_nghi")
    page.keyboard.press("2")
    expect(page.locator("#id_lead")).to_have_value("TRANS")
    page.keyboard.press("g")
    page.keyboard.press("Enter")
    page.wait_for_selector(".dt-notification-banner--success")
    assert Opinion.objects.get().fields[0] == "TRANS"
    expect(page.get_by_role("region", name="Việc tiếp theo")).to_contain_text("Giao đơn vị")
