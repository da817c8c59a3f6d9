from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import HealthCheck, given, settings

from dienhong.engines.typeset.html import to_html
from dienhong.engines.typeset.model import Document, Paragraph, inline

from .documents import documents
from .samples import LETTER, REPORT, SAMPLES, STATE_PLAN

EMPTY = {"br", "hr", "img"}


class Tree(HTMLParser):
    """Checks that every element is closed in order; keeps attributes' names and the words."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.attributes: set[str] = set()
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes |= {name for name, _ in attrs}
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def tree(html: str) -> Tree:
    parsed = Tree()
    parsed.feed(html)
    parsed.close()
    assert parsed.open == []
    return parsed


@given(documents)
@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_preview_is_well_formed_without_styles(document: Document) -> None:
    assert tree(to_html(document)).attributes <= {"class", "scope", "src", "alt", "tabindex"}


@pytest.mark.parametrize("name", SAMPLES)
def test_every_layout_has_one_article_and_its_title(name: str) -> None:
    html = to_html(SAMPLES[name])
    assert (html.count("<article"), html.endswith("</article>")) == (1, True)
    assert html.count("<h2") == bool(SAMPLES[name].kind_name) + len(SAMPLES[name].appendices)


def test_hostile_words_stay_words() -> None:
    text = "<script>alert(1)</script> & \"'\x00\u202e {{ x }} \ud800"
    document = replace(STATE_PLAN, body=(Paragraph(inline(text)),), subject=text, place=text)
    html = to_html(document)
    assert "".join(tree(html).words).count("<script>alert(1)</script> & \"' {{ x }} \ufffd") == 3
    assert html.encode("utf-8").count(b"<script") == 0


def test_words_and_marks_are_those_of_the_pdf() -> None:
    words = tree(to_html(LETTER)).words
    assert [text for text in words if text.startswith(("Số:", "V/v", "Kính gửi", "- Lưu"))] == [
        "Số: 12/UBND-VX",
        "V/v trả lời kiến nghị của cử tri thôn Đông về đường giao thông nội đồng",
        "Kính gửi: Sở Xây dựng",
        "- Lưu: VT.",
    ]


def test_a_table_has_a_head_for_readers() -> None:
    html = to_html(REPORT)
    assert (html.count('<th scope="col">'), html.count("<caption>")) == (8, 1)
