"""The style guide in a real Chromium, under the pages' own policy: no violation in any mode, at any width."""

import mimetypes
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.template.loader import render_to_string
from django.test import RequestFactory
from playwright.sync_api import Browser, Page, Route

from dienhong.web.kit import styleguide
from dienhong.web.kit.middleware import security_headers

pytestmark = [pytest.mark.browser, pytest.mark.urls("tests.web.kit.addresses"), pytest.mark.django_db]
_STATIC = Path("src/dienhong/web/kit/static")
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
_COMMUNE = SimpleNamespace(
    full_name="xã Hợp Thịnh",
    province_name="tỉnh Bắc Ninh",
    hotline="0204 3555 123",
    address="Thôn Trung Tâm",
    email="xa@example.vn",
    responsible="Chánh Văn phòng",
)


def _policy() -> str:
    response = security_headers(lambda _: SimpleNamespace(headers={}))(None)  # type: ignore[arg-type,return-value]
    return response.headers["Content-Security-Policy"]


def _open(browser: Browser, width: int, **shown: object) -> tuple[Page, list[str]]:
    """The page, and what the console said while it opened (violations of the policy among it)."""
    mode = shown.pop("mode", "standard")
    request = RequestFactory().get("/")
    request.commune = _COMMUNE  # type: ignore[attr-defined]
    request.user = SimpleNamespace(  # type: ignore[assignment]
        is_authenticated=bool(shown.get("desk")), get_full_name="Hà Thị Thu", get_username="ha"
    )
    context = styleguide.context(**shown) | {
        "display_mode": mode,
        "request": request,
        "unread_notices": 3,
        "csrf_token": "token",
    }  # type: ignore[arg-type]
    text = render_to_string("kit/styleguide.html", context)

    def answer(route: Route) -> None:
        path = urlsplit(route.request.url).path
        if path.startswith("/static/"):
            file = _STATIC / path.removeprefix("/static/")
            route.fulfill(body=file.read_bytes(), content_type=mimetypes.guess_type(file)[0] or "font/woff2")
        else:
            headers = {"Content-Security-Policy": _policy(), "Content-Type": "text/html; charset=utf-8"}
            route.fulfill(body=text, headers=headers)

    page = browser.new_context(viewport={"width": width, "height": 800}, locale="vi-VN").new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.route("**/*", answer)
    page.goto("http://kit.test/")
    return page, said


@pytest.mark.parametrize("desk", [False, True], ids=["citizen", "desk"])
@pytest.mark.parametrize("mode", ["standard", "large", "contrast"])
@pytest.mark.parametrize("width", [360, 1366])
def test_no_violation(browser: Browser, width: int, mode: str, desk: bool) -> None:
    page, said = _open(browser, width, mode=mode, desk=desk, faulty=True)
    found = Axe().run(page, options={"runOnly": _RULES}).response["violations"]
    assert [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found] == []
    assert said == []
    page.context.close()


@pytest.mark.parametrize("desk", [False, True], ids=["citizen", "desk"])
@pytest.mark.parametrize("mode", ["standard", "large", "contrast"])
def test_nothing_is_wider_than_a_narrow_phone(browser: Browser, mode: str, desk: bool) -> None:
    page, _ = _open(browser, 320, mode=mode, desk=desk, faulty=True)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.context.close()


def test_faulty_form_takes_the_focus_to_its_summary(browser: Browser) -> None:
    page, _ = _open(browser, 1366, faulty=True)
    assert page.title() == "Lỗi: Bộ giao diện – xã Hợp Thịnh"
    assert page.evaluate("document.activeElement.className") == "dt-error-summary"
    page.click(".dt-error-summary a")
    assert page.evaluate("document.activeElement.id") == "id_body"
    page.context.close()


def test_dialog_opens_and_closes(browser: Browser) -> None:
    page, _ = _open(browser, 1366)
    page.click("[data-dt-open]")
    assert page.evaluate("document.querySelector('dialog').open") is True
    page.click("[data-dt-close]")
    assert page.evaluate("document.querySelector('dialog').open") is False
    page.context.close()


def test_link_lights_its_passage(browser: Browser) -> None:
    page, _ = _open(browser, 1366, desk=True)
    page.hover("[data-dt-mark=typo-1]")
    assert page.locator("#typo-1").get_attribute("class") == "dt-mark dt-mark--error dt-mark--active"
    page.context.close()


def test_ticking_the_head_ticks_the_page(browser: Browser) -> None:
    page, _ = _open(browser, 1366, desk=True)
    page.click("[data-dt-select-all]")
    assert page.inner_text("[data-dt-selected]") == "3"
    page.context.close()


def test_form_sent_back_through_htmx_takes_the_focus_and_sends_the_token(browser: Browser) -> None:
    page, said = _open(browser, 1366, desk=True)
    sent: dict[str, str] = {}

    def refuse(route: Route) -> None:
        sent.update(route.request.headers)
        body = '<div class="dt-error-summary" data-module="dt-error-summary"><a href="#id_body">Sai</a></div>'
        route.fulfill(status=422, content_type="text/html", body=body)

    page.route("**/gui/", refuse)
    page.evaluate("""() => {
      const form = document.querySelector('form[data-dt-guard]')
      form.setAttribute('hx-post', '/gui/')
      form.setAttribute('hx-target', '.dt-lead')
      htmx.process(form)
    }""")
    page.click("form[data-dt-guard] button[type=submit]")
    page.wait_for_selector(".dt-lead .dt-error-summary")
    assert page.evaluate("document.activeElement.className") == "dt-error-summary"
    assert sent["x-csrftoken"] == "token"
    assert [text for text in said if "422" not in text] == []
    page.context.close()


def test_four_steps_have_four_bars_on_a_phone(browser: Browser) -> None:
    page, _ = _open(browser, 360)
    bars = page.evaluate("""() => {
      const list = document.querySelector('.dt-steps')
      const all = [...list.children].map((item) => getComputedStyle(item)).concat(getComputedStyle(list, '::before'))
      return [list.children.length, all.filter((style) => parseFloat(style.borderTopWidth) > 0).length]
    }""")
    assert bars[0] == bars[1]
    page.context.close()


@pytest.mark.parametrize("runs", [True, False], ids=["script", "no script"])
def test_print_button_is_there_only_when_it_works(browser: Browser, runs: bool) -> None:
    page = browser.new_context(java_script_enabled=runs).new_page()
    page.route("http://kit.test/*.css", lambda route: route.fulfill(path=_STATIC / "kit/citizen.css"))
    page.route("http://kit.test/*.js", lambda route: route.fulfill(path=_STATIC / "kit/kit.js"))
    text = (
        '<!DOCTYPE html><link rel="stylesheet" href="/kit.css"><body><button class="dt-button" data-dt-print>In</button>'
        '<script src="/kit.js"></script>'
    )
    page.route("http://kit.test/", lambda route: route.fulfill(body=text, content_type="text/html"))
    page.goto("http://kit.test/")
    assert page.locator("button").is_visible() == runs
    page.context.close()
