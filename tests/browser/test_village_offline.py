"""A village head writes without a network, the tab and the server are killed on the way, and nothing is lost or doubled."""

import json
import re
import shutil
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect
from tests.browser.village_server import Server, set_up

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("db")]
DESK = "/hoa-phu/ban-lam-viec/"
PAGE = f"{DESK}ghi-y-kien/"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
TEXTS = [
    "Đường vào thôn Đông bị sụt một đoạn gần cống.\nTrời mưa xe máy hay trượt ngã.",
    "Đề nghị xã sửa trạm bơm trước vụ đông 🙏🏽.\n\n“Nước không lên tới ruộng trên”, bà con nói vậy.",
    "Xin xã thắp đèn ở ngõ ba; tối đi học về các cháu sợ <lắm> & tối.",
]
UNSENT = re.compile("CHƯA gửi")

Open = Callable[[], Page]


@pytest.fixture(scope="module")
def files(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of an installation that has just been set up."""
    home = tmp_path_factory.mktemp("village")
    set_up(home)
    return home


@pytest.fixture
def server(files: Path, tmp_path: Path) -> Iterator[Server]:
    """Runs; it has not received anything yet."""
    home = tmp_path / "home"
    shutil.copytree(files, home)
    running = Server(home)
    running.start()
    yield running
    running.kill()


@pytest.fixture
def phone(browser: Browser, server: Server, tmp_path: Path) -> Iterator[Open]:
    """Opens the browser of one phone, whose memory outlives it; what was open before is closed."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    opened: list[BrowserContext] = []

    def start() -> Page:
        for context in opened:
            context.close()
        opened.clear()
        context = browser.browser_type.launch_persistent_context(
            tmp_path / "phone",
            executable_path=path,
            args=["--no-sandbox", "--disable-dev-shm-usage"],
            base_url=server.url,
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
            viewport={"width": 360, "height": 740},
            accept_downloads=True,
        )
        context.set_default_timeout(15_000)
        opened.append(context)
        return context.pages[0]

    yield start
    for context in opened:
        context.close()


def log_in(page: Page, username: str) -> None:
    page.goto(f"{DESK}dang-nhap/?next={PAGE}")
    page.fill("[name=username]", username)
    page.fill("[name=password]", "dien-hong-1284")
    page.get_by_role("button", name="Đăng nhập", exact=True).click()
    page.wait_for_url(f"**{PAGE}")


def ready(page: Page, username: str = "sau") -> None:
    """Logged in, and the page is kept on the phone."""
    log_in(page, username)
    page.evaluate("navigator.serviceWorker.ready.then(() => 0)")


def write(page: Page, text: str) -> None:
    page.fill("#id_text", text)
    page.get_by_role("button", name="Lưu và gửi").click()
    expect(page.locator("#id_text")).to_have_value("")


def states(page: Page) -> list[str]:
    return [tag.strip() for tag in page.locator("[data-village-list] .dt-tag").all_inner_texts()]


def all_sent(page: Page, count: int) -> None:
    expect(page.locator("[data-village-list] .dt-tag", has_text="đã gửi – mã DH-")).to_have_count(count, timeout=40_000)


def cut(page: Page) -> None:
    page.context.set_offline(True)
    page.goto(PAGE)
    expect(page.locator("[data-note=offline]")).to_be_visible()


def test_three_records_without_a_network_and_a_killed_tab(server: Server, phone: Open) -> None:
    page = phone()
    ready(page)
    cut(page)
    write(page, TEXTS[0])
    write(page, TEXTS[1])
    assert states(page) == ["CHƯA gửi", "CHƯA gửi"]
    page.fill("#id_text", TEXTS[2])
    expect(page.locator("[data-village-draft]")).to_contain_text("giữ trên máy này")
    page = phone()  # killed in the middle; the phone starts again, still without a network
    page.context.set_offline(True)
    page.goto(PAGE)
    expect(page.locator("#id_text")).to_have_value(TEXTS[2])
    assert page.locator("#id_village option:checked").inner_text() == "Thôn Đông"
    page.get_by_role("button", name="Lưu và gửi").click()
    expect(page.locator("[data-village-list] .dt-tag", has_text=UNSENT)).to_have_count(3)
    assert server.rows() == []
    page.context.set_offline(False)
    all_sent(page, 3)
    assert server.rows() == [(text,) for text in TEXTS]
    codes = [code for (code,) in server.rows("code")]
    assert states(page) == [f"đã gửi – mã {code}" for code in codes]


def test_server_killed_in_the_middle_of_sending(server: Server, phone: Open) -> None:
    page = phone()
    ready(page)
    cut(page)
    for text in TEXTS:
        write(page, text)
    page.context.set_offline(False)
    all_sent_first = page.locator("[data-village-list] .dt-tag", has_text="đã gửi – mã").first
    expect(all_sent_first).to_be_visible()
    all_sent(page, 3)
    server.signal(signal.SIGSTOP)  # does not answer any more, and does not refuse either
    write(page, "Bản ghi thứ tư: cống tràn nước vào nhà.")
    write(page, "Bản ghi thứ năm: loa thôn bị hỏng từ tuần trước.")
    server.kill()
    expect(page.locator("[data-note=network]")).to_be_visible()
    assert len(states(page)) == 5
    page = phone()
    server.start()
    page.goto(PAGE)
    all_sent(page, 5)
    assert sorted(server.rows()) == sorted([(text,) for text in TEXTS] + [
        ("Bản ghi thứ tư: cống tràn nước vào nhà.",),
        ("Bản ghi thứ năm: loa thôn bị hỏng từ tuần trước.",),
    ])  # fmt: skip


def test_answer_lost_on_the_way_is_asked_for_again(server: Server, phone: Open) -> None:
    page = phone()
    ready(page)
    lost: list[int] = []

    def lose(route: Route) -> None:
        if lost:
            route.continue_()
            return
        lost.append(route.fetch().status)
        route.abort()

    page.context.route("**/gui/", lose)
    write(page, TEXTS[0])
    expect(page.locator("[data-village-list] .dt-tag", has_text="CHƯA rõ đã tới xã")).to_have_count(1)
    assert page.get_by_role("button", name=re.compile("^Sửa lại")).count() == 0
    assert (lost, len(server.rows())) == ([200], 1)
    page.get_by_role("button", name="Gửi ngay").click()
    all_sent(page, 1)
    assert server.rows() == [(TEXTS[0],)]


@pytest.mark.parametrize("status", [500, 502])
def test_failing_server_is_asked_again(server: Server, phone: Open, status: int) -> None:
    page = phone()
    ready(page)
    page.context.route("**/gui/", lambda route: route.fulfill(status=status, body="<h1>Lỗi</h1>"), times=1)
    write(page, TEXTS[0])
    expect(page.locator("[data-note=network]")).to_be_visible()
    all_sent(page, 1)  # by itself, some seconds later
    assert server.rows() == [(TEXTS[0],)]


def test_session_that_ended_keeps_the_records(server: Server, phone: Open) -> None:
    page = phone()
    ready(page)
    page.context.clear_cookies()
    write(page, TEXTS[0])
    expect(page.locator("[data-note=signed_out]")).to_be_visible()
    assert (states(page), server.rows()) == (["CHƯA gửi"], [])
    page.locator("[data-note=signed_out] a").click()
    page.fill("[name=username]", "sau")
    page.fill("[name=password]", "dien-hong-1284")
    page.get_by_role("button", name="Đăng nhập", exact=True).click()
    all_sent(page, 1)
    assert server.rows() == [(TEXTS[0],)]


def test_refused_record_is_mended(server: Server, phone: Open) -> None:
    page = phone()
    ready(page)
    page.fill("#id_phone", "12")
    page.check("#id_consents")
    write(page, TEXTS[0])
    refused = page.locator("[data-village-list] li")
    expect(refused).to_contain_text("Số điện thoại chưa đúng")
    page.get_by_role("button", name=re.compile("^Sửa lại")).click()
    expect(page.locator("#id_phone")).to_have_value("12")
    assert states(page) == ["đang sửa – CHƯA gửi"]
    page.reload()
    expect(page.locator("#id_text")).to_have_value(TEXTS[0])
    page.fill("#id_phone", "0900 000 001")
    page.get_by_role("button", name="Lưu và gửi").click()
    all_sent(page, 1)
    assert server.rows() == [(TEXTS[0],)]


def test_log_out_warns_and_nobody_else_sees_them(server: Server, phone: Open) -> None:
    page = phone()
    ready(page)
    cut(page)
    write(page, TEXTS[0])
    page.fill("#id_text", "Chữ đang gõ dở của Sáu.")
    expect(page.locator("[data-village-draft]")).to_contain_text("giữ trên máy này")
    page.context.route("**/gui/", lambda route: route.abort())
    page.context.set_offline(False)
    page.goto(DESK)
    expect(page.locator("[data-village-badge]").first).to_be_attached()
    page.locator(".dt-user__summary").click()
    page.get_by_role("button", name="Đăng xuất").click()
    dialog = page.get_by_role("dialog", name="Còn 1 ý kiến CHƯA gửi")
    dialog.get_by_role("button", name="Ở lại để gửi").click()
    page.get_by_role("button", name="Đăng xuất").click()
    dialog.get_by_role("button", name="Vẫn đăng xuất").click()
    page.wait_for_url("**/dang-nhap/")
    page.context.set_offline(True)
    page.goto(PAGE)
    expect(page.locator("[data-note=nobody]")).to_be_visible()
    assert TEXTS[0][:20] not in page.content()
    page.context.set_offline(False)
    log_in(page, "ha")
    expect(page.locator("[data-village-box]")).to_be_visible()
    assert (states(page), page.input_value("#id_text")) == ([], "")
    page.context.set_offline(True)
    page.goto(PAGE)
    expect(page.locator("[data-village-box]")).to_be_visible()
    assert (states(page), page.input_value("#id_text")) == ([], "")
    page.context.set_offline(False)
    page.context.unroute("**/gui/")
    page.context.clear_cookies()
    log_in(page, "sau")
    all_sent(page, 1)
    assert page.input_value("#id_text") == "Chữ đang gõ dở của Sáu."


def test_queue_goes_to_a_file_and_comes_back(server: Server, phone: Open, tmp_path: Path) -> None:
    page = phone()
    ready(page)
    cut(page)
    for text in TEXTS:
        write(page, text)
    page.get_by_text("Cất ra tệp, nhập lại từ tệp").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Tệp để nhập lại").click()
    download.value.save_as(tmp_path / "queue.json")
    with page.expect_download() as download:
        page.get_by_role("button", name="Tệp để đọc, in").click()
    download.value.save_as(tmp_path / "queue.txt")
    told = json.loads((tmp_path / "queue.json").read_text("utf-8"))
    assert [row["answers"]["text"] for row in told["records"]] == TEXTS
    readable = (tmp_path / "queue.txt").read_text("utf-8-sig")
    assert [text in readable for text in TEXTS] == [True] * 3
    page.get_by_role("button", name=re.compile("^Xóa ý kiến")).first.click()
    page.get_by_role("dialog").get_by_role("button", name="Giữ lại").click()
    expect(page.locator("[data-village-list] li")).to_have_count(3)
    page.get_by_role("button", name=re.compile("^Xóa ý kiến")).first.click()
    page.get_by_role("dialog").get_by_role("button", name="Xóa").click()
    expect(page.locator("[data-village-list] li")).to_have_count(2)
    page.set_input_files("[data-village-import]", tmp_path / "queue.json")
    expect(page.locator("[data-village-summary]")).to_have_text("Đã nhập 1 ý kiến. 2 ý kiến đã có sẵn trên máy.")
    (tmp_path / "other.json").write_text('{"format": "khác"}', "utf-8")
    page.set_input_files("[data-village-import]", tmp_path / "other.json")
    expect(page.locator("[data-village-summary]")).to_contain_text("không phải tệp")
    page.context.set_offline(False)
    all_sent(page, 3)
    assert server.rows() == [(text,) for text in TEXTS]


def test_phone_without_room_leaves_the_words_where_they_are(server: Server, phone: Open) -> None:
    page = phone()
    ready(page)
    cut(page)
    page.evaluate("""() => {
      const put = IDBObjectStore.prototype.put
      IDBObjectStore.prototype.put = function (value) {
        if (this.name === 'records') throw new DOMException('full', 'QuotaExceededError')
        return put.call(this, value)
      }
    }""")
    page.fill("#id_text", TEXTS[1])
    page.get_by_role("button", name="Lưu và gửi").click()
    expect(page.locator("[data-note=full]")).to_be_visible()
    assert (page.input_value("#id_text"), states(page)) == (TEXTS[1], [])
    page.reload()
    expect(page.locator("#id_text")).to_have_value(TEXTS[1])


def test_only_the_page_and_its_files_are_kept(server: Server, phone: Open) -> None:
    page = phone()
    ready(page)
    for path in ("", "y-kien/nhap/", "doi-thoai/"):
        page.goto(DESK + path)
    page.goto(PAGE)
    kept = page.evaluate("""async () => {
      const found = []
      for (const name of await caches.keys()) for (const request of await (await caches.open(name)).keys()) found.push(new URL(request.url).pathname)
      return found
    }""")
    assert [path for path in kept if not path.startswith("/static/")] == [f"{PAGE}ngoai-tuyen/"]
    page.context.set_offline(True)
    with pytest.raises(Exception, match="ERR_INTERNET_DISCONNECTED"):
        page.goto(DESK)


def test_keyboard_is_enough(server: Server, phone: Open) -> None:
    page = phone()
    ready(page)
    cut(page)
    page.focus("#id_text")
    page.keyboard.type("Xin sua duong vao xom 3 giup ba con.")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == "Lưu và gửi":
            break
    page.keyboard.press("Enter")
    expect(page.locator("[data-village-list] li")).to_have_count(1)
    assert page.evaluate("document.activeElement.id") == "id_text"
    page.locator("[data-village-list] button").last.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "Giữ lại"
    page.keyboard.press("Escape")
    expect(page.locator("[data-village-list] li")).to_have_count(1)


@pytest.mark.parametrize("mode", ["standard", "large", "contrast"])
def test_holds_for_everybody(server: Server, phone: Open, mode: str) -> None:
    page = phone()
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.context.add_cookies([{"name": "display", "value": mode, "url": server.url}])
    ready(page)
    cut(page)
    write(page, TEXTS[0])
    page.fill("#id_phone", "12")
    page.get_by_role("button", name="Lưu và gửi").click()
    expect(page.locator(".dt-error-summary")).to_be_focused()
    faults = []
    for width in (360, 1366):
        page.set_viewport_size({"width": width, "height": 900})
        found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
        faults += [(width, rule["id"], rule["nodes"][0]["html"][:160]) for rule in found]
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        faults += [(width, "sideways scroll", wide)] if wide else []
    assert (faults, said) == ([], [])


def test_scripts_are_light(server: Server, phone: Open) -> None:
    page = phone()
    log_in(page, "sau")
    weights = page.evaluate("""() => performance.getEntriesByType('resource')
      .filter((entry) => entry.initiatorType === 'script').map((entry) => entry.encodedBodySize)""")
    assert 0 < sum(weights) <= 40_000
