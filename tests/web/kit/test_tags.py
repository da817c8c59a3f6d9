"""The template tags that hold a decision."""

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory
from lxml import html

from dienhong.web.kit.states import colour_of, due_words
from dienhong.web.kit.styleguide import ExampleForm


def _render(source: str, **context: object) -> html.HtmlElement:
    text = Template("{% load kit %}" + source).render(Context(context))
    return html.fromstring(f"<div>{text}</div>")


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-4, ("Quá hạn 4 ngày", "red")),
        (0, ("Hạn hôm nay", "orange")),
        (1, ("Còn 1 ngày", "yellow")),
        (3, ("Còn 3 ngày", "yellow")),
        (4, ("Còn 4 ngày", "grey")),
    ],
)
def test_due_words(days: int, words: tuple[str, str]) -> None:
    assert due_words(days) == words


def test_unknown_state_is_grey() -> None:
    assert colour_of("something new") == "grey"


def test_nav_marks_the_longest_address_that_begins_the_path() -> None:
    request = RequestFactory().get("/doi-thoai/thon-an/")
    page = _render('{% nav "Đầu" "/" "Đối thoại" "/doi-thoai/" "Tra cứu" "/tra-cuu/" %}', request=request)
    assert set(page.xpath("//a[@aria-current]/text()")) == {"Đối thoại"}


def test_nav_marks_home_on_home_only() -> None:
    request = RequestFactory().get("/khac/")
    page = _render('{% nav "Đầu" "/" "Đối thoại" "/doi-thoai/" %}', request=request)
    assert page.xpath("//a[@aria-current]") == []


def test_breadcrumbs_end_with_the_page_itself() -> None:
    page = _render('{% breadcrumbs "Đầu" "/" "Đối thoại" %}')
    assert page.xpath("//a/@href") == ["/"]
    assert page.xpath("//*[@aria-current='page']/text()") == ["Đối thoại"]


def test_button_is_a_link_only_with_an_address() -> None:
    assert [child.tag for child in _render('{% button "Gửi" %}')] == ["button"]
    link = _render('{% button "Xem" href="/x" kind="secondary small" data_dt_open="" %}')[0]
    assert dict(link.attrib) == {
        "class": "dt-button dt-button--secondary dt-button--small",
        "href": "/x",
        "data-dt-open": "",
    }


def test_pagination_keeps_the_filter() -> None:
    request = RequestFactory().get("/", {"thon": "an", "page": "2"})
    page = _render("{% pagination page %}", page=Paginator(range(60), 20).page(2), request=request)
    assert page.xpath("//a[@rel='next']/@href") == ["?thon=an&page=3"]


def test_error_summary_links_to_the_first_control_of_each_field() -> None:
    form = ExampleForm({"body": "Đường ngập", "village": "ba", "consent": "on"})
    page = _render("{% error_summary form %}", form=form)
    assert page.xpath("//a/@href") == ["#id_answer_by_0"]


def test_error_summary_of_a_page_without_form_is_nothing() -> None:
    assert _render("{% error_summary form %}").text_content().strip() == ""


def test_block_content_is_not_escaped_twice_and_its_values_once() -> None:
    page = _render('{% card title=title href="/x" %}<p>{{ body }}</p>{% endcard %}', title="<b>", body="a & b")
    assert page.xpath("//h3/a/text()") == ["<b>"]
    assert page.xpath("//p/text()") == ["a & b"]


def test_filters_keep_to_get() -> None:
    assert _render('{% filters clear="/so/" %}x{% endfilters %}').xpath("//form/@method") == ["get"]
