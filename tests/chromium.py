"""A real Chromium. Without one the browser tests are skipped, except where a browser is asked for: there they fail."""

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

# Playwright keeps an event loop in the test's thread, which makes Django refuse its own database there.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


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
