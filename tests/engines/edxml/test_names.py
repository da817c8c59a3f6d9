"""A name from a stranger becomes a name that any disk takes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dienhong.engines.edxml.names import MAX_NAME_BYTES, MAX_NAME_LETTERS, safe_name, unlike


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("Kế hoạch số 80.pdf", "Kế hoạch số 80.pdf"),
        ("a/b\\c.pdf", "c.pdf"),
        ("/etc/", "tep-dinh-kem"),
        ("", "tep-dinh-kem"),
        ("...", "tep-dinh-kem"),
        (".htaccess", "htaccess"),
        ("a.pdf. .", "a.pdf"),
        (".\u00a0.x", "x"),
        ("a.pdf:stream", "a.pdf_stream"),
        ('a<b>|"?*.pdf', "a_b_____.pdf"),
        ("nul", "_nul"),
        ("Com1.txt", "_Com1.txt"),
        ("lpt³.txt", "_lpt³.txt"),
        ("CON .txt", "_CON.txt"),
        ("console.txt", "console.txt"),
        ("a\nb.pdf", "a_b.pdf"),
        ("ha\u0301.pdf", "há.pdf"),
        ("x" * 300 + ".pdf", "x" * 146 + ".pdf"),
        ("𝔸" * 100 + ".pdf", "𝔸" * 59 + ".pdf"),
    ],
)
def test_name_is_made_safe(raw: str, name: str) -> None:
    assert safe_name(raw) == name


@given(st.text(max_size=400))
def test_safe_name_stays_as_it_is(raw: str) -> None:
    name = safe_name(raw)
    assert (safe_name(name), len(name) <= MAX_NAME_LETTERS, len(name.encode()) <= MAX_NAME_BYTES) == (name, True, True)


@given(st.lists(st.sampled_from(["a.pdf", "A.pdf", "a (2).pdf", "b", "x" * 146 + ".pdf"]), max_size=8))
def test_names_become_unlike_each_other(names: list[str]) -> None:
    taken: set[str] = set()
    for name in names:
        taken.add(unlike(name, taken).casefold())
    assert (len(taken), [name for name in taken if safe_name(name) != name]) == (len(names), [])
