"""The whole way again, in a real browser with JavaScript: what people touch, they touch here."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect
from tests.cast import Cast, do_jobs

from dienhong.cycle.dialogues.models import Dialogue
from dienhong.cycle.opinions.models import Opinion
from dienhong.cycle.replies.models import Reply
from dienhong.engines.journal.verify import verify_chain

PLAN = Path(__file__).parents[1] / "journeys/ke-hoach-hoa-phu.txt"
TEXT = "Đường vào thôn Đông sụt một đoạn dài gần cống, trời mưa xe máy hay ngã. Tôi là Lan, 0900000001."
PUBLIC = "Đường vào thôn Đông sụt một đoạn dài gần cống, trời mưa xe máy hay ngã."
ANSWER = "Ủy ban nhân dân xã đã kiểm tra, đoạn sụt dài 30 m sẽ được đổ bê tông lại trước mùa mưa."
Open = Callable[[str], Page]

pytestmark = pytest.mark.slow


@pytest.fixture
def visit(browser: Browser, live_server: object, hoa_phu_committed: Cast) -> Iterator[Open]:
    """A page of one's own for each person, on a phone; officials are logged in."""
    contexts = []

    def open_page(name: str) -> Page:
        context = browser.new_context(base_url=str(live_server), locale="vi-VN", viewport={"width": 390, "height": 844})
        context.set_default_timeout(15_000)
        contexts.append(context)
        page = context.new_page()
        if name:
            page.goto("/hoa-phu/ban-lam-viec/dang-nhap/")
            page.fill("input[name=username]", name)
            page.fill("input[name=password]", "dien-hong-1284")
            press(page, "Đăng nhập")
        return page

    yield open_page
    for context in contexts:
        context.close()


def press(page: Page, words: str) -> None:
    """Press the first button of the page's content that says `words`, and wait for the page that follows."""
    with page.expect_navigation():
        page.locator("main").get_by_role("button", name=words).first.click()


def day(days: int) -> str:
    return f"{timezone.localdate() + timedelta(days=days):%d/%m/%Y}"


def test_the_whole_way_in_a_browser(visit: Open, hoa_phu_committed: Cast) -> None:
    cast, desk = hoa_phu_committed, "/hoa-phu/ban-lam-viec"
    ha, tuan, dung, lan = visit("ha"), visit("tuan"), visit("dung"), visit("")

    ha.goto(f"{desk}/ke-hoach/tai-len/")
    ha.set_input_files("input[type=file]", PLAN)
    press(ha, "Tải lên và đọc")
    expect(ha.locator("main")).to_contain_text("thôn Đông")
    plan = re.search(r"/ke-hoach/(\d+)/", ha.url)
    assert plan is not None
    dung.goto(f"{desk}/ke-hoach/{plan[1]}/ban-hanh/")
    dung.fill("[name=number]", "7")
    dung.fill("[name=issued_on]", day(-20))
    press(dung, "Ban hành")
    ha.goto(f"{desk}/ke-hoach/{plan[1]}/")
    press(ha, "Lập")
    dialogue = Dialogue.objects.get(audience_kind="village")

    ha.goto(f"{desk}/doi-thoai/{dialogue.pk}/xep-lich/")
    ha.fill("[name=on]", day(14))
    ha.select_option("[name=half_day]", "morning")
    ha.fill("[name=start_time]", "08:00")
    ha.select_option("[name=venue]", str(cast.venues["Nhà văn hóa thôn Đông"].pk))
    ha.select_option("[name=chair]", str(cast.dung.user_id))
    ha.fill("[name=intake_until]", day(10))
    press(ha, "Lưu")
    for step, words in (("announce", "Thông báo"), ("open_intake", "Mở")):
        ha.goto(f"{desk}/doi-thoai/{dialogue.pk}/buoc/{step}/")
        press(ha, words)

    code = send_opinion(lan)
    do_jobs()
    opinion = Opinion.objects.get(code=code)
    ha.goto(f"{desk}/y-kien/{opinion.pk}/")
    ha.select_option("[name=kind]", "phan_anh")
    ha.select_option("[name=lead]", "TRANS")
    ha.select_option("[name=urgency]", "3")
    press(ha, "Lưu phân loại")
    ha.select_option("[name=unit]", str(cast.units["economy"].pk))
    press(ha, "Giao đơn vị")
    tuan.goto(f"{desk}/y-kien/{opinion.pk}/tra-loi/")
    tuan.fill("textarea[name=text]", ANSWER)
    press(tuan, "Lưu và trình duyệt")
    dung.goto(f"{desk}/duyet/")
    expect(dung.locator("main")).to_contain_text(ANSWER[:40])
    press(dung, "Duyệt")
    reply = Reply.objects.get(opinion=opinion)
    ha.goto(f"{desk}/tra-loi/{reply.pk}/cong-khai/")
    ha.fill("[name=public_text]", PUBLIC)
    ha.get_by_role("checkbox").first.check()
    press(ha, "Công khai")

    lan.goto("/hoa-phu/tra-cuu/")
    lan.fill("main [name=code]", code.lower())
    press(lan, "Tra cứu")
    expect(lan.locator("main")).to_contain_text(ANSWER)
    expect(lan.locator("main")).not_to_contain_text("0900000001")
    lan.fill("[name=digits]", "0001")
    press(lan, "Xác nhận")
    expect(lan.locator("main")).to_contain_text("0900000001")
    lan.locator("main").get_by_text("Đánh giá câu trả lời").first.click()
    lan.get_by_label("Hài lòng", exact=True).check()
    press(lan, "Gửi đánh giá")
    expect(lan.locator("body")).to_contain_text("Cảm ơn ông/bà")

    opinion.refresh_from_db()
    assert (opinion.state, opinion.text, reply.rating.score) == ("replied", TEXT, 4)
    assert verify_chain().broken_at is None


def send_opinion(lan: Page) -> str:
    """Five short pages, at the speed of a person."""
    lan.goto("/hoa-phu/gui-y-kien/noi-dung/")
    lan.fill("textarea[name=text]", TEXT)
    press(lan, "Tiếp tục")
    lan.select_option("[name=village]", label="Thôn Đông")
    lan.locator("[name=dialogue]").first.check()
    press(lan, "Tiếp tục")
    lan.fill("[name=name]", "Phạm Thị Lan")
    lan.fill("[name=phone]", "0900 000 001")
    press(lan, "Tiếp tục")
    lan.get_by_role("checkbox").check()
    lan.wait_for_timeout(5_000)  # nobody answers four pages faster, and the page knows
    press(lan, "Gửi ý kiến")
    expect(lan.locator("main")).to_contain_text(re.compile(r"DH-[0-9A-Z]{4}-[0-9A-Z]{4}"))
    found = re.search(r"DH-[0-9A-Z]{4}-[0-9A-Z]{4}", lan.locator("main").inner_text())
    assert found is not None
    return found[0]
