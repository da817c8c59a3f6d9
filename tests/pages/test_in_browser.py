"""Every kind of page in a real Chromium: no violation of accessibility, no sideways scroll, no complaint of the console."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext
from pytest_django.live_server_helper import LiveServer
from tests.pages.conftest import ROLES
from tests.pages.spider import Visit, kind_of

from dienhong.civic.communes.models import Commune
from dienhong.config.demo.places import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.slow]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# Those who see most come first.
WHO = ["", *sorted(set(ROLES.values()), key=lambda name: (name not in {"ha", "dung"}, name))]
TODAY = "/hop-thinh/ban-lam-viec/"


@pytest.fixture(scope="package")
def site(demo: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[str]:
    """The demonstration, served to browsers."""
    with django_db_blocker.unblock():
        server = LiveServer("localhost")
        yield server.url
        server.stop()


@pytest.fixture
def visitor(browser: Browser, site: str) -> Iterator[BrowserContext]:
    context = browser.new_context(base_url=site, locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh")
    context.set_default_timeout(15_000)
    yield context
    context.close()


def test_demonstration_is_there(demo: None, db: None) -> None:
    """Also tells pytest-django that this module needs its database."""
    assert Commune.objects.count() == 2


@pytest.mark.parametrize("who", WHO, ids=[name or "citizen" for name in WHO])
def test_pages_hold_on_phone_and_desk(who: str, visitor: BrowserContext, visits: dict[str, list[Visit]]) -> None:
    page = visitor.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(f"{page.url}: {message.text}") if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(f"{page.url}: {error}"))
    if who:
        page.goto("/hop-thinh/ban-lam-viec/dang-nhap/")
        page.fill("input[name=username]", who)
        page.fill("input[name=password]", PASSWORD)
        page.click("main button[type=submit]")
    faults = []
    for address in _kinds_first_seen_by(who, visits):
        page.set_viewport_size({"width": 360, "height": 740})
        page.goto(address)
        for width in (360, 1366):
            page.set_viewport_size({"width": width, "height": 900})
            found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
            faults += [(address, width, rule["id"], rule["nodes"][0]["html"][:160]) for rule in found]
            wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            if wide:
                faults.append((address, width, "sideways scroll", str(wide)))
    assert faults == []
    assert said == []


def _kinds_first_seen_by(who: str, visits: dict[str, list[Visit]]) -> list[str]:
    """One address a kind of page, opened by the first visitor who reaches that kind; today's work by everybody."""
    shown: dict[str, tuple[str, str]] = {}
    for name in WHO:
        for visit in visits[name]:
            if visit.is_page and visit.status == 200:
                kind = kind_of(visit.address)
                shown.setdefault(f"{name}{kind}" if kind == TODAY else kind, (name, visit.address))
    return [address for name, address in shown.values() if name == who]
