"""Pages of the live server in the browser of tests/chromium.py."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder is a browser test."""
    for item in items:
        if "/tests/browser/" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)


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
