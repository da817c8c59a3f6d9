"""Budgets and promises of the built files: they are committed, so the tests read what is served."""

import gzip
import re
from pathlib import Path

import pytest

_STATIC = Path("src/dienhong/web/kit/static/kit")
_SHEETS = ["citizen.css", "desk.css"]


def _zipped(name: str) -> int:
    return len(gzip.compress((_STATIC / name).read_bytes(), 9))


@pytest.mark.parametrize(("name", "limit"), [("citizen.css", 15_000), ("desk.css", 6_000), ("kit.js", 12_000)])
def test_size_stays_within_the_budget(name: str, limit: int) -> None:
    assert _zipped(name) <= limit


def test_fonts_stay_within_the_budget() -> None:
    assert sum(file.stat().st_size for file in (_STATIC / "fonts").iterdir()) <= 60_000


@pytest.mark.parametrize("name", _SHEETS)
def test_sheet_asks_for_nothing_but_our_fonts(name: str) -> None:
    addresses = set(re.findall(r"url\(\"?([^)\"]+)", (_STATIC / name).read_text("utf-8")))
    assert addresses == {"fonts/inter-latin.woff2", "fonts/inter-vietnamese.woff2"}


@pytest.mark.parametrize("name", _SHEETS)
@pytest.mark.parametrize(
    "modern", ["color-mix(", "oklch(", "@layer", "@scope", "light-dark(", "@starting-style", " & "]
)
def test_sheet_keeps_to_what_chrome_109_knows(name: str, modern: str) -> None:
    assert modern not in (_STATIC / name).read_text("utf-8")


@pytest.mark.parametrize("name", [*_SHEETS, "kit.js"])
def test_prefix_is_ours(name: str) -> None:
    text = (_STATIC / name).read_text("utf-8").partition("*/")[2]
    assert re.findall(r"govuk-[a-z]+|GDS Transport", text) == []


def test_citizens_never_wait_for_the_font_and_staff_get_it() -> None:
    display = {name: set(re.findall(r"font-display:\s*(\w+)", (_STATIC / name).read_text("utf-8"))) for name in _SHEETS}
    assert display == {"citizen.css": {"optional"}, "desk.css": {"swap"}}
