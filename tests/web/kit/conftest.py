"""The browser of tests/browser, for the pages of the kit itself."""

from tests.browser.conftest import browser

__all__ = ["browser"]
