"""What the form renderer draws: the markup that a reader's software depends on."""

from django import forms
from django.forms.renderers import get_default_renderer
from django.utils.datastructures import MultiValueDict
from lxml import html

from dienhong.web.kit.forms import KitRenderer
from dienhong.web.kit.styleguide import ExampleForm


def _draw(form: forms.BaseForm) -> html.HtmlElement:
    return html.fromstring(f"<form>{form}</form>")


def _one(page: html.HtmlElement, xpath: str) -> html.HtmlElement:
    found = page.xpath(xpath)
    assert len(found) == 1
    return found[0]


def test_renderer_is_the_projects() -> None:
    assert isinstance(get_default_renderer(), KitRenderer)


def test_every_control_has_a_label_or_a_legend() -> None:
    page = _draw(ExampleForm())
    labelled = {label.get("for") for label in page.xpath("//label")}
    controls = page.xpath("//input[@type!='hidden']|//textarea|//select")
    assert {control.get("id") for control in controls} == labelled
    assert [legend.text_content().split(" (")[0].strip() for legend in page.xpath("//legend")] == [
        "Muốn nhận trả lời bằng cách nào?",
        "Việc thuộc lĩnh vực nào?",
    ]


def test_error_is_said_in_words_and_tied_to_its_field() -> None:
    page = _draw(ExampleForm(MultiValueDict({"village": ["ba"]})))
    body = _one(page, "//textarea")
    assert body.get("aria-invalid") == "true"
    assert body.get("class").split() == ["dt-textarea", "dt-js-character-count", "dt-textarea--error"]
    assert body.get("aria-describedby") == "id_body_helptext id_body_error"
    assert " ".join(_one(page, "//*[@id='id_body_error']").text_content().split()) == "Lỗi: Hãy viết nội dung ý kiến"


def test_described_parts_exist() -> None:
    page = _draw(ExampleForm(MultiValueDict({})))
    named = {name for value in page.xpath("//@aria-describedby") for name in value.split()}
    assert named - set(page.xpath("//@id")) == set()


def test_radio_error_is_on_the_fieldset() -> None:
    page = _draw(ExampleForm(MultiValueDict({})))
    assert _one(page, "//fieldset[@aria-describedby]").get("aria-describedby") == "id_answer_by_error"


def test_optional_field_says_so_and_required_does_not() -> None:
    page = _draw(ExampleForm())
    assert _one(page, "//label[@for='id_name']").text_content().strip() == "Họ và tên (không bắt buộc)"
    assert _one(page, "//label[@for='id_body']").text_content().strip() == "Nội dung ý kiến"


def test_visibility_note_stands_beside_its_field() -> None:
    group = _one(_draw(ExampleForm()), "//input[@id='id_name']/..")
    assert _one(group, "p[@class='dt-visibility']").text_content() == "Chỉ cán bộ xử lý nhìn thấy."


def test_text_area_counts_up_to_its_limit() -> None:
    group = _one(_draw(ExampleForm()), "//textarea/..")
    assert group.get("data-module") == "dt-character-count"
    assert group.get("data-maxlength") == "3000"


def test_consent_box_is_not_ticked() -> None:
    box = _one(_draw(ExampleForm()), "//input[@id='id_consent']")
    assert (box.get("type"), box.get("checked"), box.get("class")) == ("checkbox", None, "dt-checkboxes__input")


def test_text_of_people_is_escaped() -> None:
    form = ExampleForm(MultiValueDict({"name": ['"><script>alert(1)</script>']}))
    assert _draw(form).xpath("//script") == []


def test_no_inline_style_or_handler() -> None:
    page = _draw(ExampleForm(MultiValueDict({})))
    assert page.xpath("//@style|//@*[starts-with(name(), 'on')]") == []


def test_date_is_read_as_written_in_vietnam() -> None:
    field = ExampleForm().fields["seen_on"]
    assert [field.clean(text).isoformat() for text in ("05/11/2026", "5-11-2026", "05.11.2026")] == ["2026-11-05"] * 3
