"""Remembered addresses are those that Django would make, commune by commune."""

from collections.abc import Iterator

import pytest
from django.template import Template
from django.template.context import Context
from django.urls import NoReverseMatch, set_script_prefix


def _rendered(words: str) -> str:
    return Template(words).render(Context())


@pytest.fixture(autouse=True)
def _back() -> Iterator[None]:
    yield
    set_script_prefix("/")


def test_address_follows_the_commune_of_the_request() -> None:
    found = []
    for prefix in ("/hoa-phu/", "/an-binh/", "/hoa-phu/"):
        set_script_prefix(prefix)
        found.append(_rendered('{% url "desk:register" %}'))
    assert found == [f"/{slug}/ban-lam-viec/y-kien/" for slug in ("hoa-phu", "an-binh", "hoa-phu")]


def test_unknown_name_is_told_unless_it_is_asked_for_by_a_variable() -> None:
    with pytest.raises(NoReverseMatch):
        _rendered('{% url "desk:nothing" %}')
    assert _rendered('{% url "desk:nothing" as found %}[{{ found }}]') == "[]"


def test_parts_of_an_address_are_filled_in_each_time() -> None:
    assert _rendered('{% url "desk:opinion" 7 %} {% url "desk:opinion" 8 %}').split() == [
        "/ban-lam-viec/y-kien/7/",
        "/ban-lam-viec/y-kien/8/",
    ]
