"""A real Chromium. Without one the browser tests are skipped, except where a browser is asked for: there they fail."""

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

# Playwright keeps an event loop in the test's thread, which makes Django refuse its own database there.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder is a browser test."""
    for item in items:
        if "/tests/browser/" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)


def _needed() -> bool:
    return os.environ.get("DIENHONG_NEED_BROWSER") == "1" or os.environ.get("CI", "").lower() == "true"


@pytest.fixture(scope="session")
def browser(django_db_setup: None) -> Iterator[Browser]:
    """Chromium, started once a run, after the database: its event loop gives this thread other connections."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        reason = "no Chromium on this machine: install Debian's package `chromium`"
        pytest.fail(reason) if _needed() else pytest.skip(reason)
    with sync_playwright() as playwright:
        # No sandbox: tests may run as root in a container, on our own pages only.
        chromium = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-dev-shm-usage"])
        yield chromium
        chromium.close()


@pytest.fixture(params=[360, 1366], ids=["phone", "desk"])
def width(request: pytest.FixtureRequest) -> int:
    """The two widths at which every page must hold (take it before `page`)."""
    return int(request.param)


@pytest.fixture
def page(browser: Browser, live_server: object) -> Iterator[Page]:
    """A fresh page of a fresh visitor, at desk width, in Vietnamese; addresses are relative to the live server."""
    context = browser.new_context(
        base_url=str(live_server),
        locale="vi-VN",
        timezone_id="Asia/Ho_Chi_Minh",
        viewport={"width": 1366, "height": 900},
    )
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()
