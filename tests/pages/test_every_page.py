"""What must hold on every page that anybody can reach."""

import gzip
import re
from collections import Counter
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from tests.pages.spider import Visit

# Words that stand in no Vietnamese sentence; technical names that people know (Word, PDF, Excel …) are not among them.
ENGLISH = re.compile(
    r"\b(the|and|your|you|please|enter|required|submit|password|username|login|log|sign|error|errors|page|not|found|"
    r"this|field|invalid|value|select|choose|choice|delete|save|cancel|search|next|previous|home|welcome|yes|with|"
    r"from|is|are|was|be|of|or|if|new|edit|add|remove|view|more|less|back|close|open|send|message|date|year|month|"
    r"hour|minute|draft|issued|received|triaged|assigned|replied|closed|unit|village|state|none|true|false|null)\b",
    re.IGNORECASE,
)
STATIC = re.compile(r'(?:href|src)="/static/([^"?]+)"')
# Syllables of Vietnamese that are spelled like one of the words above when they stand without diacritics.
ALLOWED = {"be", "the", "is", "or", "and"}

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("db")]


def _pages(visits: dict[str, list[Visit]]) -> list[tuple[str, Visit]]:
    return [(who, visit) for who, found in visits.items() for visit in found if visit.is_page and visit.status == 200]


def test_no_link_leads_nowhere(visits: dict[str, list[Visit]]) -> None:
    broken = [(who, v.address, v.status) for who, found in visits.items() for v in found if v.status not in {200, 302}]
    assert broken == []


def test_enough_pages_are_reached(visits: dict[str, list[Visit]]) -> None:
    assert len(visits[""]) > 20
    assert len(visits["ha"]) > 30


def test_every_page_has_one_heading_and_a_title(visits: dict[str, list[Visit]]) -> None:
    wrong = []
    for who, visit in _pages(visits):
        page = visit.parsed()
        if page.headings != 1 or not page.title.strip() or page.language != "vi":
            wrong.append((who, visit.address, page.headings, page.title.strip(), page.language))
    assert wrong == []


def test_no_page_breaks_the_content_policy(visits: dict[str, list[Visit]]) -> None:
    assert [(who, v.address, v.parsed().inline) for who, v in _pages(visits) if v.parsed().inline] == []


def test_ids_are_unique_on_each_page(visits: dict[str, list[Visit]]) -> None:
    doubled = []
    for who, visit in _pages(visits):
        twice = [name for name, count in Counter(visit.parsed().ids).items() if count > 1]
        if twice:
            doubled.append((who, visit.address, twice))
    assert doubled == []


def test_no_page_speaks_english(visits: dict[str, list[Visit]]) -> None:
    found = []
    for who, visit in _pages(visits):
        for text in visit.parsed().words:
            english = [word for word in ENGLISH.findall(text) if word.lower() not in ALLOWED]
            if english:
                found.append((who, visit.address, english, text.strip()[:80]))
    assert found == []


def test_citizens_pages_are_light(visits: dict[str, list[Visit]]) -> None:
    """Page, styles and script together stay below 60 KB compressed (ux.md §8); fonts are optional and not counted."""
    parts: dict[str, int] = {}
    heavy = []
    for visit in visits[""]:
        if visit.is_page:
            own = len(gzip.compress(visit.body))
            linked = {name for name in STATIC.findall(visit.body.decode()) if name.endswith((".css", ".js"))}
            for name in linked - set(parts):
                path = finders.find(name)
                assert path is not None, name
                parts[name] = len(gzip.compress(Path(path).read_bytes()))
            if own > 15_000 or own + sum(parts[name] for name in linked) > 60_000:
                heavy.append((visit.address, own, sorted(linked)))
    assert heavy == []


def test_nothing_personal_is_public(visits: dict[str, list[Visit]]) -> None:
    """Names, telephone numbers and own words of the demonstration's citizens appear on no page without a log-in."""
    from dienhong.config.demo.places import read_rows

    opinions = read_rows("opinions.toml")["opinion"]
    private = {row["name"] for row in opinions if row.get("name")}
    private |= {row["phone"] for row in opinions if row.get("phone")}
    private |= {
        row["text"].strip()[:60] for row in opinions if row["text"].strip() != row.get("public_text", "").strip()
    }
    leaked = [
        (visit.address, word)
        for visit in visits[""]
        for word in private
        if visit.is_page and word in visit.body.decode()
    ]
    assert leaked == []


def test_withheld_texts_stand_on_no_page_that_a_link_leads_to(visits: dict[str, list[Visit]]) -> None:
    from dienhong.config.demo.places import read_rows

    rows = read_rows("opinions.toml")["opinion"]
    sealed = [row["text"].strip()[:40] for row in rows if row.get("sealed") and not row.get("release")]
    assert len(sealed) == 2
    readers = {
        who
        for who, found in visits.items()
        for v in found
        if any(text in v.body.decode(errors="ignore") for text in sealed)
    }
    assert readers == set()  # the petition officer gets them after giving a reason
